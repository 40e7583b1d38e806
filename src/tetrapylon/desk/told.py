"""Which sentences with the words of a search hold a claim with them: told by where both stand, as far as claims were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tetrapylon.desk.index import Index
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.store.columns import NONE
from tetrapylon.store.search import SentenceHit, Term, claims_that_meet

POSITION_BITS = 32
"""Bits of a position below the code of its report."""
Positions = NDArray[np.int64]
"""Characters of reports: the code of the report, -2 for one without claims, and the character in one number."""


@dataclass(frozen=True, slots=True, eq=False)
class ClaimsFound:
    """The numbers of claims that have all the words; of reports published since a day (an ordinal) no others have them."""

    claims: Ints
    all_since: int


def without_claims(
    snapshot: Snapshot, hits: Sequence[SentenceHit], terms: Sequence[Term], found: ClaimsFound
) -> list[SentenceHit]:
    """Return the sentences in which no claim meets all terms. A claim stands where its span begins, in its sentence."""
    if not hits:
        return []
    index = snapshot.index
    code = index.claims.coded["report"].code
    report = np.array([code(h.report) for h in hits], dtype=np.int64)
    begin = _positions(report, np.array([h.start for h in hits], dtype=np.int64))
    order = np.argsort(begin)
    report, begin = report[order], begin[order]
    end = _positions(report, np.array([h.end for h in hits], dtype=np.int64)[order])

    told = np.zeros(len(hits), dtype=np.bool_)
    at = _holding(begin, end, _of_claims(index, found.claims))
    told[at[at != NONE]] = True

    older = ~told & (report >= 0)
    older[older] = index.day_of_report[report[older]] < found.all_since
    _, claims = index.of_report.of_some(np.unique(report[older]).astype(np.int32))
    at = _holding(begin, end, _of_claims(index, claims))
    asked = (at != NONE) & older[at]
    told[at[asked][_meet(snapshot, claims[asked], terms)]] = True
    return [hits[i] for i in np.sort(order[~told]).tolist()]


def _positions(report: NDArray[np.int64], character: NDArray[np.int64]) -> Positions:
    return report << POSITION_BITS | character


def _of_claims(index: Index, claims: Ints) -> Positions:
    """Return where claims begin."""
    starts = index.claims.numbers["span_start"][claims]
    return _positions(index.report[claims].astype(np.int64), starts.astype(np.int64))


def _holding(begin: Positions, end: Positions, places: Positions) -> NDArray[np.int64]:
    """Return which of some stretches, sorted and apart, holds each place; `NONE` where none does."""
    at = np.searchsorted(begin, places, side="right") - 1
    return np.where((at >= 0) & (places < end[at]), at, NONE)


def _meet(snapshot: Snapshot, claims: Ints, terms: Sequence[Term]) -> NDArray[np.bool_]:
    """Tell of each claim whether it meets all terms."""
    index = snapshot.index
    days = index.day_of_report[index.report[claims]].tolist()
    dated = [day if day != NONE else None for day in days]
    asked = list(zip(dated, index.claims.place[claims].tolist(), strict=True))
    met = claims_that_meet(snapshot.view, asked, terms)
    return np.array([claim in met for claim in asked], dtype=np.bool_)
