"""Questions as a matrix: who answered what, as of when, from whose text; and why the answers differ."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters
from tetrapylon.desk.incidents import told_in
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints, Order
from tetrapylon.desk.places import DistanceRow, distance_row
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.store.columns import Block

WEIGHT: Mapping[Verdict, int] = {
    Verdict.DISPUTED: 0,
    Verdict.UPDATED: 1,
    Verdict.DIFFERENT_MEASURE: 2,
    Verdict.RESOLVED: 3,
    Verdict.AGREE: 4,
    Verdict.SINGLE: 5,
}
"""Order of the list: what reports differ on comes first."""


class QuestionRow(TypedDict):
    """A question in the list. `values` counts the different values given, `origins` independent origins."""

    id: str
    question: str
    kind: str
    verdict: str
    answers: int
    values: int
    origins: int
    reports: int
    low: float | None
    high: float | None


class QuestionPage(TypedDict):
    """A page of questions out of `total`."""

    total: int
    rows: list[QuestionRow]


class AnswerRow(TypedDict):
    """One answer. `value` are the record's words for it; number and unit where there is one."""

    claim: str | None
    quantity: str | None
    value: str
    number: float | None
    low: float | None
    high: float | None
    unit: str | None
    as_of: str | None
    by: str
    by_type: str | None
    origin: str | None
    origin_stated: bool
    report: str | None
    report_label: str | None
    state: str


class QuestionDetail(TypedDict):
    """A question with every answer, the verdict in words, and distances for the dial."""

    id: str
    question: str
    kind: str
    verdict: str
    explanation: str
    claims: int
    origins: int
    answers: list[AnswerRow]
    distances: list[DistanceRow]


@remembered
def question_page(state: State, by: Filters, *, offset: int, limit: int) -> QuestionPage:
    """Return the questions that a claim within the filters answers, disputed ones first."""
    snapshot = state.snapshot
    found = _ordered(state, told_in(state, "questions", by))
    shown: list[Question] = snapshot.rows("questions", found[offset : offset + limit])
    answers = [a for q in shown for a in q.answers]
    snapshot.outline.quantity.bring(a.quantity for a in answers if a.quantity)
    snapshot.told.bring(a.claim for a in answers if a.claim)
    return {"total": len(found), "rows": [_row(snapshot, q) for q in shown]}


def _ordered(state: State, found: Ints) -> Ints:
    """Return questions with those first on which reports differ, then those with most answers."""
    index = state.snapshot.index
    return index.once("questions in order", lambda: _order(index.block("questions"))).of(found)


def _order(block: Block) -> Order:
    verdict = block.coded["verdict"]
    weight = np.array([*(WEIGHT[Verdict(w)] for w in verdict.words), len(WEIGHT)])
    return Order.by(block.ids.rank, -block.numbers["answers"], weight[verdict.codes])


def _row(snapshot: Snapshot, question: Question) -> QuestionRow:
    quantities = snapshot.outline.quantity
    counted = (quantities.get(a.quantity or "") for a in question.answers)
    numbers = [q.value for q in counted if q is not None and q.value is not None]
    return {
        "id": question.id,
        "question": question.question,
        "kind": question.kind,
        "verdict": question.verdict.value,
        "answers": len(question.answers),
        "values": len({a.value.casefold() for a in question.answers}),
        "origins": _origins(snapshot, question),
        "reports": len({_report(snapshot, a) for a in question.answers}),
        "low": min(numbers, default=None),
        "high": max(numbers, default=None),
    }


def _report(snapshot: Snapshot, answer: Answer) -> str | None:
    told = snapshot.told.get(answer.claim or "")
    return told.report if told else None


def _origins(snapshot: Snapshot, question: Question) -> int:
    """Return how many independent origins answer: wires, else the reports themselves."""
    return len({a.origin or _report(snapshot, a) for a in question.answers})


def question_detail(state: State, question: Question) -> QuestionDetail:
    """Return one question with its answers, oldest value first."""
    snapshot = state.snapshot
    answers = sorted(
        question.answers, key=lambda a: (a.as_of or "~", a.said_by or "", a.claim or "")
    )
    snapshot.bring(list(snapshot.outline.claim.some(a.claim for a in answers if a.claim).values()))
    snapshot.outline.quantity.bring(a.quantity for a in answers if a.quantity)
    numbers = [snapshot.outline.quantity.get(a.quantity or "") for a in answers]
    return {
        "id": question.id,
        "question": question.question,
        "kind": question.kind,
        "verdict": question.verdict.value,
        "explanation": question.explanation,
        "claims": len({a.claim for a in question.answers}),
        "origins": _origins(snapshot, question),
        "answers": [_answer(state, a) for a in answers],
        "distances": [
            distance_row(state, q) for q in numbers if q and q.measures.value == "distance_to"
        ],
    }


def _answer(state: State, answer: Answer) -> AnswerRow:
    snapshot = state.snapshot
    claim = snapshot.outline.claim.get(answer.claim or "")
    number = snapshot.outline.quantity.get(answer.quantity or "")
    made_of = snapshot.outline.composition.get(claim.report) if claim else None
    stated = made_of.agency.name if made_of and made_of.agency and made_of.agency_stated else None
    return {
        "claim": answer.claim,
        "quantity": answer.quantity,
        "value": answer.value,
        "number": number.value if number else None,
        "low": number.low if number else None,
        "high": number.high if number else None,
        "unit": number.unit if number else None,
        "as_of": answer.as_of,
        "by": snapshot.name(answer.said_by) or _voice(claim.claimant.type if claim else None),
        "by_type": claim.claimant.type.value if claim else None,
        "origin": answer.origin,
        "origin_stated": answer.origin is not None and answer.origin == stated,
        "report": claim.report if claim else None,
        "report_label": snapshot.label(claim.report) if claim else None,
        "state": state.rulings.state(claim) if claim else "open",
    }


def _voice(kind: ClaimantType | None) -> str:
    return f"not named ({kind.value.replace('_', ' ')})" if kind else "not named"
