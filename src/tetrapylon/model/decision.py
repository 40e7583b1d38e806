"""What a person ruled. Append only; bound to evidence, never to a derived row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Noun(StrEnum):
    """What a ruling may be about; `Decision.question` begins with one of these."""

    REPORT = "report"
    CLAIM = "claim"
    QUANTITY = "quantity"
    INCIDENT = "incident"
    CONTROL = "control"
    TRACK = "track"
    QUESTION = "question"
    ENTITY = "entity"


class Ruled(StrEnum):
    """Rulings that are no new value of a field."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A stretch of a report, in code points: what a ruling names in place of a row that may be made anew."""

    report: str
    start: int
    end: int

    def covers(self, report: str, start: int, end: int) -> bool:
        """Tell whether a row's words are these: at least half of the longer stretch lies in both.

        A better reader may draw a span a little wider or narrower; the ruling then still finds it.
        """
        shared = min(self.end, end) - max(self.start, start)
        longer = max(self.end - self.start, end - start)
        return self.report == report and 2 * shared >= longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A ruling on a question about a stretch of a report. `at` is an ISO instant in UTC.

    `question` is a noun (`claim`) or a field of one (`claim.modality`); `ruling` one of `Ruled` or the
    field's right value. `beside` is the second stretch of a ruling that joins or parts two.
    """

    id: str
    report: str
    start: int
    end: int
    question: str
    ruling: str
    by: str
    at: str
    reason: str
    replaces: str | None = None
    beside: Evidence | None = None

    @property
    def evidence(self) -> Evidence:
        """The stretch that it rules on."""
        return Evidence(report=self.report, start=self.start, end=self.end)

    @property
    def pair(self) -> tuple[Evidence, ...]:
        """All stretches that it rules on, in order."""
        return tuple(sorted(e for e in (self.evidence, self.beside) if e is not None))


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the rulings in force: none that another replaces, and of those on one question the newest.

    A ruling that was taken back (`undone`) leaves nothing in force.
    """
    listed = sorted(decisions, key=lambda d: (d.at, d.id))
    replaced = {d.replaces for d in listed if d.replaces}
    newest: dict[tuple[object, ...], Decision] = {}
    for decision in listed:
        if decision.id not in replaced:
            newest[(decision.pair, decision.question)] = decision
    return tuple(d for d in newest.values() if d.ruling != Ruled.UNDONE)


def withdrawn(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the rulings that take a whole report out of the record, by report id."""
    return {
        d.report: d
        for d in standing(decisions)
        if d.question == Noun.REPORT and d.ruling == Ruled.WITHDRAWN
    }
