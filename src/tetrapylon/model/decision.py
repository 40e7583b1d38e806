"""What a person ruled. Append only; bound to evidence, never to a derived row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A ruling on a question about a stretch of a report. `at` is an ISO instant in UTC."""

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
