"""A claim in full: its words in context, and everything that hangs on it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from typing_extensions import TypedDict

from tetrapylon.desk.claims import (
    ClaimRow,
    NumberRow,
    RulingRow,
    claim_row,
    numbers_of,
    rows_at,
    ruling_row,
)
from tetrapylon.desk.excerpts import after, before
from tetrapylon.desk.keeper import State
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.rulings import of_claims
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.claim import Claim

AROUND = 240
"""Code points of context on each side of a claim's words."""
MOST_BESIDE = 50
"""Claims shown beside one that say the same or otherwise."""


class Linked(TypedDict):
    """A row that a claim leads to: an incident or a question."""

    id: str
    title: str
    note: str


class ClaimDetail(TypedDict):
    """A claim in full, with its words in context and everything that hangs on it."""

    claim: ClaimRow
    before: str
    after: str
    maker: str
    numbers: list[NumberRow]
    incidents: list[Linked]
    questions: list[Linked]
    alike: list[ClaimRow]
    others: list[ClaimRow]
    history: list[RulingRow]


def claim_detail(state: State, claim: Claim, *, maker: str) -> ClaimDetail:
    """Return one claim in full."""
    snapshot = state.snapshot
    text = snapshot.outline.report[claim.report].text
    number = snapshot.number(claim.id)
    alike = [n for n in snapshot.alike(claim) if n != number]
    return {
        "claim": claim_row(state, claim),
        "before": before(text, claim.span.start, AROUND),
        "after": after(text, claim.span.end, AROUND),
        "maker": maker,
        "numbers": numbers_of(snapshot, claim),
        "incidents": [
            {"id": i.id, "title": i.title, "note": i.status.value}
            for i in snapshot.incidents_of_claim.get(claim.id, ())
        ],
        "questions": [
            {"id": q.id, "title": q.question, "note": q.verdict.value}
            for q in snapshot.questions_of_claim.get(claim.id, ())
        ],
        "alike": rows_at(state, np.array(alike[:MOST_BESIDE], dtype=np.int32)),
        "others": rows_at(state, _other_answers(snapshot, number, alike)),
        "history": [
            ruling_row(state, d)
            for d in state.decisions
            if of_claims(d) and d.evidence.covers(claim.report, claim.span.start, claim.span.end)
        ],
    }


def _other_answers(snapshot: Snapshot, number: int, alike: Iterable[int]) -> Ints:
    """Return claims that answer the same questions otherwise."""
    answers = snapshot.index.linked("questions")
    near = {number, *alike}
    found: dict[int, None] = {}
    for question in answers.turned.beside(number):
        found |= dict.fromkeys(int(c) for c in answers.beside(int(question)) if c not in near)
    return np.array(list(found)[:MOST_BESIDE], dtype=np.int32)
