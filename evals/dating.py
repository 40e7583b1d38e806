"""Measure dating from the text alone: hide the day of publication and ask the record for it.

Truth is the hidden day. An answer is right where its interval is at most `WIDEST` days wide and holds
the day, wrong where an interval of any width does not hold it, and not given where there is none or it is wider.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from evals.common import parser
from evals.scoring import Row, rows_of
from tetrapylon.ground.story_day import solve_days
from tetrapylon.link.strands import find_strands
from tetrapylon.model.dating import DayGuess
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.read.times import find_times
from tetrapylon.run.documents import open_document, report_of_text

TASKS = ("times", "incidents", "stories")
"""Evaluation sets whose rows say when they were published."""

WIDEST = 7
"""Days from which on an interval is no answer."""


class Outcome(StrEnum):
    """How an answer compares with the hidden day."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_GIVEN = "not_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatingScore:
    """Shares (0..1) of the documents of one set, for the story day and for the day of publication."""

    task: str
    documents: int
    with_url: bool
    story_day: Counter[Outcome]
    published: Counter[Outcome]

    def lines(self) -> Iterator[str]:
        """Yield a line for each of the two days."""
        kept = "address kept" if self.with_url else "text only"
        for name, counts in (("story_day", self.story_day), ("published", self.published)):
            shares = " ".join(f"{o.value}={counts[o] / self.documents:.4f}" for o in Outcome)
            yield f"dating {self.task} ({kept}) {name}: documents={self.documents} {shares}"


def score_dating(task: str, data: Path, *, with_url: bool) -> DatingScore:
    """Date `data`/task/input.jsonl without its `published` field.

    Args:
        task: one of `TASKS`.
        data: the folder of evaluation sets.
        with_url: whether the address, which often holds a date, stays.
    """
    rows = [r for r in rows_of(data / task / "input.jsonl") if r.get("published")]
    truth = {str(r["id"]): str(r["published"])[:10] for r in rows}
    record = _record(rows, with_url=with_url)
    datings = solve_days(record)
    return DatingScore(
        task=task,
        documents=len(truth),
        with_url=with_url,
        story_day=Counter(outcome_of(d.story_day, truth[d.report]) for d in datings),
        published=Counter(outcome_of(d.published, truth[d.report]) for d in datings),
    )


def pooled(scores: Sequence[DatingScore]) -> DatingScore:
    """Return the scores of several sets, which must not be empty, as one of all their documents."""
    return DatingScore(
        task="all",
        documents=sum(s.documents for s in scores),
        with_url=scores[0].with_url,
        story_day=sum((s.story_day for s in scores), Counter[Outcome]()),
        published=sum((s.published for s in scores), Counter[Outcome]()),
    )


def outcome_of(guess: DayGuess | None, truth: str) -> Outcome:
    """Return how a guess compares with the true day (`YYYY-MM-DD`)."""
    days, true_days = days_of(guess.edtf if guess else None), days_of(truth)
    if days is None or true_days is None:
        return Outcome.NOT_GIVEN
    if not days.contains(true_days):
        return Outcome.WRONG
    narrow = days.length is not None and days.length <= WIDEST
    return Outcome.RIGHT if narrow else Outcome.NOT_GIVEN


def _record(rows: Iterable[Row], *, with_url: bool) -> Record:
    """Return a record as far as dating needs it: reports, readings with times, strands."""
    reports = sorted((_report(r, with_url=with_url) for r in rows), key=lambda r: r.id)
    readings = tuple(_reading(r) for r in reports)
    record = Record(reports=tuple(reports), readings=readings)
    return replace(record, strands=find_strands(record))


def _report(row: Row, *, with_url: bool) -> Report:
    url = str(row["url"]) if with_url and row.get("url") else None
    report = report_of_text(str(row["text"]), name=str(row["id"]))
    return replace(report, id=str(row["id"]), url=url)


def _reading(report: Report) -> Reading:
    document = open_document(report, parser=parser())
    return Reading(
        report=report.id,
        page=document.page,
        passages=document.passages,
        times=find_times(document),
    )
