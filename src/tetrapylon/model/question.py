"""One thing that several statements answer, with a verdict on why the answers differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Why answers to one question agree or differ."""

    SINGLE = "single"
    AGREE = "agree"
    UPDATED = "updated"
    DIFFERENT_MEASURE = "different_measure"
    DISPUTED = "disputed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: the claim (and quantity) that gives it, as of when, by whom, from which origin."""

    claim: str | None
    quantity: str | None
    value: str
    as_of: str | None
    said_by: str | None
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question in plain words with its answers; the bundle's `questions` row."""

    id: str
    question: str
    kind: str
    answers: tuple[Answer, ...]
    verdict: Verdict
    explanation: str
