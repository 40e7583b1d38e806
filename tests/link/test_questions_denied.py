"""What one says and another says is not true."""

from __future__ import annotations

from tests.link.questions_factory import claim, record
from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record

ABOUT = ("actor:crown",)


def disputed(made: Record) -> list[Question]:
    return [q for q in claim_questions(made) if q.verdict is Verdict.DISPUTED]


def asked(said: str, denied: str, *, by: str = "actor:crown", day: str = "2020-02-04") -> Record:
    """Return a record in which the League says something of the Crown, and somebody denies something."""
    return record(
        {"a": said, "b": denied},
        (
            claim("a", by="actor:league", about=ABOUT),
            claim(
                "b",
                "r2",
                by=by,
                day=day,
                modality=Modality.DENIED,
                polarity=Polarity.NEGATIVE,
                about=ABOUT,
            ),
        ),
    )


def test_an_accusation_and_its_denial_are_disputed() -> None:
    made = asked(
        "the Crown was behind the poison attack on the market",
        "denied any part of the Crown in the poison attack",
    )
    (found,) = disputed(made)
    assert found.question == "Is it so: “the Crown was behind the poison attack on the market”?"
    assert {a.said_by for a in found.answers} == {"League", "Crown"}


def test_a_denial_of_something_else_disputes_nothing() -> None:
    made = asked(
        "the Crown was behind the poison attack on the market",
        "denied that the Crown had bought grain abroad",
    )
    assert disputed(made) == []


def test_a_refusal_is_no_denial() -> None:
    made = asked(
        "the Crown was behind the poison attack on the market",
        "the Crown refused to comment on the poison attack",
    )
    assert disputed(made) == []


def test_what_nobody_can_deny_is_not_denied() -> None:
    made = asked(
        "the Crown was behind the poison attack on the market",
        "nobody can deny the poison attack was the work of the Crown, you cannot deny it",
    )
    assert disputed(made) == []


def test_a_denial_a_month_later_answers_something_else() -> None:
    made = asked(
        "the Crown was behind the poison attack on the market",
        "denied any part of the Crown in the poison attack",
        day="2020-03-10",
    )
    assert disputed(made) == []


def test_a_side_does_not_dispute_its_own_words() -> None:
    made = asked(
        "the Crown was behind the poison attack on the market",
        "denied any part of the Crown in the poison attack",
        by="actor:league",
    )
    assert disputed(made) == []
