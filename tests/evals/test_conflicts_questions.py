"""Expected questions: found with every side, wrong only by a verdict on these answers alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from evals.conflicts_questions import outcomes, strays
from tests.link.questions_factory import claim, record
from tetrapylon.link.questions_desk import Ask, Desk
from tetrapylon.model.question import Verdict
from tetrapylon.model.record import Record

WORDS = {"a": "the mill fell", "b": "the mill never fell", "c": "the mill burns"}


def made(*keys: str, verdict: Verdict) -> Record:
    """Return a record with one question that these claims answer."""
    claims = (claim("a", "01"), claim("b", "02"), claim("c", "03"))
    found = record(WORDS, claims)
    ask = Ask(kind="control", words="Did the mill fall?", verdict=verdict, because="so")
    question = Desk(found).question(ask, [c for c in found.claims if c.id in keys])
    return replace(found, questions=(question,) if question else ())


def wanted(verdict: str) -> dict[str, Any]:
    sides = [[[1, "the mill fell"]], [[2, "never fell"]]]
    return {"questions": [{"ask": "Did it?", "verdict": verdict, "sides": sides}]}


def test_a_question_with_both_sides_and_the_verdict_holds() -> None:
    (found,) = outcomes(made("a", "b", verdict=Verdict.DISPUTED), wanted("disputed|updated"))
    assert found.held


def test_another_verdict_on_these_answers_is_wrong() -> None:
    (found,) = outcomes(made("a", "b", verdict=Verdict.AGREE), wanted("disputed"))
    assert (found.held, found.wrong) == (False, True)


def test_a_verdict_on_a_longer_series_is_a_miss() -> None:
    (found,) = outcomes(made("a", "b", "c", verdict=Verdict.UPDATED), wanted("disputed"))
    assert (found.held, found.wrong) == (False, False)


def test_a_question_with_one_side_finds_nothing() -> None:
    (found,) = outcomes(made("a", "c", verdict=Verdict.DISPUTED), wanted("disputed"))
    assert found.verdicts == ()


def test_a_dispute_that_nobody_expects_is_told() -> None:
    assert len(list(strays(made("a", "c", verdict=Verdict.DISPUTED), wanted("disputed")))) == 1
