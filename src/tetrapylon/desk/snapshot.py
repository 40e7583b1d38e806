"""One generation of the record as one request sees it: arrays for lists and counts, rows on demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tetrapylon.desk.index import Index
from tetrapylon.desk.lookup import Told, names_in, numbers_in, told_in
from tetrapylon.desk.outline import KeptRows, Outline
from tetrapylon.desk.pairs import Ints, Pairs, distinct
from tetrapylon.desk.shelf import Shelf
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.situation import Control
from tetrapylon.model.strand import SentenceOrigin, Strand
from tetrapylon.store.columns import NONE
from tetrapylon.store.rows import rows_at, rows_leading_to, rows_of_reports
from tetrapylon.store.view import Head, View

Key = str | None
KEPT_READINGS = 100
"""Readings kept decoded; one is some hundred kilobytes."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The record of one generation, read in one transaction.

    `view` is that transaction, `index` the generation's arrays, `kept` the rows fetched so far by any request.
    """

    view: View
    index: Index
    kept: KeptRows = field(default_factory=lambda: defaultdict(dict))

    @property
    def generation(self) -> int:
        """Which state of the record this is."""
        return self.index.columns.edition

    @cached_property
    def outline(self) -> Outline:
        """Any row by its id."""
        return Outline(self.view, self.kept)

    def rows(self, noun: str, rows: Ints) -> list[Any]:
        """Return rows of `claims`, `incidents` ... by their numbers in the index, in this order."""
        places = [int(p) for p in self.index.block(noun).place[rows]]
        shelf: Shelf[int, Any] = Shelf(
            lambda missing: rows_at(self.view, noun, missing), self.kept[f"{noun} by place"]
        )
        found = shelf.some(places)
        return [found[p] for p in places if p in found]

    def ids_of(self, noun: str, rows: NDArray[Any]) -> list[str]:
        """Return the ids of rows by their numbers, in this order."""
        return self.index.block(noun).ids.of_rows(rows)

    @cached_property
    def numbers(self) -> Shelf[str, int]:
        """Numbers of claims in the index, by id."""
        return Shelf(lambda ids: numbers_in(self.index, ids), self.kept["numbers"])

    @cached_property
    def told(self) -> Shelf[str, Told]:
        """Where claims stand and whose text they are, by id."""
        return Shelf(lambda ids: told_in(self.index, self.numbers.some(ids)), self.kept["told"])

    @cached_property
    def names(self) -> Shelf[str, str]:
        """Names of entities, by id."""
        return Shelf(lambda ids: names_in(self.index, ids), self.kept["names"])

    def number(self, claim: str) -> int:
        """Return a claim's number in the index, -1 for one that is not there."""
        return self.numbers.get(claim, NONE)

    def read(self, report: str) -> Reading | None:
        """Return the whole reading of a report, None where it was not read; it weighs most of all rows."""
        shelf: Shelf[str, Reading] = Shelf(
            self._readings, self.kept["readings"], most=KEPT_READINGS
        )
        return shelf.find(report)

    def _readings(self, reports: list[str]) -> dict[str, Reading]:
        found = ((r, self.view.reading(r)) for r in reports)
        return {r: reading for r, reading in found if reading is not None}

    @cached_property
    def head(self) -> Shelf[str, Head]:
        """What lists show of readings, by report."""
        return Shelf(self.view.heads, self.kept["heads"])

    def with_readings(self, reports: Iterable[str]) -> Record:
        """Return a record of these reports alone: their readings and the rows that are theirs."""
        wanted = sorted(set(reports))
        readings = [r for r in map(self.read, wanted) if r is not None]
        return self._around(readings)

    def with_passages(self, reports: Iterable[str]) -> Record:
        """Return a record of these reports alone whose readings have page and passages: all that lineage looks at."""
        found = self.view.skimmed(set(reports))
        return self._around([found[r] for r in sorted(found)])

    def _around(self, readings: Sequence[Reading]) -> Record:
        """Return a record of some readings with the rows that are their reports'."""
        kept = [r.report for r in readings]
        self.strands_of_report.bring(kept)
        strands = {s.id: s for r in kept for s in self.strands_of_report.get(r, ())}
        return Record(
            **self.outline.of_reports(kept),
            readings=tuple(readings),
            strands=tuple(strands[s] for s in sorted(strands)),
            origins=rows_of_reports(self.view, "origins", kept),
        )

    def with_rows(self, reports: Iterable[str]) -> Record:
        """Return a record of these reports alone with what rests on their claims: incidents, numbers, entities."""
        record = self.with_readings(reports)
        kept = [r.report for r in record.readings]
        claims = tuple(c for r in kept for c in self.claims_of_report.get(r, ()))
        told = self.index.linked("incidents").turned
        numbers = self.index.ids.find([c.id for c in claims])
        sides = [told.beside(int(n)) for n in numbers]
        rows = np.unique(np.concatenate([*sides, np.empty(0, dtype=np.int32)]))
        named = {e.id for r in record.readings for e in r.entities}
        named |= {e for c in claims for e in c.about}
        return replace(
            record,
            claims=claims,
            incidents=tuple(self.rows("incidents", rows.astype(np.int32))),
            quantities=rows_of_reports(self.view, "quantities", kept),
            entities=tuple(self.outline.entity.some(sorted(named)).values()),
        )

    def _beside(self, noun: str, pairs: Pairs, kept: str) -> Shelf[Key, tuple[Any, ...]]:
        """Return the rows of `noun` that pairs put beside a claim, by the claim's id."""

        def fetch(ids: list[Key]) -> Mapping[Key, tuple[Any, ...]]:
            numbers = self.numbers.some(i for i in ids if i)
            sides = [pairs.beside(numbers.get(i or "", NONE)) for i in ids]
            together = np.concatenate([*sides, np.empty(0, dtype=np.int32)])
            self.rows(noun, np.unique(together))
            return {i: tuple(self.rows(noun, s)) for i, s in zip(ids, sides, strict=True) if len(s)}

        return Shelf(fetch, self.kept[kept])

    @cached_property
    def claims_of_report(self) -> Shelf[Key, tuple[Claim, ...]]:
        """Claims by report, in reading order."""
        report, pairs = self.index.claims.coded["report"], self.index.of_report

        def fetch(ids: list[Key]) -> Mapping[Key, tuple[Claim, ...]]:
            found = {i: self.rows("claims", pairs.beside(report.code(i or ""))) for i in ids}
            return {i: tuple(claims) for i, claims in found.items() if claims}

        return Shelf(fetch, self.kept["claims of report"])

    def alike(self, claim: Claim) -> Ints:
        """Return the numbers of the claims that say the same thing as one, itself among them."""
        number = self.number(claim.id)
        if number == NONE or not claim.cluster:
            return np.array([n for n in (number,) if n != NONE], dtype=np.int32)
        cluster = self.index.claims.coded["cluster"].codes[number]
        return self.index.of_cluster.beside(int(cluster))

    @cached_property
    def incidents_of_claim(self) -> Shelf[Key, tuple[Incident, ...]]:
        """Incidents by the claims that support them."""
        return self._beside(
            "incidents", self.index.linked("incidents").turned, "incidents of claim"
        )

    @cached_property
    def questions_of_claim(self) -> Shelf[Key, tuple[Question, ...]]:
        """Questions by the claims that answer them."""
        return self._beside(
            "questions", self.index.linked("questions").turned, "questions of claim"
        )

    @cached_property
    def control_of_claim(self) -> Shelf[Key, tuple[Control, ...]]:
        """Control rows by the claims that they rest on."""
        return self._beside("control", self.index.linked("control").turned, "control of claim")

    @cached_property
    def quantities_of_claim(self) -> Shelf[Key, tuple[Quantity, ...]]:
        """Numbers by the claim that they stand in."""
        return self._beside("quantities", self.index.quantities, "quantities of claim")

    @property
    def incident(self) -> Shelf[str, Incident]:
        """Incidents by id."""
        return self.outline.incident

    @property
    def question(self) -> Shelf[str, Question]:
        """Questions by id."""
        return self.outline.question

    @cached_property
    def strands_of_report(self) -> Shelf[str, tuple[Strand, ...]]:
        """Shared sentences by the reports that print them."""
        return Shelf(
            lambda reports: rows_leading_to(self.view, "strands", reports),
            self.kept["strands of report"],
        )

    @property
    def sentence_origin(self) -> Shelf[str, SentenceOrigin]:
        """Where a sentence's words come from, by the sentence's id."""
        return self.outline.origin

    def stretches(self, reports: Iterable[str]) -> frozenset[tuple[str, int, int]]:
        """Return the stretches of the claims of some reports."""
        claims, report = self.index.claims, self.index.claims.coded["report"]
        start, end = claims.numbers["span_start"], claims.numbers["span_end"]
        return frozenset(
            (r, int(start[n]), int(end[n]))
            for r in set(reports)
            for n in self.index.of_report.beside(report.code(r))
        )

    def days_of(self, claim: Claim) -> Days | None:
        """Return the days that a claim speaks of."""
        return days_of(claim.content_time)

    def name(self, key: str | None) -> str | None:
        """Return the name of an entity's id; other words stay as they are."""
        return self.names.get(key, key) if key else key

    def label(self, report: str) -> str:
        """Return what a report is called in lists: its outlet where the page names it, else its file."""
        head = self.head.get(report)
        if head is not None and head.publisher is not None:
            return head.publisher
        kept = self.outline.report.get(report)
        return kept.publisher or kept.name if kept else report

    def origin_of(self, claim: Claim) -> str:
        """Return whose text a claim is: its origin, else its own report."""
        return claim.origin or claim.report

    def origins(self, claims: Sequence[str | None]) -> int:
        """Return from how many independent origins these claims come."""
        numbers = list(self.numbers.some(c for c in claims if c).values())
        return distinct(self.index.voice[numbers], self.index.voices)

    def bring(self, claims: Sequence[Claim]) -> None:
        """Fetch at once what the rows of these claims show: reports, entities, numbers, origins."""
        outline = self.outline
        reports = [c.report for c in claims]
        self.head.bring(reports)
        outline.report.bring(reports)
        outline.composition.bring(reports)
        outline.origin.bring(c.sentence for c in claims)
        told = ((c.claimant.entity, *c.about, *(r.entity for r in c.relayed_by)) for c in claims)
        self.names.bring(e for ids in told for e in ids if e)
        self.numbers.bring(c.id for c in claims)
        self.quantities_of_claim.bring(c.id for c in claims)
