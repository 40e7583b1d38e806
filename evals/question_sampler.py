"""Draw questions of unseen articles, grouped by month, for a person to judge: right verdict, wrong verdict, no question.

The draw depends on the seed and the questions' ids alone, so that the table in `docs/quality.md` can be drawn again. The texts
stay outside the repository; only the counts are written down.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from pathlib import Path

from evals.common import parser
from evals.scoring import Row, rows_of
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools

MONTHS = ("2018-02", "2018-12", "2019-02")
"""The months that are drawn from where none is named."""
SHORTEST = 2
"""Answers that a question must have: one answer leaves nothing to judge."""


def drawn_questions(
    source: Path, *, count: int, seed: int, months: tuple[str, ...] = MONTHS
) -> list[tuple[str, Record, Question]]:
    """Return `count` questions with two answers or more of the records of some months, drawn by `seed`."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(source):
        groups[str(row.get("published"))[:7]].append(row)
    found = [(m, r, q) for m in months for r in [_record(groups[m])] for q in r.questions]
    listed = [
        f for f in found if f[2].verdict is not Verdict.SINGLE and len(f[2].answers) >= SHORTEST
    ]
    ranked = sorted(listed, key=lambda f: blake2b(f"{seed}:{f[2].id}".encode()).digest())
    return ranked[:count]


def _record(rows: list[Row]) -> Record:
    tools = open_tools(parser=parser())
    reports = [
        report_of_text(str(r["text"]), name=str(r["id"]), published=str(r["published"]))
        for r in rows
    ]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def told(month: str, question: Question) -> str:
    """Return a question as a person judges it: verdict, explanation, every answer."""
    answers = "".join(
        f"  - {a.value} | {a.said_by} | {a.as_of} | {a.origin}\n" for a in question.answers
    )
    head = f"{month} {question.kind}: {question.question} {question.verdict.value}"
    return f"{head}\n  {question.explanation}\n{answers}"
