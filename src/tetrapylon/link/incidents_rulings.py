"""People's word on which tellings are one happening: it goes before the comparison's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tetrapylon.model.claim import Claim
from tetrapylon.model.decision import Decision, Evidence, Noun, Ruled, standing
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Record

Pairs = tuple[tuple[frozenset[str], frozenset[str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joins:
    """Pairs of sets of event ids: each two sets belong together, or apart."""

    same: Pairs = ()
    different: Pairs = ()

    def parted_from(self, events: Iterable[str]) -> frozenset[str]:
        """Return the ids of events that a person parted from any of these."""
        own, found = frozenset(events), set[str]()
        for a, b in self.different:
            found |= (b if own & a else frozenset()) | (a if own & b else frozenset())
        return frozenset(found) - own

    def parts(self, one: str, other: str) -> bool:
        """Tell whether a person parted two events."""
        return any(
            (one in a and other in b) or (one in b and other in a) for a, b in self.different
        )


def joins_of(record: Record) -> Joins:
    """Return what the standing rulings say about the record's events."""
    ruled = [d for d in standing(record.decisions) if d.question == Noun.INCIDENT and d.beside]
    if not ruled:
        return Joins()
    events = [e for r in record.readings for e in r.events]
    return Joins(
        same=tuple(_pair(events, d) for d in ruled if d.ruling == Ruled.SAME),
        different=tuple(_pair(events, d) for d in ruled if d.ruling == Ruled.DIFFERENT),
    )


def tells_only(record: Record, claim: Claim, events: frozenset[str], own: frozenset[str]) -> bool:
    """Tell whether a claim's words hold one of some events, and none of `own`."""
    reading = record.reading.get(claim.report)
    held = {
        e.id
        for e in (reading.events if reading else ())
        if claim.span.start <= e.trigger.start and e.trigger.end <= claim.span.end
    }
    return bool(held & events) and not held & own


def _pair(events: list[EventMention], decision: Decision) -> tuple[frozenset[str], frozenset[str]]:
    first, second = (frozenset(e.id for e in events if _in(e, s)) for s in decision.pair)
    return first, second


def _in(event: EventMention, stretch: Evidence) -> bool:
    """Tell whether a stretch is an event's trigger, or a statement that holds it."""
    span = event.trigger
    inside = stretch.start <= span.start and span.end <= stretch.end
    return event.report == stretch.report and (
        inside or stretch.covers(event.report, span.start, span.end)
    )
