"""The frame table holds only codes of the closed lists."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.codes import ACLED, CONTEXTS, PLOVER, QUAD, event_type_of
from tetrapylon.lexicon.frames import FrameTableError, Part, frames_of, load_frames


def test_every_frame_is_coded_from_the_closed_lists() -> None:
    for frame in load_frames().frames.values():
        assert frame.plover is None or frame.plover in PLOVER
        assert set(frame.contexts) <= CONTEXTS


def test_acled_has_twenty_five_sub_event_types_in_six_types() -> None:
    assert len(ACLED) == 6
    assert sum(map(len, ACLED.values())) == 25


def test_every_plover_type_has_a_quad_class() -> None:
    assert QUAD.keys() == PLOVER.keys()


def test_a_concluded_truce_is_an_agreement() -> None:
    assert load_frames()["truce"].acled == "Agreement"
    assert event_type_of("Agreement") == "Strategic developments"


def test_what_acled_does_not_code_has_no_event_type() -> None:
    assert event_type_of(None) is None


def test_the_most_demanding_trigger_comes_first() -> None:
    weights = [t.weight for t in load_frames().candidates("take", Part.VERB)]
    assert weights == sorted(weights, reverse=True)


def test_a_code_outside_the_list_is_refused() -> None:
    frame = {"does": "x", "called": "x", "acled": "Fisticuffs"}
    with pytest.raises(FrameTableError, match="Fisticuffs"):
        frames_of({"classes": {}, "scope": {}, "frames": {"x": frame}})
