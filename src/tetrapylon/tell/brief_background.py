"""What is known of claims from elsewhere in the record: their incidents, events and figures."""

from __future__ import annotations

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_relevance import Relevance


class Background:
    """Looks claims up by id once: keep one for a brief."""

    def __init__(self, record: Record) -> None:
        self.incidents = {c: i for i in record.incidents for c in i.claims}
        counted = {q.claim for q in record.quantities if q.claim}
        claims = {(c.report, c.span.start, c.span.end): c.id for c in record.claims}
        self.verbs: dict[str, str] = {}
        happens: set[str] = set()
        for reading in record.readings:
            known = {s.id: s for s in reading.statements}
            for event in reading.events:
                said = known.get(event.statement or "")
                key = claims.get((said.report, said.span.start, said.span.end)) if said else None
                if said is not None and key is not None:
                    happens.add(key)
                    if said.root == event.trigger.start:
                        self.verbs[key] = event.frame
        self.counted, self.telling = counted, happens | counted | set(self.incidents)
        self.relevance = Relevance(record)

    def fresh(self, claim: Claim) -> bool:
        """Tell whether a claim's content is of its day, not of some day before."""
        incident = self.incidents.get(claim.id)
        days = days_of(incident.date) if incident else None
        return incident is None or (days is not None and days.first is not None)

    def of_one_kind(self, one: Claim, other: Claim) -> bool:
        """Tell whether the main verbs of two claims tell no two kinds of happening: "met" and "was handed" are two."""
        a, b = self.verbs.get(one.id), self.verbs.get(other.id)
        return a is None or b is None or a == b
