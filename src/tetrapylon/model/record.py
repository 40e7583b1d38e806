"""A reading of one report, and the whole record."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from tetrapylon.model.claim import Claim, Statement
from tetrapylon.model.dating import Dating
from tetrapylon.model.decision import Decision, Noun
from tetrapylon.model.entity import Entity, EntityKind, Mention
from tetrapylon.model.event import EventMention, Incident
from tetrapylon.model.finding import Finding
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Passage, Sentence
from tetrapylon.model.quantity import Amount, Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.report import Report
from tetrapylon.model.reviewed import Stretch, reviews_of
from tetrapylon.model.situation import Control, Track
from tetrapylon.model.strand import Composition, SentenceOrigin, Strand
from tetrapylon.model.time import Time, TimeMention

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one report gives by itself. Kept per report and remade only when a reader changes."""

    report: str
    page: Page
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Record:
    """The whole record, noun by noun; every tuple is sorted by a stable key."""

    reports: tuple[Report, ...] = ()
    readings: tuple[Reading, ...] = ()
    datings: tuple[Dating, ...] = ()
    compositions: tuple[Composition, ...] = ()
    strands: tuple[Strand, ...] = ()
    origins: tuple[SentenceOrigin, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    incidents: tuple[Incident, ...] = ()
    questions: tuple[Question, ...] = ()
    control: tuple[Control, ...] = ()
    tracks: tuple[Track, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())

    @cached_property
    def report(self) -> Mapping[str, Report]:
        """Reports by id."""
        return {r.id: r for r in self.reports}

    @cached_property
    def reading(self) -> Mapping[str, Reading]:
        """Readings by report id."""
        return {r.report: r for r in self.readings}

    @cached_property
    def wires(self) -> Mapping[str, frozenset[str]]:
        """The agencies and outlets that some claims of a report come from, by report id; none for a report without."""
        found: dict[str, frozenset[str]] = {}
        for c in self.claims:
            if c.origin:
                found[c.report] = found.get(c.report, frozenset()) | {c.origin}
        return found

    @cached_property
    def dating(self) -> Mapping[str, Dating]:
        """Datings by report id."""
        return {d.report: d for d in self.datings}

    @cached_property
    def composition(self) -> Mapping[str, Composition]:
        """Compositions by report id."""
        return {c.report: c for c in self.compositions}

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def _times_by_report(self) -> Mapping[str, tuple[Time, ...]]:
        return _grouped(self.times, lambda row: row.report)

    def times_of(self, report: str) -> tuple[Time, ...]:
        """Return the grounded time expressions of one report."""
        return self._times_by_report.get(report, ())

    @cached_property
    def _origins_by_report(self) -> Mapping[str, tuple[SentenceOrigin, ...]]:
        return _grouped(self.origins, lambda row: row.report)

    def origins_of(self, report: str) -> tuple[SentenceOrigin, ...]:
        """Return the origins of one report's sentences."""
        return self._origins_by_report.get(report, ())

    @cached_property
    def _claims_by_report(self) -> Mapping[str, tuple[Claim, ...]]:
        return _grouped(self.claims, lambda row: row.report)

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """Return the claims of one report."""
        return self._claims_by_report.get(report, ())

    @cached_property
    def claims_by_cluster(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims that say the same, by cluster."""
        told = ((c.cluster, c) for c in self.claims)
        return _paired((key, c) for key, c in told if key is not None)

    @cached_property
    def claims_by_passage(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by passage id."""
        return _grouped(self.claims, lambda row: row.passage)

    @cached_property
    def _quantities_by_report(self) -> Mapping[str, tuple[Quantity, ...]]:
        return _grouped(self.quantities, lambda row: row.report)

    def quantities_of(self, report: str) -> tuple[Quantity, ...]:
        """Return the quantities of one report."""
        return self._quantities_by_report.get(report, ())

    @cached_property
    def _entities_by_country(self) -> Mapping[tuple[EntityKind, str | None], tuple[Entity, ...]]:
        return _grouped(self.entities, lambda row: (row.kind, row.country))

    def entities_of(self, kind: EntityKind, country: str | None) -> tuple[Entity, ...]:
        """Return the entities of a kind in a country, in the record's order."""
        return self._entities_by_country.get((kind, country), ())

    @cached_property
    def media_by_name(self) -> Mapping[str, str]:
        """Ids of media by name and alias, casefolded; of two with one name the first."""
        found: dict[str, str] = {}
        for entity in self.entities:
            if entity.kind is EntityKind.MEDIA:
                for name in (entity.name, *entity.aliases):
                    found.setdefault(name.casefold(), entity.id)
        return found

    @cached_property
    def agencies(self) -> frozenset[str]:
        """Names of the agencies that any page of the record is found to come from."""
        composed = {c.agency.name for c in self.compositions if c.agency is not None}
        return frozenset(composed | {a.name for r in self.readings for a in r.page.agencies})

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def review(self) -> Mapping[str, str]:
        """How people ruled, by id of claim or quantity: `accepted`, `corrected`; what nobody ruled on is not in it."""
        claims = (
            Stretch(id=c.id, report=c.report, start=c.span.start, end=c.span.end)
            for c in self.claims
        )
        counted = (
            Stretch(id=q.id, report=q.report, start=q.start, end=q.end) for q in self.quantities
        )
        return reviews_of(self.decisions, {Noun.CLAIM: claims, Noun.QUANTITY: counted})

    @cached_property
    def quantity(self) -> Mapping[str, Quantity]:
        """Quantities by id."""
        return {q.id: q for q in self.quantities}

    @cached_property
    def sentence(self) -> Mapping[str, Sentence]:
        """Sentences by id."""
        return {s.id: s for r in self.readings for p in r.passages for s in p.sentences}


def _grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> Mapping[Key, tuple[Row, ...]]:
    """Return rows by key, in their order."""
    return _paired((key(row), row) for row in rows)


def _paired(pairs: Iterable[tuple[Key, Row]]) -> Mapping[Key, tuple[Row, ...]]:
    found: dict[Key, list[Row]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}
