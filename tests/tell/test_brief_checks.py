"""A reworded sentence may say less than the words it cites, never more."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.labels import load_labels
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.tell.brief_checks import Flagged, Ground, flags_of

GROUND = Ground(
    cited=("At least 40 soldiers died when rebels took the ridge above Vardin on Sunday",),
    beside=("Border Watch", "on 3 May 2020", "the Norland army"),
)


def found(text: str, ground: Ground = GROUND) -> list[tuple[Flagged, str]]:
    flags = flags_of(text, ground, labels=load_labels(), numbers=load_number_words())
    return [(f.kind, f.words) for f in flags]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took the ridge above Vardin on 3 May 2020, Border Watch said.",
        "At least forty soldiers of the Norland army died.",
        "When the rebels took Vardin's ridge, soldiers died.",
        "“Rebels took the ridge”, Border Watch said.",
        "After the ridge fell, none of the soldiers was left.",
    ],
)
def test_what_the_cited_words_hold_may_be_said_otherwise(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("At least 400 soldiers died.", (Flagged.NUMBER, "400")),
        ("At least fifty soldiers died.", (Flagged.NUMBER, "fifty")),
        ("Dozens of soldiers died.", (Flagged.NUMBER, "Dozens")),
        ("The rebels took Sarnath.", (Flagged.NAME, "Sarnath")),
        ("Sarnath fell to the rebels.", (Flagged.NAME, "Sarnath")),
        (
            "“Rebels stormed the ridge”, Border Watch said.",
            (Flagged.QUOTE, "Rebels stormed the ridge"),
        ),
    ],
)
def test_what_they_do_not_hold_is_flagged(text: str, flag: tuple[Flagged, str]) -> None:
    assert flag in found(text)


def test_a_loaded_label_is_flagged_outside_quotation_marks_only() -> None:
    assert Flagged.LABEL in dict(found("The terrorists took the ridge above Vardin."))
