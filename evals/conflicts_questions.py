"""Check the questions of the hand-coded conflicts: which answers must stand side by side, and with what verdict.

A row of `questions` in `expected.yaml` names sides; each side is a list of `[report, words]`, any of which speaks for
it. A question of the record finds the row where it holds an answer of every side and a quarter of its answers are of
the row, so that one question about everything finds nothing. A dispute that no row expects is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record

FOCUS = 0.25
"""Share of a question's answers that must be of the expected sides; the gold record's measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a record makes of an expected question: right, wrong (another verdict on these answers alone) or none.

    `verdicts` are those of all questions that hold the sides; one on a longer series says nothing of a part of it.
    """

    what: str
    held: bool
    wrong: bool
    verdicts: tuple[str, ...]


def outcomes(record: Record, wanted: dict[str, Any]) -> Iterator[Outcome]:
    """Yield each expected question with what the record has."""
    for row in wanted.get("questions", []):
        holding = {q: n for q in record.questions if (n := _of_row(record, q, row))}
        found = tuple(sorted({q.verdict.value for q in holding}))
        right = not set(found).isdisjoint(row["verdict"].split("|"))
        alone = any(n == len(q.answers) for q, n in holding.items())
        what = f"{row['ask']} {row['verdict']}"
        yield Outcome(what=what, held=right, wrong=alone and not right, verdicts=found)


def strays(record: Record, wanted: dict[str, Any]) -> Iterator[Question]:
    """Yield the disputes of a record that no row expects."""
    rows = [r for r in wanted.get("questions", []) if Verdict.DISPUTED in r["verdict"].split("|")]
    for question in record.questions:
        disputed = question.verdict is Verdict.DISPUTED
        if disputed and not any(_of_row(record, question, row) for row in rows):
            yield question


def _of_row(record: Record, question: Question, row: dict[str, Any]) -> int:
    """Return how many answers are of a row's sides, 0 where a side has none or they are lost among others."""
    of_side = [
        {n for n, a in enumerate(question.answers) if any(_says(record, a, *w) for w in side)}
        for side in row["sides"]
    ]
    told = set().union(*of_side)
    found = all(of_side) and len(told) > 1 and len(told) >= FOCUS * len(question.answers)
    return len(told) if found else 0


def _says(record: Record, answer: Answer, number: int, words: str) -> bool:
    """Tell whether an answer's words are, or hold, some words of a report."""
    quantity = record.quantity.get(answer.quantity or "")
    claim = record.claim.get(answer.claim or "")
    for report, start, end in (
        *([(quantity.report, quantity.start, quantity.end)] if quantity else ()),
        *([(claim.report, claim.span.start, claim.span.end)] if claim and not quantity else ()),
    ):
        known = record.report[report]
        at = known.text.find(words)
        named = Path(known.name).name.startswith(f"{number:02d}")
        if named and at >= 0 and start < at + len(words) and at < end:
            return True
    return False
