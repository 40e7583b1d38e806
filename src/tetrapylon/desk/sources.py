"""Who speaks: speakers and outlets with how many claims, reports and independent origins carry them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import MOST_FLAGS, Ints, distinct_by
from tetrapylon.store.columns import NONE

NOBODY = "not named"


class SourceRow(TypedDict):
    """A speaker with counts."""

    key: str
    name: str
    type: str
    anonymous: bool
    claims: int
    reports: int
    origins: int


class SourcePage(TypedDict):
    """A page of speakers out of `total`."""

    total: int
    rows: list[SourceRow]


@remembered
def source_page(state: State, by: Filters, *, offset: int, limit: int) -> SourcePage:
    """Return speakers with how many claims, reports and independent origins carry them, by claims."""
    rows = _rows(state, by)
    return {"total": len(rows), "rows": rows[offset : offset + limit]}


@remembered
def _rows(state: State, by: Filters) -> list[SourceRow]:
    index = state.snapshot.index
    if by.empty:
        return index.once("speakers", lambda: _counted(state, chosen(state, by)))
    return _counted(state, chosen(state, by))


def _counted(state: State, claims: Ints) -> list[SourceRow]:
    index = state.snapshot.index
    kind = index.claims.coded["speaker_type"]
    kinds = max(1, len(kind.words))
    group = (index.speaker[claims].astype(np.int64) + 1) * kinds + kind.codes[claims]
    told = np.bincount(group, minlength=(len(index.speakers) + 1) * kinds)
    keys = np.flatnonzero(told)
    counts, at = told[keys], (np.cumsum(told > 0) - 1)[group]
    first = np.empty(len(keys), dtype=np.int64)
    first[at[::-1]] = np.arange(len(claims))[::-1]
    reports = distinct_by(at, index.report[claims], groups=len(keys), size=index.of_report.lefts)
    origins = _origins(index, claims, at, len(keys))
    anonymous = index.claims.numbers["anonymous"][claims[first]]
    speakers = ["", *index.speakers]
    state.snapshot.names.bring({speakers[int(k) // kinds] for k in keys})
    rows: list[SourceRow] = []
    for i, key in enumerate(keys):
        speaker = speakers[int(key) // kinds]
        rows.append(
            {
                "key": speaker,
                "name": state.snapshot.name(speaker) or NOBODY,
                "type": kind.words[int(key) % kinds],
                "anonymous": bool(anonymous[i]),
                "claims": int(counts[i]),
                "reports": int(reports[i]),
                "origins": int(origins[i]),
            }
        )
    return sorted(rows, key=lambda r: (-r["claims"], r["name"], r["type"]))


def _origins(index: Index, claims: NDArray[Any], group: NDArray[Any], groups: int) -> NDArray[Any]:
    """Return how many origins stand behind each group's claims.

    Words of no known origin in a report whose other words in the group are a wire's count with the wire
    (`tell.support.origins_behind`).
    """
    origin = index.claims.coded["origin"]
    known = origin.codes[claims] != NONE
    pair = group.astype(np.int64) * max(1, index.of_report.lefts) + index.report[claims]
    if groups * index.of_report.lefts <= MOST_FLAGS:
        traced = np.zeros(groups * index.of_report.lefts + 1, dtype=np.bool_)
        traced[pair[known]] = True
        alone = ~traced[pair] & ~known
    else:
        alone = ~np.isin(pair, pair[known]) & ~known
    kept = known | alone
    return distinct_by(group[kept], index.voice[claims[kept]], groups=groups, size=index.voices)
