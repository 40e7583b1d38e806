"""How things stood at a place: what moved on between two days, and what only looks back."""

from __future__ import annotations

import pytest

from tetrapylon.model.question import Question, Verdict
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


def asked(tools: Tools, words: str, *texts: tuple[str, str]) -> list[Question]:
    """Return the questions that begin with some words; a text comes with its day."""
    reports = [report_of_text(text, published=day) for text, day in texts]
    record = build_record(reports, [read_report(r, tools) for r in reports], tools)
    return [q for q in record.questions if q.question.startswith(words)]


def test_a_town_approached_and_then_entered_has_moved_on(tools: Tools) -> None:
    (found,) = asked(
        tools,
        "How did Mosul stand",
        ("Iraqi troops advanced on Mosul, the governor said.", "2017-07-12"),
        ("Iraqi troops entered Mosul on Friday, residents said.", "2017-07-14"),
    )
    assert found.verdict is Verdict.UPDATED


def test_a_battle_told_after_the_capture_moves_nothing_on(tools: Tools) -> None:
    found = asked(
        tools,
        "How did Mosul stand",
        ("Iraqi troops captured Mosul on Wednesday, the governor said.", "2017-07-12"),
        ("Hundreds of men died in the battle for Mosul, a doctor said.", "2017-07-14"),
    )
    assert found == []


def test_the_port_of_a_town_is_not_the_town(tools: Tools) -> None:
    found = asked(
        tools,
        "Was Tripoli taken",
        ("The guards captured the port of Tripoli, their spokesman said.", "2017-07-12"),
        ("Talk that Tripoli had been captured is false, a resident said.", "2017-07-13"),
    )
    assert found == []


def test_two_reports_of_one_holder_agree(tools: Tools) -> None:
    (found,) = asked(
        tools,
        "Who took or held Mosul",
        ("The Iraqi army captured Mosul on Wednesday, the governor said.", "2017-07-12"),
        ("A doctor said that the Iraqi army had seized Mosul.", "2017-07-13"),
    )
    assert found.verdict is Verdict.AGREE


def test_a_denied_loss_is_set_against_the_capture(tools: Tools) -> None:
    (found,) = asked(
        tools,
        "Did Mosul change hands",
        ("The Islamic State group captured Mosul on Wednesday, residents said.", "2017-07-12"),
        ("The governor denied that the Iraqi army had lost control of Mosul.", "2017-07-13"),
    )
    assert found.verdict is Verdict.DISPUTED
