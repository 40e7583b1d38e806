"""Search for the desk: claims with all the words, then sentences that have them and no such claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from typing_extensions import TypedDict

from tetrapylon.desk.claims import ClaimRow, rows_at
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.desk.told import ClaimsFound, without_claims
from tetrapylon.model.decision import withdrawn
from tetrapylon.store.columns import NONE
from tetrapylon.store.search import (
    Order,
    SentenceHit,
    find_claims,
    find_sentences,
    terms_of,
)

MOST_COUNTED = 500
"""Hits that are counted; past that a search says that there are more."""


class SentenceRow(TypedDict):
    """A sentence with the words, in which no claim was met."""

    id: str
    report: str
    report_label: str
    start: int
    end: int
    words: str


class Hits(TypedDict):
    """What a search found: a page of claims and sentences, and how many there are of each.

    `more` tells that a count stopped at its bound.
    """

    words: str
    order: str
    claims_total: int
    sentences_total: int
    more: bool
    claims: list[ClaimRow]
    sentences: list[SentenceRow]


@dataclass(frozen=True, slots=True, eq=False)
class _Met:
    """What a search met, before any page of it is shown."""

    claims: Ints
    sentences: list[SentenceHit]
    more: bool


@remembered
def hits_of(state: State, words: str, *, order: Order, limit: int, offset: int = 0) -> Hits:
    """Return claims and sentences that have all the words, a name in every spelling the record knows.

    `offset` and `limit` cut both lists.
    """
    met = _met(state, words, order=order)
    some = slice(offset, offset + limit)
    return {
        "words": words,
        "order": order.value,
        "claims_total": len(met.claims),
        "sentences_total": len(met.sentences),
        "more": met.more,
        "claims": rows_at(state, met.claims[some]),
        "sentences": _sentence_rows(state.snapshot, met.sentences[some]),
    }


@remembered
def _met(state: State, words: str, *, order: Order) -> _Met:
    view = state.snapshot.view
    terms = terms_of(view, words)
    places = find_claims(view, terms, order=order, limit=MOST_COUNTED)
    claims = _numbers(state.snapshot, places)
    met = find_sentences(view, terms, order=order, limit=MOST_COUNTED)
    more = MOST_COUNTED in (len(places), len(met))
    read, gone = state.snapshot.index.report_names, withdrawn(state.decisions)
    shown = [s for s in met if s.report in read and s.report not in gone]
    cut = len(places) == MOST_COUNTED
    all_since = _all_since(state.snapshot.index, claims, order) if cut else NONE
    sure = ClaimsFound(claims, all_since)
    return _Met(claims, without_claims(state.snapshot, shown, terms, sure), more)


def _numbers(snapshot: Snapshot, places: Sequence[int]) -> Ints:
    known = snapshot.index.claims.place
    return np.searchsorted(known, np.array(places, dtype=np.int32)).astype(np.int32)


def _all_since(index: Index, claims: Ints, order: Order) -> int:
    """Return a day since which all claims with the words are among these, of which more may follow."""
    days = index.day_of_report[index.report[claims]]
    return int(days[-1]) + 1 if order is Order.NEWEST else date.max.toordinal()


def _sentence_rows(snapshot: Snapshot, hits: Sequence[SentenceHit]) -> list[SentenceRow]:
    snapshot.head.bring(h.report for h in hits)
    reports = snapshot.outline.report.some(h.report for h in hits)
    return [
        {
            "id": h.id,
            "report": h.report,
            "report_label": snapshot.label(h.report),
            "start": h.start,
            "end": h.end,
            "words": reports[h.report].text[h.start : h.end],
        }
        for h in hits
        if h.report in reports
    ]
