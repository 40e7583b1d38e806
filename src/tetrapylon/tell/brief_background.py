"""What is known of claims from elsewhere in the record: their incidents, events and figures."""

from __future__ import annotations

from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.question import Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_relevance import Relevance
from tetrapylon.tell.brief_wording import content_words

ALIKE = 0.5
"""Share of the longer one's words from which two wordings are one statement."""
ALIKE_DEED = 0.3
"""The same where the main verbs of both tell one kind of happening."""


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
        self.record = record
        self.strands = {o.sentence: o.strand for o in record.origins if o.strand}

    def fresh(self, claim: Claim) -> bool:
        """Tell whether a claim's content is of its day, not of some day before."""
        incident = self.incidents.get(claim.id)
        days = days_of(incident.date) if incident else None
        return incident is None or (days is not None and days.first is not None)

    def same_words(self, one: Claim, other: Claim) -> bool:
        """Tell whether two claims are copies of one sentence, or worded so alike that a reader sees one statement.

        Claims of one cluster are near in meaning; behind a quotation only those are counted that say what it says.
        """
        strand = self.strands.get(one.sentence)
        if strand is not None and strand == self.strands.get(other.sentence):
            return True
        a, b = (content_words(self._words(c)) for c in (one, other))
        kinds = self.verbs.get(one.id), self.verbs.get(other.id)
        alike = len(a & b) / (max(len(a), len(b)) or 1)
        of_one_kind = kinds[0] is not None and kinds[0] == kinds[1]
        return alike >= (ALIKE_DEED if of_one_kind else ALIKE)

    def _words(self, claim: Claim) -> str:
        return claim.span.of(self.record.report[claim.report].text)

    def of_one_kind(self, one: Claim, other: Claim) -> bool:
        """Tell whether the main verbs of two claims tell no two kinds of happening: "met" and "was handed" are two."""
        a, b = self.verbs.get(one.id), self.verbs.get(other.id)
        return a is None or b is None or a == b


LOOKS_AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED})


def settled(record: Record) -> frozenset[str]:
    """Return the claims that foretold what a later report settled: no longer what is to come."""
    return frozenset(
        a.claim
        for q in record.questions
        if q.verdict is Verdict.RESOLVED
        for a in q.answers
        if a.claim and a.claim in record.claim and record.claim[a.claim].modality in LOOKS_AHEAD
    )
