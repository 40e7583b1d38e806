"""The cue tables load, and their closed lists are closed."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.cues import CueClass, cues_of, load_cues
from tetrapylon.model.claim import ClaimantType, Modality


def test_the_tables_answer_by_lemma() -> None:
    cues = load_cues()
    assert CueClass.SAY in cues.verbs["say"]
    assert CueClass.DENY in cues.verbs["deny"]
    assert cues.governors["prepare"] is Modality.INTENDED
    assert cues.speakers["observatory"] is ClaimantType.MONITOR


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    cues = load_cues()
    assert "no" in cues.negators
    assert "false" in cues.rejections


def test_a_section_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(TypeError, match="groups of words"):
        cues_of({"governors": ["prepare"]})
