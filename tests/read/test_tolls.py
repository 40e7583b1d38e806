"""Counts of a stretch of time, or of another happening, are kept apart from the day's."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.tolls import load_toll_words
from tetrapylon.read.tolls import TollOf, tells_possible_harm, toll_of

WORDS = load_toll_words()
LIST = "The attacks since the start of May are as follows:\n• Eight civilians killed by mines.\n"


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("Shelling killed three farmers in the village.", "three", TollOf.HAPPENING),
        ("The war monitor said five farmers died.", "five", TollOf.HAPPENING),
        ("Mines have killed 90 people since the start of May.", "90", TollOf.STRETCH),
        ("Last month nine herders were killed nearby.", "nine", TollOf.OTHER_HAPPENING),
        ("A raid in 2017 killed 40 people there.", "40", TollOf.OTHER_HAPPENING),
        (LIST, "Eight", TollOf.STRETCH),
    ],
)
def test_the_words_around_a_count_tell_what_it_is_of(text: str, number: str, of: TollOf) -> None:
    assert toll_of(text, text.index(number), WORDS, year=2021) is of


def test_the_year_of_the_happening_itself_makes_no_other_one() -> None:
    text = "A raid in 2021 killed 40 people there."
    assert toll_of(text, text.index("40"), WORDS, year=2021) is TollOf.HAPPENING


def test_harm_that_is_only_thought_possible_is_told_apart() -> None:
    assert tells_possible_harm("The command spoke of a possible civilian casualty.", WORDS)
    assert not tells_possible_harm("Two civilians were killed.", WORDS)
