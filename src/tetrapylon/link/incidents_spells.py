"""Date what a holder did in a town by the spell for which it held the town.

"It has since blown up a temple" gives no day, but the doer could only do so while it held the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.link.incidents_compare import NEAR_KM, distance_km
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record

UNDER_RULE = frozenset({"destruction_heritage", "destruction", "looting", "killing_captives"})
FRONT = frozenset({"capture", "offensive", "advance", "clash", "entry"})
REAL = frozenset({Status.HAPPENED, Status.CLAIMED})
CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})


@dataclass(frozen=True, slots=True)
class Change:
    """A town taken, on which days, by whom (entity ids and their sides)."""

    place: str
    days: Days
    holders: frozenset[str]


def dated_by_spells(
    record: Record, incidents: tuple[Incident, ...], frames: FrameLexicon
) -> tuple[Incident, ...]:
    """Return the incidents, those under a holder's rule narrowed to its spells in the place."""
    fronts: dict[str, list[Incident]] = {}
    for i in incidents:
        if i.status in (Status.PREDICTED, Status.ONGOING) and i.place and FRONT & set(i.frames):
            fronts.setdefault(i.place.entity or "", []).append(i)
    cut = tuple(_cut(record, i, fronts.get(_place(i), []), frames) for i in incidents)
    changes: dict[str, list[Change]] = {}
    for change in _changes(record, cut, frames):
        changes.setdefault(change.place, []).append(change)
    return tuple(_narrowed(record, i, changes) for i in cut)


def _place(incident: Incident) -> str:
    return (incident.place.entity or "") if incident.place else ""


def _cut(
    record: Record, incident: Incident, fronts: list[Incident], frames: FrameLexicon
) -> Incident:
    """Return a capture begun no earlier than the last report in which it was still only foretold."""
    days = days_of(incident.date)
    takes = any(frames[f].control in CHANGES for f in incident.frames)
    if not takes or incident.status not in REAL or not days or not days.first or not days.last:
        return incident
    doers = _parties(record, incident.actors.actor1)
    still = [
        told.last
        for o in fronts
        if incident.place
        and doers & _parties(record, o.actors.actor1)
        and (told := days_of(o.status_as_of)) is not None
        and told.last is not None
        and days.first < told.last < days.last
    ]
    first = max(still, default=days.first)
    return incident if not still else replace(incident, date=edtf_of(Days(first, days.last)))


def _changes(
    record: Record, incidents: tuple[Incident, ...], frames: FrameLexicon
) -> Iterator[Change]:
    for i in incidents:
        takes = any(frames[f].control in CHANGES for f in i.frames)
        days = days_of(i.date)
        if takes and i.status in REAL and i.place and i.place.entity and days and days.first:
            yield Change(i.place.entity, days, _parties(record, i.actors.actor1))


def _parties(record: Record, keys: tuple[str, ...]) -> frozenset[str]:
    sides = {record.entity[k].side for k in keys if k in record.entity}
    return frozenset(keys) | {s for s in sides if s}


def _narrowed(record: Record, incident: Incident, changes: dict[str, list[Change]]) -> Incident:
    days = days_of(incident.date)
    if not UNDER_RULE & set(incident.frames) or days is None or days.first or days.last is None:
        return incident
    parties = _parties(record, incident.actors.actor1)
    here = [c for place, found in changes.items() if _at(record, place, incident) for c in found]
    taken = [c.days.first for c in here if c.holders & parties and c.days.first]
    begun = [d for d in taken if d <= days.last]
    if not begun:
        return incident
    first = min(begun)
    lost = [c.days.last for c in here if not c.holders & parties and c.days.last]
    ended = min((d for d in lost if d > first), default=None) if len(begun) == 1 else None
    return replace(incident, date=edtf_of(Days(first, _earlier(days.last, ended))))


def _earlier(one: date, two: date | None) -> date:
    return one if two is None else min(one, two)


def _at(record: Record, place: str, incident: Incident) -> bool:
    if incident.place is None or incident.place.entity is None:
        return False
    if incident.place.entity == place:
        return True
    one, two = (record.entity.get(k) for k in (incident.place.entity, place))
    apart = distance_km(one, two) if one and two else None
    return apart is not None and apart <= NEAR_KM
