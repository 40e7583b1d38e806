"""What day a report was published and speaks from, with the evidence that won and lost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGuess:
    """An EDTF day or interval with its score (0..1) and the codes of the evidence behind it."""

    edtf: str
    score: float
    basis: tuple[str, ...]


class PrintedStatus(StrEnum):
    """Whether the printed date holds against the days that the text speaks of."""

    ACCEPTED = "accepted"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """The date that the page prints as its own (not a caption's)."""

    edtf: str
    span: Span
    status: PrintedStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The solved days of one report; None where nothing allows even an interval."""

    report: str
    printed: PrintedDate | None = None
    published: DayGuess | None = None
    story_day: DayGuess | None = None
    losing: tuple[str, ...] = ()
