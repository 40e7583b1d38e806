"""Incidents that may be the same as one: those that lie near it, or whose title has some words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from typing_extensions import TypedDict

from tetrapylon.desk.incidents import IncidentRow, incident_row
from tetrapylon.desk.keeper import State
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import Incident
from tetrapylon.store.columns import NONE
from tetrapylon.store.rows import places_titled, rows_at

NEAR_DAYS = timedelta(days=3)
"""How far apart two incidents lie at most that are offered to be joined, unless they are searched for by words."""
LEAST_NEAR = 2
"""What two incidents have in common at least to be offered."""
MOST_NEAR = 12
MOST_LOOKED_AT = 300
"""Incidents that are compared with one to find those near it."""


class NearRow(TypedDict):
    """An incident that may be the same, with what the two have in common."""

    incident: IncidentRow
    common: list[str]


def near_of(state: State, incident: Incident, words: str) -> list[NearRow]:
    """Return incidents that may be the same: those alike, or, where words are given, those whose title has them."""
    wanted = words.casefold().split()
    found = []
    for other in candidates(state.snapshot, incident, wanted):
        if other.id == incident.id or (wanted and not _titled(other, wanted)):
            continue
        common = list(_common(state.snapshot, incident, other))
        if wanted or (len(common) >= LEAST_NEAR and _close(incident, other)):
            found.append((len(common), other, common))
    found.sort(key=lambda f: (-f[0], f[1].date or "~", f[1].id))
    return [
        {"incident": incident_row(state.snapshot, other), "common": common}
        for _, other, common in found[:MOST_NEAR]
    ]


def candidates(snapshot: Snapshot, incident: Incident, words: list[str]) -> list[Incident]:
    """Return incidents to look at: by words of their title, else those of the same place or days, the nearest first."""
    index = snapshot.index
    if words:
        places = places_titled(snapshot.view, words, most=MOST_LOOKED_AT)
        return list(rows_at(snapshot.view, "incidents", places).values())
    own, spots = index.block("incidents").ids.find([incident.id]), index.spot_of("incidents")
    spans, days = index.days("incidents"), days_of(incident.date)
    everything = np.arange(len(spots), dtype=np.int32)
    alike = (spots == spots[own]) & (spots != NONE)
    close = spans.meets(everything, _widened(days)) if days else alike
    best = np.argsort(-(2 * alike.astype(np.int8) + close), kind="stable")[:MOST_LOOKED_AT]
    found: list[Incident] = snapshot.rows("incidents", best[(alike | close)[best]].astype(np.int32))
    return found


def _titled(incident: Incident, words: list[str]) -> bool:
    title = incident.title.casefold()
    return all(word in title for word in words)


def _common(snapshot: Snapshot, one: Incident, other: Incident) -> Iterator[str]:
    if set(one.frames) & set(other.frames):
        yield "same kind"
    places = [i.place.entity or i.place.name for i in (one, other) if i.place]
    if len(places) == 2 and places[0] == places[1]:
        yield f"same place: {other.place.name if other.place else ''}"
    days = [days_of(i.date) for i in (one, other)]
    if days[0] and days[1] and days[0].meets(days[1]):
        yield "same days"
    for key in sorted({*one.actors.actor1, *one.actors.actor2}):
        if key in (*other.actors.actor1, *other.actors.actor2):
            yield f"both name {snapshot.name(key)}"


def _close(one: Incident, other: Incident) -> bool:
    days = [days_of(i.date) for i in (one, other)]
    return not (days[0] and days[1]) or _widened(days[0]).meets(days[1])


def _widened(days: Days) -> Days:
    def moved(day: date | None, by: timedelta) -> date | None:
        return day + by if day and date.min + NEAR_DAYS < day < date.max - NEAR_DAYS else day

    return Days(moved(days.first, -NEAR_DAYS), moved(days.last, NEAR_DAYS))
