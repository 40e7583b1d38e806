"""A table of sentences of many wars: which words are a time, of what type, and which days they mean."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.conftest import OpenDocument
from tetrapylon.ground.times import ground_times
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.record import Reading
from tetrapylon.read.times import find_times

CASES = yaml.safe_load(Path(__file__).with_name("times_cases.yaml").read_text("utf-8"))
NARRATIVE = yaml.safe_load(Path(__file__).with_name("times_narrative.yaml").read_text("utf-8"))
STORY_DAY = "2019-05-15"
FEWEST = 80
SHARE = 1.0
"""Share of the table that must come out right."""

Told = tuple[str, str, str | None, str | None]


def told(document: OpenDocument, text: str) -> list[Told]:
    """Return words, type, EDTF and TIMEX3 value of each time of a text told on `STORY_DAY`."""
    laid = document(text)
    guess = DayGuess(edtf=STORY_DAY, score=1.0, basis=("test",))
    reading = Reading(report=laid.report.id, page=laid.page, times=find_times(laid))
    rows = ground_times(reading, Dating(report=laid.report.id, story_day=guess))
    return [(t.said, t.type.value, t.edtf, t.timex3) for t in rows]


def test_times_keep_their_words_type_and_days(document: OpenDocument) -> None:
    wrong = []
    for text, said, *expected in CASES:
        found = told(document, text)
        if found != ([] if said is None else [(said, *expected)]):
            wrong.append(f"{text!r}: expected {said} {expected}, found {found}")
    share = 1 - len(wrong) / len(CASES)
    assert share >= SHARE, f"{share:.1%} of {len(CASES)} right; wrong:\n" + "\n".join(wrong)


def test_later_times_count_from_the_time_the_text_speaks_of(document: OpenDocument) -> None:
    wrong = [
        f"{text!r}: expected {days}, found {found}"
        for text, days in NARRATIVE
        if (found := [edtf for _, _, edtf, _ in told(document, text)]) != days
    ]
    assert not wrong, "\n".join(wrong)


def test_the_table_of_times_is_wide() -> None:
    assert len({text for text, *_ in CASES}) + len(NARRATIVE) >= FEWEST
