from __future__ import annotations

import pytest

from tetrapylon.link.questions_words import Names, day_in_words, listed, period, sentence
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-02-03", "3 February 2020"),
        ("2020-02", "February 2020"),
        ("2020-02-03/2020-02-09", "3 to 9 February 2020"),
        ("2020-01-30/2020-02-09", "January 2020 to February 2020"),
        ("2020", "2020"),
        ("2020-02-03/..", ""),
        (None, ""),
    ],
)
def test_a_day_is_written_as_prose_has_it(edtf: str | None, words: str) -> None:
    assert day_in_words(edtf) == words


def test_a_period_runs_from_the_first_to_the_last_day() -> None:
    assert period(["2020-02-09", None, "2020-02-03"]) == "3 to 9 February 2020"


def test_a_value_is_named_once() -> None:
    assert listed(["two", "three", "two", "", "five"]) == "two, three and five"


def test_many_values_are_counted_after_the_first() -> None:
    assert listed(str(n) for n in range(9)) == "0, 1, 2, 3, 4 and 4 more"


def test_a_speaker_is_shown_by_name_and_not_by_id() -> None:
    body = Entity(id="actor:water-board", name="Water Board", kind=EntityKind.ORGANISATION)
    names = Names(Record(entities=(body,)))
    assert names.speaker("actor:water-board") == "Water Board"
    assert names.speaker("A farmer") == "a farmer"
    assert names.speaker(None) is None


def test_a_sentence_begins_with_a_capital_and_ends_once() -> None:
    assert sentence("two men: it differs.") == "Two men: it differs."
