"""The columns of one generation as arrays: what lists, counts and orders of any filter are worked out from.

A million claims are some hundred megabytes as rows and about sixty as arrays, over which any filter takes
milliseconds in either database. Words are kept once and stand as codes, -1 for none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Float, Integer, select

from tetrapylon.store.facets import FACET_COLUMNS
from tetrapylon.store.schema import DERIVED_TABLES, READINGS, REPORTS
from tetrapylon.store.sources import KeptRows, Source
from tetrapylon.store.view import View

Ints = NDArray[np.int32]
Numbers = NDArray[Any]
NONE = -1
"""The code of no word, and the number of no day."""
NOUNS = ("claims", "quantities", "incidents", "questions", "control", "datings", "entities")
"""Nouns whose columns are held."""
UNNAMED = frozenset({"sentence", "title"})
"""Columns that no list filters or sorts by."""
WORDLESS = frozenset({("claims", "cluster")})
"""Coded columns of which only the equality of codes matters."""


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of words: `words[codes[i]]` is the word of row `i`."""

    codes: Ints
    words: Sequence[str]

    def code(self, word: str) -> int:
        """Return the code of a word, -2 for one that no row has, so that it equals none."""
        return self._known.get(word, NONE - 1)

    @cached_property
    def _known(self) -> Mapping[str, int]:
        return {word: i for i, word in enumerate(self.words)}


@dataclass(frozen=True, eq=False)
class Ids:
    """The ids of a noun's rows, found by a binary search. `order` leads from the sorted ids to rows."""

    sorted: NDArray[np.bytes_]
    order: Ints

    @staticmethod
    def of(ids: Sequence[str]) -> Ids:
        """Return the ids of rows given in order."""
        encoded = np.array([i.encode() for i in ids] or [b""], dtype=np.bytes_)[: len(ids)]
        order = np.argsort(encoded, kind="stable")
        return Ids(encoded[order], order.astype(np.int32))

    def find(self, ids: Sequence[str]) -> Ints:
        """Return the rows of ids, -1 for one that is not there."""
        if len(self.sorted) == 0 or len(ids) == 0:
            return np.full(len(ids), NONE, dtype=np.int32)
        wanted = np.array([i.encode() for i in ids], dtype=np.bytes_)
        at = np.minimum(np.searchsorted(self.sorted, wanted), len(self.sorted) - 1)
        return np.where(self.sorted[at] == wanted, self.order[at], NONE).astype(np.int32)

    def of_rows(self, rows: NDArray[Any]) -> list[str]:
        """Return the ids of rows."""
        return [i.decode() for i in self.sorted[self.rank[rows]].tolist()]

    @cached_property
    def rank(self) -> Ints:
        """The rank of each row's id among all ids."""
        ranks = np.empty(len(self.order), dtype=np.int32)
        ranks[self.order] = np.arange(len(self.order), dtype=np.int32)
        return ranks


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The columns of one noun. Row `i` stands at `place[i]`; rows keep the record's order."""

    place: Ints
    ids: Ids
    numbers: Mapping[str, Numbers]
    coded: Mapping[str, Coded]

    def __len__(self) -> int:
        return len(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All columns of one generation, as they are in one edition.

    `links` are sorted pairs by noun: rows of `incidents`, `questions` ... with rows of `claims`; under `about` rows of
    `spots`, which are ids of entities, with the claims about them. `reports` are the ids of all reports that were read, `names` what they are called, `outlets` who printed them, where that is known.
    """

    edition: int
    blocks: Mapping[str, Block]
    spots: Sequence[str]
    links: Mapping[str, tuple[Ints, Ints]]
    reports: Sequence[str]
    names: Sequence[str]
    outlets: Sequence[str]


def load_columns(view: View) -> Columns:
    """Return the columns of the current generation from its rows."""
    kept = KeptRows(view=view, generation=view.generation)
    return columns_from(kept, view, edition=view.edition)


def columns_from(rows: Source, view: View, *, edition: int) -> Columns:
    """Return the columns of rows.

    Args:
        rows: kept ones, or those of a record that is about to be written.
        view: tells which reports were read.
        edition: which state of the record the rows are.
    """
    blocks = {noun: _block(rows, noun) for noun in NOUNS}
    said = rows.links("claims")
    spots = {target: i for i, target in enumerate(sorted({target for _, target in said}))}
    about = _links(said, blocks["claims"], np.array([spots[t] for _, t in said], dtype=np.int32))
    links = {}
    for noun in ("incidents", "questions", "control", "quantities"):
        pairs = rows.links(noun)
        links[noun] = _links(pairs, blocks[noun], blocks["claims"].ids.find([t for _, t in pairs]))
    links["about"] = _about(about, blocks, links, spots)
    read = view.connection.execute(
        select(REPORTS.c.id, REPORTS.c.name, READINGS.c.publisher)
        .join(READINGS, READINGS.c.report == REPORTS.c.id)
        .order_by(REPORTS.c.id)
    ).all()
    return Columns(
        edition=edition,
        blocks=blocks,
        spots=list(spots),
        links=links,
        reports=[str(id_) for id_, _, _ in read],
        names=[str(name) for _, name, _ in read],
        outlets=[str(publisher or name) for _, name, publisher in read],
    )


def _block(rows: Source, noun: str) -> Block:
    table = DERIVED_TABLES[noun]
    names = [n for n in ("report", *FACET_COLUMNS[noun]) if n not in UNNAMED]
    columns = rows.values(noun, names)
    numbers: dict[str, Numbers] = {}
    coded: dict[str, Coded] = {}
    for name, values in zip(names, columns[2:], strict=True):
        kind = table.c[name].type
        if isinstance(kind, (Integer, Float)):
            numbers[name] = _numbers(values, np.int32 if isinstance(kind, Integer) else np.float32)
        else:
            coded[name] = coded_words(values, keep=(noun, name) not in WORDLESS)
    return Block(
        place=np.array(columns[0], dtype=np.int32),
        ids=Ids.of(columns[1]),
        numbers=numbers,
        coded=coded,
    )


def _numbers(values: Sequence[Any], kind: type[np.int32] | type[np.float32]) -> Numbers:
    return np.array([NONE if v is None else v for v in values], dtype=kind)


def coded_words(values: Sequence[str | None], *, keep: bool = True) -> Coded:
    """Return a column of words as codes; `keep` tells whether the words themselves are needed."""
    known: dict[str | None, int] = {None: NONE}
    codes = np.fromiter(
        (known.setdefault(v, len(known) - 1) for v in values), dtype=np.int32, count=len(values)
    )
    return Coded(codes, [w for w in known if w is not None] if keep else ())


def _links(pairs: Sequence[tuple[int, str]], block: Block, found: Ints) -> tuple[Ints, Ints]:
    """Return pairs of a noun's rows and what was found of their targets, sorted; targets that are not there are left out."""
    places = np.array([place for place, _ in pairs], dtype=np.int32)
    at = np.searchsorted(block.place, places).astype(np.int32)
    known = found != NONE
    at, found = at[known], found[known]
    order = np.lexsort((found, at))
    return at[order], found[order]


def _about(
    said: tuple[Ints, Ints],
    blocks: Mapping[str, Block],
    links: Mapping[str, tuple[Ints, Ints]],
    spots: dict[str, int],
) -> tuple[Ints, Ints]:
    """Return pairs of spots and claims: what claims name, and the places of what rests on them."""
    claim, spot = said
    left, right = [spot], [claim]
    for noun in ("incidents", "control", "quantities"):
        for word in blocks[noun].coded["spot"].words:
            spots.setdefault(word, len(spots))
        rows, claims = links[noun]
        left.append(spots_of(blocks[noun], spots)[rows])
        right.append(claims)
    lefts, rights = np.concatenate(left), np.concatenate(right)
    width = max(1, len(blocks["claims"]))
    pairs = np.unique(lefts[lefts != NONE].astype(np.int64) * width + rights[lefts != NONE])
    return (pairs // width).astype(np.int32), (pairs % width).astype(np.int32)


def spots_of(block: Block, spots: Mapping[str, int]) -> Ints:
    """Return the spot of each row of a noun, `NONE` for none."""
    coded = block.coded["spot"]
    codes = np.array([*(spots[w] for w in coded.words), NONE], dtype=np.int32)
    return codes[coded.codes]
