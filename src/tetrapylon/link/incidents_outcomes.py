"""What came of what was foretold: a planned or predicted incident and the later one that resolves it.

A forecast is never upgraded by being repeated. It is resolved only by an incident that reports tell as real, of the same
place or parties and kind, no earlier than the forecast's days, and told later than the forecast was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record

COMING = frozenset({Status.PLANNED, Status.PREDICTED})
REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
ASSAULT_FAMILIES = frozenset({"territory", "offensive", "advance"})
LONGEST_DAYS = 366
"""A forecast is not resolved by what came more than a year later."""


def with_outcomes(
    record: Record, incidents: tuple[Incident, ...], frames: FrameLexicon
) -> tuple[Incident, ...]:
    """Return incidents in the same order, those foretold with the id of what resolved them, if anything did."""
    real: dict[tuple[str, str], list[Incident]] = {}
    for i in incidents:
        for scene in _scenes(record, i) if i.status in REAL else ():
            real.setdefault(scene, []).append(i)
    return tuple(
        replace(i, resolved_by=_outcome(record, i, real, frames)) if i.status in COMING else i
        for i in incidents
    )


def _scenes(record: Record, incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield what two incidents of one scene share at least one of: a place, a doer's side."""
    if incident.place and incident.place.entity:
        yield "place", incident.place.entity
    for side in dict.fromkeys(_sides(record, incident.actors.actor1)):
        yield "side", side


def _outcome(
    record: Record,
    plan: Incident,
    real: Mapping[tuple[str, str], list[Incident]],
    frames: FrameLexicon,
) -> str | None:
    near = (r for scene in _scenes(record, plan) for r in real.get(scene, ()))
    fitting = (r for r in near if _settles(record, plan, r, frames))
    first = min(fitting, key=lambda r: (r.date or "~", r.id), default=None)
    return first.id if first else None


def _settles(record: Record, plan: Incident, real: Incident, frames: FrameLexicon) -> bool:
    return (
        _same_kind(plan, real, frames)
        and _same_scene(record, plan, real)
        and _came_after(plan, real)
        and _told_after(record, plan, real)
    )


def _same_kind(plan: Incident, real: Incident, frames: FrameLexicon) -> bool:
    foretold = {frames[f].family for f in plan.frames}
    if foretold & ASSAULT_FAMILIES:
        return any(frames[f].control is ControlEffect.TAKES for f in real.frames)
    return bool(foretold & {frames[f].family for f in real.frames})


def _same_scene(record: Record, plan: Incident, real: Incident) -> bool:
    """Tell whether the place is the same where both name one, and a doer's side too."""
    places = [i.place.entity if i.place else None for i in (plan, real)]
    if all(places) and places[0] != places[1]:
        return False
    one, two = (set(_sides(record, i.actors.actor1)) for i in (plan, real))
    shared = bool(one & two)
    return shared if one and two else all(places)


def _sides(record: Record, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        entity = record.entity.get(key)
        yield (entity.side or entity.id) if entity else key


def _came_after(plan: Incident, real: Incident) -> bool:
    foretold, came = days_of(plan.date), days_of(real.date)
    if foretold is None or came is None or foretold.first is None or came.last is None:
        return False
    first = came.first or came.last
    return foretold.first <= came.last and 0 <= (first - foretold.first).days <= LONGEST_DAYS


def _told_after(record: Record, plan: Incident, real: Incident) -> bool:
    latest, earliest = _days_told(record, plan), _days_told(record, real)
    return bool(latest and earliest) and max(latest) < max(earliest)


def _days_told(record: Record, incident: Incident) -> list[str]:
    found = []
    for report in incident.reports:
        dating = record.dating.get(report)
        guess = (dating.story_day or dating.published) if dating else None
        days = days_of(guess.edtf) if guess else None
        if days is not None and days.last is not None:
            found.append(days.last.isoformat())
    return found
