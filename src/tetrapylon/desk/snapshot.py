"""One generation of the record as the desk holds it: rows in memory, the indexes of its screens, readings on demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.situation import Control
from tetrapylon.model.strand import SentenceOrigin, Strand

MOST_READ = 300
"""Reports up to which a search reads every sentence; past that it goes through claims alone."""

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The record of one generation. `outline` has no readings; `read` fetches one report's."""

    generation: int
    outline: Record
    read: Callable[[str], Reading | None]

    def with_readings(self, reports: Iterable[str]) -> Record:
        """Return a record of these reports alone that has their readings; derived rows stay whole."""
        readings = [r for r in map(self.read, sorted(set(reports))) if r is not None]
        kept = {r.report for r in readings}
        return replace(
            self.outline,
            reports=tuple(r for r in self.outline.reports if r.id in kept),
            readings=tuple(readings),
        )

    @cached_property
    def searched(self) -> Record:
        """The record that a search goes through: with its readings where they are few."""
        few = len(self.outline.reports) <= MOST_READ
        return self.with_readings(r.id for r in self.outline.reports) if few else self.outline

    @cached_property
    def stretches(self) -> frozenset[tuple[str, int, int]]:
        """The stretches of all claims."""
        return frozenset((c.report, c.span.start, c.span.end) for c in self.outline.claims)

    @cached_property
    def claims_of_report(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by report, in reading order."""
        ordered = sorted(self.outline.claims, key=lambda c: (c.span.start, c.span.end, c.id))
        return _grouped((c.report, c) for c in ordered)

    @cached_property
    def claims_of_cluster(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims that say the same thing, by cluster."""
        return _grouped((c.cluster, c) for c in self.outline.claims if c.cluster)

    @cached_property
    def claims_about(self) -> Mapping[str, frozenset[str]]:
        """Ids of claims by the entities that they are about; incidents and numbers lend theirs."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.outline.claims:
            for entity in claim.about:
                found[entity].add(claim.id)
        for incident in self.outline.incidents:
            if incident.place and incident.place.entity:
                found[incident.place.entity].update(incident.claims)
        for control in self.outline.control:
            found[control.place].update(control.claims)
        for quantity in self.outline.quantities:
            if quantity.place and quantity.claim:
                found[quantity.place].add(quantity.claim)
        return {entity: frozenset(ids) for entity, ids in found.items()}

    @cached_property
    def incidents_of_claim(self) -> Mapping[str, tuple[Incident, ...]]:
        """Incidents by the claims that support them."""
        return _grouped((c, i) for i in self.outline.incidents for c in i.claims)

    @cached_property
    def incident(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return {i.id: i for i in self.outline.incidents}

    @cached_property
    def questions_of_claim(self) -> Mapping[str, tuple[Question, ...]]:
        """Questions by the claims that answer them."""
        pairs = ((a.claim, q) for q in self.outline.questions for a in q.answers if a.claim)
        return _grouped(dict.fromkeys(pairs))

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {q.id: q for q in self.outline.questions}

    @cached_property
    def quantities_of_claim(self) -> Mapping[str, tuple[Quantity, ...]]:
        """Numbers by the claim that they stand in."""
        return _grouped((q.claim, q) for q in self.outline.quantities if q.claim)

    @cached_property
    def strands_of_report(self) -> Mapping[str, tuple[Strand, ...]]:
        """Shared sentences by the reports that print them."""
        pairs = ((m.report, s) for s in self.outline.strands for m in s.members)
        return _grouped(dict.fromkeys(pairs))

    @cached_property
    def claim_days(self) -> Mapping[str, Days]:
        """Days that claims speak of, by claim; those without are left out."""
        found = ((c.id, days_of(c.content_time)) for c in self.outline.claims)
        return {key: days for key, days in found if days is not None}

    @cached_property
    def control_of_claim(self) -> Mapping[str, tuple[Control, ...]]:
        """Control rows by the claims that they rest on."""
        return _grouped((c, k) for k in self.outline.control for c in k.claims)

    @cached_property
    def sentence_origin(self) -> Mapping[str, SentenceOrigin]:
        """Where a sentence's words come from, by the sentence's id."""
        return {o.sentence: o for o in self.outline.origins}

    def name(self, key: str | None) -> str | None:
        """Return the name of an entity's id; other words stay as they are."""
        entity = self.outline.entity.get(key or "")
        return entity.name if entity else key

    def label(self, report: str) -> str:
        """Return what a report is called in lists: its outlet where the page names it, else its file."""
        reading, kept = self.read(report), self.outline.report.get(report)
        publisher = reading.page.publisher if reading else None
        if publisher is not None:
            return publisher.name
        return kept.publisher or kept.name if kept else report

    def origin_of(self, claim: Claim) -> str:
        """Return whose text a claim is: its origin, else its own report."""
        return claim.origin or claim.report

    def origins(self, claims: Iterable[str | None]) -> int:
        """Return from how many independent origins these claims come."""
        known = (self.outline.claim.get(c or "") for c in claims)
        return len({self.origin_of(c) for c in known if c is not None})


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def subset(record: Record, claims: Sequence[Claim]) -> Record:
    """Return the record with these claims only, for functions that make rows of all claims."""
    return replace(record, claims=tuple(claims))
