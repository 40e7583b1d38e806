"""Two holders at once are a dispute; one after the other is none."""

from __future__ import annotations

import pytest

from tetrapylon.model.question import Verdict
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


def asked(tools: Tools, words: str, *texts: tuple[str, str]) -> list[Verdict]:
    """Return the verdicts on questions that begin with some words; a text comes with its day."""
    reports = [report_of_text(text, published=day) for text, day in texts]
    record = build_record(reports, [read_report(r, tools) for r in reports], tools)
    return [q.verdict for q in record.questions if q.question.startswith(words)]


def test_two_sides_shown_in_one_town_on_one_day_are_a_dispute(tools: Tools) -> None:
    found = asked(
        tools,
        "Who holds Mosul",
        (
            "The Islamic State group holds the city of Mosul.",
            "2017-07-12",
        ),
        ("The Iraqi army controls the city of Mosul.", "2017-07-13"),
    )
    assert found == [Verdict.DISPUTED]


def test_a_holder_after_a_capture_is_an_update(tools: Tools) -> None:
    found = asked(
        tools,
        "Who ",
        ("The Islamic State group captured the city of Mosul in June 2014.", "2017-07-12"),
        (
            "The Iraqi army captured the city of Mosul on 10 July 2017 after heavy fighting.",
            "2017-07-13",
        ),
    )
    assert found == [Verdict.UPDATED]
