"""Sentences as they live in several reports, and where each report's words come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Edit(StrEnum):
    """How much a strand's members differ."""

    EXACT = "exact"
    LIGHT = "light"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Member:
    """A stretch of one report that a strand runs through; `sentence` is its sentence's id."""

    report: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGuess:
    """A wire or outlet that words come from, with score and basis."""

    name: str
    basis: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One aligned sentence as it lives in several reports; the bundle's `strands` row."""

    id: str
    members: tuple[Member, ...]
    edit: Edit
    origin: OriginGuess | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceOrigin:
    """Where one sentence's words come from; the bundle's `origins` row."""

    report: str
    sentence: str
    strand: str | None
    origin: OriginGuess | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What a report is made of: the agency most of it comes from, and whether it is spliced."""

    report: str
    agency: OriginGuess | None
    agency_stated: bool
    rivals: tuple[str, ...] = ()
    spliced: bool = False
