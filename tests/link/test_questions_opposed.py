"""Opposed words on one matter: the table of issues."""

from __future__ import annotations

import pytest

from tests.link.questions_factory import claim, record
from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.model.question import Verdict
from tetrapylon.model.record import Record


def two(one: str, other: str, about: str, *, day: str = "2020-02-04") -> Record:
    return record(
        {"a": one, "b": other},
        (
            claim("a", by="actor:league", about=(about,)),
            claim("b", "r2", by="actor:crown", about=(about,), day=day),
        ),
    )


@pytest.mark.parametrize(
    ("one", "other", "about", "asked"),
    [
        (
            "our fighters captured Harim this morning",
            "the assault on Harim was repelled",
            "place:harim",
            "Was Harim taken?",
        ),
        (
            "the truce is holding along the Crown's lines",
            "the Crown violated the truce four times",
            "actor:crown",
            "Is the truce holding (the Crown)?",
        ),
        (
            "the Crown has withdrawn most of its soldiers",
            "it was a partial withdrawal by the Crown",
            "actor:crown",
            "How much of the forces was withdrawn (the Crown)?",
        ),
    ],
)
def test_opposites_by_two_sides_are_disputed(one: str, other: str, about: str, asked: str) -> None:
    found = [q for q in claim_questions(two(one, other, about)) if q.verdict is Verdict.DISPUTED]
    assert [q.question for q in found] == [asked]


def test_a_town_said_taken_a_week_after_an_assault_failed_is_no_dispute() -> None:
    made = two(
        "our fighters captured Harim this morning",
        "the assault on Harim was repelled",
        "place:harim",
        day="2020-02-12",
    )
    assert claim_questions(made) == ()


def test_a_truce_said_broken_by_both_sides_is_no_dispute() -> None:
    made = two(
        "the Crown violated the truce",
        "the League violated the truce with the Crown",
        "actor:crown",
    )
    assert Verdict.DISPUTED not in {q.verdict for q in claim_questions(made)}
