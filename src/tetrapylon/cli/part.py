"""The part of a record that a listing or a search prints, fetched by columns, words and keys instead of whole.

A part is a `Record` of its own, whose rows give what those of the whole record would: the claims asked for, those that say the
same (support is counted over them), what rests on them, their reports, and all entities. It has no readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Table, or_, select

from tetrapylon.cli.context import opened
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.claim import Claim
from tetrapylon.model.decision import withdrawn
from tetrapylon.model.edtf import Days
from tetrapylon.model.entity import Entity
from tetrapylon.model.folding import folded, tokens_of
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.store.schema import CLAIM_TEXTS, DERIVED_TABLES
from tetrapylon.store.texts import keys_of_generation, place_of
from tetrapylon.store.view import Head
from tetrapylon.tell.spellings import entities_called, holds

MOST_NAMES = 60
"""Entities of one name that are looked for one by one; past that, rows are not narrowed by the name beforehand."""


@dataclass(frozen=True, eq=False)
class Part:
    """What a command may ask of a store: rows by number, and which rows may have a name in them."""

    snapshot: Snapshot
    entities: tuple[Entity, ...]
    gone: frozenset[str]
    """Reports that are withdrawn."""

    @property
    def index(self) -> Index:
        """The arrays of the generation."""
        return self.snapshot.index

    def all(self, noun: str) -> Ints:
        """Return the numbers of all rows of a noun, in the record's order."""
        return np.arange(len(self.index.block(noun)), dtype=np.int32)

    @property
    def reports(self) -> Iterator[tuple[str, str]]:
        """The ids and names of the record's reports."""
        columns = self.index.columns
        known = zip(columns.reports, columns.names, strict=True)
        return ((r, name) for r, name in known if r not in self.gone)

    def spoken_by(self, speaker: str | None, rows: Ints) -> Ints:
        """Return those of the claims that a speaker makes, in any spelling of the name or a part of it."""
        if speaker is None:
            return rows
        coded, wanted = self.index.claims.coded, folded(speaker)
        meant = {e.id for e in entities_called(Record(entities=self.entities), speaker)}
        by_id, by_name = coded["speaker"], coded["speaker_name"]
        known = np.array([*(w in meant for w in by_id.words), False], dtype=np.bool_)
        named = np.array(
            [*(holds(folded(w), wanted) for w in by_name.words), False], dtype=np.bool_
        )
        return np.asarray(
            rows[known[by_id.codes[rows]] | named[by_name.codes[rows]]], dtype=np.int32
        )

    def on(self, topic: str | None, rows: Ints) -> Ints:
        """Return those of the claims that are on a topic."""
        if topic is None:
            return rows
        topics = self.index.claims.coded["topics"]
        has = np.array([*(topic in w.split(",") for w in topics.words), False], dtype=np.bool_)
        return np.asarray(rows[has[topics.codes[rows]]], dtype=np.int32)

    def numbered(self, noun: str, places: Iterable[int]) -> Ints:
        """Return the numbers of rows by their places, in the record's order."""
        known = self.index.block(noun).place
        wanted = np.fromiter(places, dtype=known.dtype)
        return np.flatnonzero(np.isin(known, wanted)).astype(np.int32)

    def with_code(self, noun: str, column: str, word: str | None, rows: Ints) -> Ints:
        """Return those of the rows that have a word in a column; all of them where none is asked for."""
        if word is None:
            return rows
        coded = self.index.block(noun).coded[column]
        return np.asarray(rows[coded.codes[rows] == coded.code(word)], dtype=np.int32)

    def naming(self, noun: str, name: str | None, rows: Ints) -> Ints:
        """Return those of the rows in which a name may stand, in any letter case or as an entity's id; never too few."""
        ids = self._called(name) if name else []
        if not name or len(ids) > MOST_NAMES or not name.isascii():
            return rows
        table = DERIVED_TABLES[noun]
        found = self._places(table, [_has(table, w) for w in (name, *ids)])
        if noun == "claims":
            found |= self._worded(name) | self._about(ids)
        if noun == "questions":
            found |= self._answered(self.naming("claims", name, self.all("claims")))
        place = self.index.block(noun).place
        return rows[np.isin(place[rows], np.fromiter(found, dtype=np.int64, count=len(found)))]

    def _called(self, name: str) -> list[str]:
        wanted = name.lower()
        return [
            e.id
            for e in self.entities
            if any(wanted in s.lower() for s in (e.id, e.name, *e.aliases))
        ]

    def _places(self, table: Table, conditions: Sequence[ColumnElement[bool]]) -> set[int]:
        view = self.snapshot.view
        rows = view.connection.scalars(
            select(table.c.place).where(table.c.generation == view.generation, or_(*conditions))
        )
        return {int(p) for p in rows}

    def _worded(self, name: str) -> set[int]:
        """Return the places of claims whose words may hold a name; claims are found by the sentences' words too."""
        view, said = self.snapshot.view, " ".join(tokens_of(name))
        low, high = keys_of_generation(view.generation)
        keys = view.connection.scalars(
            select(CLAIM_TEXTS.c.key).where(
                CLAIM_TEXTS.c.key >= low,
                CLAIM_TEXTS.c.key < high,
                CLAIM_TEXTS.c.words.contains(said, autoescape=True),
            )
        )
        return {place_of(int(k)) for k in keys}

    def _about(self, entities: Iterable[str]) -> set[int]:
        """Return the places of claims that are about entities, or whose numbers are."""
        index = self.index
        sides = [index.about.beside(index.spot(e)) for e in entities]
        numbers = np.concatenate([*sides, np.empty(0, dtype=np.int32)])
        return {int(p) for p in index.claims.place[numbers.astype(np.int32)]}

    def _answered(self, claims: Ints) -> set[int]:
        rows = self.resting("questions", claims)
        return {int(p) for p in self.index.block("questions").place[rows]}

    def resting(self, noun: str, claims: Ints) -> Ints:
        """Return the rows of a noun that rest on any of some claims."""
        pairs = self.index.linked(noun)
        told = np.zeros(len(self.index.claims), dtype=np.bool_)
        told[claims] = True
        return np.unique(pairs.left[told[pairs.right]]).astype(np.int32)

    def dated(self, noun: str, days: Days | None, rows: Ints) -> Ints:
        """Return those of the rows that belong to some days; rows without a day are left out."""
        if days is None:
            return rows
        return rows[self.index.days(noun).meets(rows, days)]

    def claims_of(self, noun: str, rows: Ints) -> Ints:
        """Return the claims on which rows of a noun rest."""
        pairs = self.index.linked(noun)
        asked = np.zeros(len(self.index.block(noun)), dtype=np.bool_)
        asked[rows] = True
        return np.unique(pairs.right[asked[pairs.left]]).astype(np.int32)

    def record(
        self, claims: Ints, *, reports: Iterable[str] = (), **others: tuple[Any, ...]
    ) -> Record:
        """Return a record of some claims with those that say the same, further reports, and other rows as given."""
        rows = self._claims(self._with_wires(self._with_alike(claims)))
        reports = sorted({c.report for c in rows} | set(reports))
        outline = self.snapshot.outline
        heads = self.snapshot.head.some(reports)
        return Record(
            reports=tuple(
                _printed(r, heads.get(r.id)) for r in outline.report.some(reports).values()
            ),
            compositions=tuple(outline.composition.some(reports).values()),
            entities=self.entities,
            claims=rows,
            **others,
        )

    def rows(self, noun: str, numbers: Ints) -> tuple[Any, ...]:
        """Return rows of a noun by number, in this order."""
        return tuple(self.snapshot.rows(noun, numbers))

    def _claims(self, numbers: Ints) -> tuple[Claim, ...]:
        return tuple(c for c in self.rows("claims", numbers) if c.report not in self.gone)

    def _with_wires(self, claims: Ints) -> Ints:
        """Return claims with one of each wire that their reports have words of, by which origins are counted."""
        index = self.index
        origin = index.claims.coded["origin"].codes
        reports = np.zeros(index.of_report.lefts + 1, dtype=np.bool_)
        reports[index.report[claims]] = True
        traced = np.flatnonzero((origin >= 0) & reports[index.report])
        pairs = index.report[traced].astype(np.int64) * (int(origin.max(initial=0)) + 1)
        _, first = np.unique(pairs + origin[traced], return_index=True)
        return np.union1d(claims, traced[first]).astype(np.int32)

    def _with_alike(self, claims: Ints) -> Ints:
        clusters = self.index.claims.coded["cluster"].codes
        known = np.unique(clusters[claims])
        alike = np.flatnonzero(np.isin(clusters, known[known >= 0])).astype(np.int32)
        return np.union1d(claims, alike).astype(np.int32)


def _printed(report: Report, head: Head | None) -> Report:
    """Return a report with the publisher that its page names, by which origins are counted, as there is no reading."""
    printed = head.publisher if head else None
    return replace(report, publisher=printed) if printed else report


def _has(table: Table, word: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = table.c.body.icontains(word, autoescape=True)
    return found


@contextmanager
def part_of(store: str | None) -> Iterator[Part]:
    """Open a store for its parts.

    Args:
        store: the option that names it.
    """
    with opened(store) as found, Keeper(found).now() as state:
        entities: Iterable[Any] = state.snapshot.view.derived("entities")
        gone = frozenset(withdrawn(state.decisions))
        yield Part(state.snapshot, tuple(entities), gone)
