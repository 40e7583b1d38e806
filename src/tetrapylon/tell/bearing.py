"""What of an incident one sentence may say: only what each of the claims counted for it says by itself.

An incident unites rows that tell of one happening, each a part of it. A sentence that took the doer from one, the
place from a second and the day from a third would stand in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tetrapylon.model.claim import Claim, Modality, Polarity
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.tell.support import origins_behind

INDEPENDENT = 2
"""Origins from which on a day is as well supported as need be, so that the narrower one is told."""
LOCAL = frozenset({EntityKind.PLACE, EntityKind.SITE, EntityKind.FACILITY})
RULES = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a sentence says besides its verb: whether it names the place, the other actor, or all doers together.

    `frame` is the kind of happening that its verb is of; `lasts` tells that the happening goes on for days.
    """

    frame: str
    place: bool
    other: bool
    joint: bool
    lasts: bool


def narrowed(record: Record, incident: Incident, needs: Needs) -> Incident | None:
    """Return an incident as its best supported telling, None where no claim bears a whole sentence.

    Its claims are those that tell the deed as done, name its doer, its place and its other actor where they are
    told, and put it on the day told. Of several doers, others or days those with the most origins are kept.
    """
    told = [c for c in _done(record, incident) if _of_kind(record, incident, c, needs.frame)]
    if needs.place:
        told = [c for c in told if _is_there(record, c, incident)]
    doers, told = _doers(record, incident, told, joint=needs.joint)
    others, told = _others(record, incident, told, needed=needs.other)
    if not told or not doers or (needs.other and not others):
        return None
    day, told = _on_one_day(record, told, lasts=needs.lasts)
    actors = replace(incident.actors, actor1=doers, actor2=others)
    ids = tuple(c.id for c in told)
    return replace(
        incident,
        actors=actors,
        date=day,
        claims=ids,
        reports=tuple(sorted({c.report for c in told})),
    )


def _done(record: Record, incident: Incident) -> list[Claim]:
    known = (record.claim[c] for c in incident.claims if c in record.claim)
    return [c for c in known if c.modality is Modality.ASSERTED and c.polarity is Polarity.POSITIVE]


def _of_kind(record: Record, incident: Incident, claim: Claim, frame: str) -> bool:
    """Tell whether a claim's words hold a happening of the frame that is told."""
    if not incident.events:
        return True
    reading = record.reading.get(claim.report)
    return reading is not None and any(
        e.frame == frame and e.id in incident.events and _within(claim, e.trigger.start)
        for e in reading.events
    )


def _within(claim: Claim, at: int) -> bool:
    return claim.span.start <= at < claim.span.end


def _is_there(record: Record, claim: Claim, incident: Incident) -> bool:
    """Tell whether a claim names the place, or its sentence does and the claim names no other."""
    place = incident.place.entity if incident.place else None
    if place is None:
        return incident.place is not None
    if place in claim.about:
        return True
    elsewhere = any(e.kind in LOCAL for e in _entities(record, claim.about))
    beside = record.claims_by_passage.get(claim.passage, ())
    return not elsewhere and any(c.sentence == claim.sentence and place in c.about for c in beside)


def _doers(
    record: Record, incident: Incident, told: Sequence[Claim], *, joint: bool
) -> tuple[tuple[str, ...], list[Claim]]:
    """Return who did it and the claims that say so; of several names for one side the one most claims give."""
    names = tuple(k for k in incident.actors.actor1 if k in record.entity)
    if joint:
        return names, [c for c in told if all(_names(record, c, k) for k in names)]
    by = [(k, [c for c in told if _names(record, c, k)]) for k in names]
    best = max(by, key=lambda found: _support(record, found[1]), default=None)
    return ((best[0],), best[1]) if best else ((), [])


def _others(
    record: Record, incident: Incident, told: Sequence[Claim], *, needed: bool
) -> tuple[tuple[str, ...], list[Claim]]:
    """Return the other actors that the claims name; where a sentence does without, only one that costs no report."""
    keys = incident.actors.actor2
    by = [(k, [c for c in told if _names(record, c, k)]) for k in keys if k in record.entity]
    best = max(by, key=lambda found: _support(record, found[1]), default=None)
    if best is None or not best[1]:
        return (), [] if needed else list(told)
    whole = _support(record, best[1]) == _support(record, told)
    return ((best[0],), best[1]) if needed or whole else ((), list(told))


def _names(record: Record, claim: Claim, key: str) -> bool:
    """Tell whether a claim names an actor, or forces of a government or state that is told."""
    if key in claim.about:
        return True
    actor = record.entity[key]
    return actor.kind in RULES and any(
        e.kind is EntityKind.STATE_FORCES and _of_one_side(e, actor)
        for e in _entities(record, claim.about)
    )


def _of_one_side(forces: Entity, rule: Entity) -> bool:
    if rule.kind is EntityKind.STATE:
        return forces.country is not None and forces.country == rule.country
    if forces.side is None and rule.side is None:
        return forces.country is not None and forces.country == rule.country
    return forces.side is not None and forces.side == rule.side


def _entities(record: Record, keys: Iterable[str]) -> list[Entity]:
    return [record.entity[k] for k in keys if k in record.entity]


def _support(record: Record, claims: Sequence[Claim]) -> tuple[int, int]:
    return len(origins_behind(record, claims)), len({c.report for c in claims})


def _on_one_day(
    record: Record, told: Sequence[Claim], *, lasts: bool
) -> tuple[str | None, list[Claim]]:
    """Return the day to tell and the claims of it.

    What words put on a day of their own is told of that day; without such words a deed was done by the day of its
    telling. What lasts is told of the last day on which somebody tells it.
    """
    said = [d.last for c in told if (d := days_of(c.content_time or c.speech_date)) and d.last]
    if lasts:
        return (edtf_of(Days(max(said), max(said))) if said else None), list(told)
    dated = {c.content_time: _closed(c) for c in told if c.times and _closed(c)}
    if not dated:
        return (edtf_of(Days(None, max(said))) if said else None), list(told)
    by = [(day, [c for c in told if _lies_in(c, days)]) for day, days in dated.items() if days]
    day, of_it = max(by, key=lambda found: _weight(record, found[0], found[1]))
    return day, of_it


def _closed(claim: Claim) -> Days | None:
    days = days_of(claim.content_time)
    return days if days is not None and days.first and days.last else None


def _lies_in(claim: Claim, told: Days) -> bool:
    days = _closed(claim)
    if days is None or told.first is None or told.last is None:
        return False
    return bool(days.first and days.last and told.first <= days.first and days.last <= told.last)


def _weight(
    record: Record, day: str | None, claims: Sequence[Claim]
) -> tuple[int, int, int, int, str]:
    """Rank a day: independent support first, then the narrower day, more support, the later day."""
    origins, reports = _support(record, claims)
    days = days_of(day)
    width = (days.last - days.first).days if days and days.first and days.last else 0
    return min(origins, INDEPENDENT), -width, origins, reports, day or ""
