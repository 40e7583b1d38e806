"""Reports that share sentences: they tell the same day, within a day or two."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tetrapylon.ground.day_votes import Vote, days_brought
from tetrapylon.ground.day_words import says_day
from tetrapylon.model.record import Record
from tetrapylon.model.strand import Edit, Strand

DATED_STRAND = 1.0
"""Weight of a shared sentence that names a weekday or says this week; others may be old background."""
PLAIN_STRAND = 0.35
HEAVY_EDIT = 0.5
MOST_WEIGHT = 3.0
ENOUGH_COPY = 4 * PLAIN_STRAND
"""Undated sentences in common that may date a report: fewer are background or a site's notices."""
MOST_MEMBERS = 30
"""Strands through more reports than this tie neighbours only; the pairs would grow with the square."""
BY_DISTANCE = {0: 1.0, 1: 0.7, 2: 0.1, 3: -0.3}
FAR = -0.5
ROUNDS = 4
TEMPERATURE = 0.7
"""Scale of scores when they are turned into shares: a lead of one point is four to one."""

Scores = Mapping[date, float]


@dataclass(frozen=True, slots=True)
class Tie:
    """How strongly two reports are tied, and whether a dated sentence ties them."""

    other: str
    weight: float
    dated: bool


def ties_of(record: Record) -> Mapping[str, tuple[Tie, ...]]:
    """Return for each report those that share strands with it, strongest first."""
    weights: dict[tuple[str, str], float] = {}
    dated: set[tuple[str, str]] = set()
    for strand in record.strands:
        says = _says_day(record, strand)
        weight = (DATED_STRAND if says else PLAIN_STRAND) * (
            HEAVY_EDIT if strand.edit is Edit.HEAVY else 1.0
        )
        for pair in _pairs(strand):
            weights[pair] = weights.get(pair, 0.0) + weight
            if says:
                dated.add(pair)
    return _by_report(weights, dated)


def _says_day(record: Record, strand: Strand) -> bool:
    reports = record.report
    return all(
        says_day(reports[m.report].text[m.start : m.end])
        for m in strand.members
        if m.report in reports
    )


def _pairs(strand: Strand) -> list[tuple[str, str]]:
    names = sorted({m.report for m in strand.members})
    if len(names) > MOST_MEMBERS:
        return list(itertools.pairwise(names))
    return list(itertools.combinations(names, 2))


def _by_report(
    weights: Mapping[tuple[str, str], float], dated: set[tuple[str, str]]
) -> Mapping[str, tuple[Tie, ...]]:
    found: dict[str, list[Tie]] = {}
    for pair, weight in sorted(weights.items()):
        for one, other in (pair, pair[::-1]):
            tie = Tie(other, min(MOST_WEIGHT, weight), pair in dated)
            found.setdefault(one, []).append(tie)
    return {r: tuple(sorted(ts, key=lambda t: (-t.weight, t.other))) for r, ts in found.items()}


def shares(scores: Scores) -> Mapping[date, float]:
    """Return each day's share of belief; the shares of one report add up to 1."""
    if not scores:
        return {}
    top = max(scores.values())
    raw = {d: math.exp((s - top) / TEMPERATURE) for d, s in scores.items()}
    total = sum(raw.values())
    return {d: r / total for d, r in raw.items()}


def with_sisters(
    votes: Mapping[str, Sequence[Vote]], ties: Mapping[str, Sequence[Tie]]
) -> Mapping[str, Scores]:
    """Return each report's scores after its sisters were heard: all at once, a fixed number of rounds.

    Reports whose own page carries a date are heard; a date that prose tells of may be old background, which
    sisters share too. A report without a date of its own takes those of its sisters.
    """
    base = _first_scores(votes, ties)
    dated = {r for r, v in votes.items() if any(one.dates_page for one in v)}
    scores = base
    for _ in range(ROUNDS):
        heard = listening({r: shares(s) for r, s in scores.items() if r in dated})
        scores = {
            r: {d: v + sister_weight(d, ties.get(r, ()), heard) for d, v in s.items()}
            for r, s in base.items()
        }
    return scores


Heard = Callable[[str, bool, date], float]
"""What the belief of one report is worth to a day, as a dated tie or another."""


def sister_weight(day: date, ties: Sequence[Tie], heard: Heard) -> float:
    """Return what a report's sisters say for or against a day."""
    total = 0.0
    for tie in ties:
        total += tie.weight * heard(tie.other, tie.dated, day)
    return total


def listening(beliefs: Mapping[str, Mapping[date, float]]) -> Heard:
    """Return what is heard in one round; many copies ask the same report about the same days."""

    @cache
    def heard(other: str, dated: bool, day: date) -> float:  # noqa: FBT001 - the key of what is remembered
        belief = beliefs.get(other, {})
        return sum(s * _fit((day - d).days, dated=dated) for d, s in belief.items())

    return heard


def _fit(distance: int, *, dated: bool) -> float:
    fit = BY_DISTANCE.get(abs(distance), FAR)
    return fit if dated else max(0.0, fit)


def _first_scores(
    votes: Mapping[str, Sequence[Vote]], ties: Mapping[str, Sequence[Tie]]
) -> dict[str, dict[date, float]]:
    """Score each report's own candidates and the likely days of its sisters by its own votes alone."""
    own = {r: _scored(v, days_brought(v)) for r, v in votes.items()}
    tops = {
        r: max(s, key=lambda d: (s[d], d))
        for r, s in own.items()
        if s and any(v.dates_page for v in votes[r])
    }
    return {r: {**s, **_scored(votes[r], _beside(ties.get(r, ()), tops))} for r, s in own.items()}


def _scored(votes: Sequence[Vote], days: Sequence[date]) -> dict[date, float]:
    return {d: sum(v.weigh(d) for v in votes) for d in days}


def _beside(ties: Sequence[Tie], tops: Mapping[str, date]) -> tuple[date, ...]:
    """Return the days of the sisters that may date a report, and the days beside them."""
    near = {
        tops[t.other] + timedelta(days=step)
        for t in ties
        if t.other in tops and (t.dated or t.weight >= ENOUGH_COPY)
        for step in (-1, 0, 1)
    }
    return tuple(sorted(near))
