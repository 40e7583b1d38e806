"""What the map draws besides places: who held what, happenings with a point, movements on a named way."""

from __future__ import annotations

from itertools import islice

import numpy as np
from typing_extensions import TypedDict

from tetrapylon.desk.bars import bars_from, bars_of
from tetrapylon.desk.filters import Filters, iso
from tetrapylon.desk.incidents import told_in
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.places import LARGE_KM
from tetrapylon.desk.timeline import MOST_BARS, OTHER_LANE, Timeline, Track, timeline_of
from tetrapylon.desk.voices import held_by_voice, with_voice
from tetrapylon.lexicon.ways import load_way_words
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident
from tetrapylon.tell.ways import Way, find_ways

MOST_INCIDENTS = 1_500
"""Happenings sent to a map; past that those with most claims."""

MOST_READ = 400
"""Reports whose sentences are searched for ways: those of the movements with most claims."""


class Happening(TypedDict):
    """An incident at a place with a point. A missing end of its days means that no report gives it."""

    id: str
    title: str
    kind: str
    place: str
    place_name: str
    lat: float
    lon: float
    first: str | None
    last: str | None
    status: str
    claims: int
    origins: int
    claim: str | None


class Movement(TypedDict):
    """Somebody on a way. An end that no report names is null, and then nothing is drawn between the two.

    `side_deg` is the side of the sky that the movement came from, where words say one.
    """

    incident: str
    title: str
    kind: str
    status: str
    actors: list[str]
    origin: str | None
    origin_name: str | None
    origin_at: list[float] | None
    towards: str | None
    towards_name: str | None
    towards_at: list[float] | None
    side_deg: float | None
    first: str | None
    last: str | None
    claim: str | None
    words: str


class MapRows(TypedDict):
    """The rows of one map: control by place, happenings, movements."""

    tracks: list[Track]
    happenings: list[Happening]
    movements: list[Movement]


@remembered
def map_rows(state: State, by: Filters, voice: str | None) -> MapRows:
    """Return what the map draws of the claims that the filters let through, all or one voice's.

    Control follows the voice and the filter by place alone.
    """
    kept = kept_incidents(state, with_voice(by, voice))
    return {
        "tracks": all_tracks(state, by.place, voice),
        "happenings": happenings(state, kept),
        "movements": movements(state, kept),
    }


def kept_incidents(state: State, by: Filters) -> Ints:
    """Return the numbers of the incidents that a claim within the filters tells of, those with most claims first."""
    index, found = state.snapshot.index, told_in(state, "incidents", by)
    order = np.lexsort(
        (index.block("incidents").ids.rank[found], -index.linked("incidents").sizes[found])
    )
    return found[order]


@remembered
def all_tracks(state: State, place: str | None, voice: str | None) -> list[Track]:
    """Return the control bars of every place, or of one, as all reports tell it or one voice."""
    snapshot = state.snapshot
    held = held_by_voice(state, voice) if voice else None
    bars = bars_from(snapshot, held.rows, held.horizon) if held else bars_of(snapshot)
    found: dict[str, Track] = {}
    for bar in bars:
        key = bar["place"]
        if place in (None, key):
            name = state.snapshot.name(key) or key
            found.setdefault(key, {"place": key, "name": name, "bars": []})["bars"].append(bar)
    return list(found.values())


def heard_timeline(state: State, by: Filters, voice: str | None) -> Timeline:
    """Return the timeline of the claims within filters that hold the voice already, with control as it tells it."""
    drawn = timeline_of(state, by)
    if voice is None:
        return drawn
    tracks = all_tracks(state, by.place, voice)
    return {**drawn, "control": sorted(tracks, key=lambda t: -len(t["bars"]))[:MOST_BARS]}


def happenings(state: State, incidents: Ints) -> list[Happening]:
    """Return the incidents whose place has a point that says something, in the order given."""
    index = state.snapshot.index
    spots = [
        i for i, s in enumerate(index.block("incidents").coded["spot"].words) if _place(state, s)
    ]
    drawn = incidents[np.isin(index.block("incidents").coded["spot"].codes[incidents], spots)]
    rows: list[Incident] = state.snapshot.rows("incidents", drawn[:MOST_INCIDENTS])
    found = (_happening(state, i) for i in rows)
    return [row for row in found if row is not None]


def _happening(state: State, incident: Incident) -> Happening | None:
    place = _place(state, incident.place.entity if incident.place else None)
    if place is None or place.lat is None or place.lon is None:
        return None
    first, last = days(incident)
    return {
        "id": incident.id,
        "title": incident.title,
        "kind": incident.acled_event_type or OTHER_LANE,
        "place": place.id,
        "place_name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "first": first,
        "last": last,
        "status": incident.status.value,
        "claims": len(incident.claims),
        "origins": state.snapshot.origins(incident.claims),
        "claim": incident.claims[0] if incident.claims else None,
    }


def days(incident: Incident) -> tuple[str | None, str | None]:
    """Return the first and last day that an incident's date may mean."""
    found = days_of(incident.date)
    return (iso(found.first), iso(found.last)) if found else (None, None)


def _place(state: State, key: str | None) -> Entity | None:
    """Return a place that a marker may stand for, None for areas too large and places without a point."""
    place = state.snapshot.outline.entity.get(key or "")
    if place is None or place.lat is None:
        return None
    return place if place.precision_km is None or place.precision_km < LARGE_KM else None


def ways_of(state: State) -> tuple[Way, ...]:
    """Return the movements of the record, from the readings of the reports that tell of them; once a generation."""
    kept = state.snapshot.kept["all"]
    if "ways" not in kept:
        kept["ways"] = _ways(state)
    ways: tuple[Way, ...] = kept["ways"]
    return ways


def _ways(state: State) -> tuple[Way, ...]:
    snapshot, kinds = state.snapshot, load_way_words().kinds
    frames = snapshot.index.block("incidents").coded["frames"]
    moving = [i for i, w in enumerate(frames.words) if any(f in kinds for f in w.split(","))]
    ranked = kept_incidents(state, Filters())
    moved = ranked[np.isin(frames.codes[ranked], moving)][:MOST_INCIDENTS]
    told: list[Incident] = snapshot.rows("incidents", moved)
    reports = dict.fromkeys(r for i in told for r in i.reports)
    return find_ways(snapshot.with_rows(islice(reports, MOST_READ)))


def movements(state: State, incidents: Ints) -> list[Movement]:
    """Return the movements of some incidents that name an end of their way."""
    block = state.snapshot.index.block("incidents")
    ways = ways_of(state)
    within = np.isin(block.ids.find([w.incident for w in ways]), incidents)
    rows = state.snapshot.outline.incident
    return [
        _movement(state, w, rows[w.incident]) for w, kept in zip(ways, within, strict=True) if kept
    ]


def _movement(state: State, way: Way, incident: Incident) -> Movement:
    snapshot = state.snapshot
    first, last = days(incident)
    report = snapshot.outline.report[way.report]
    return {
        "incident": incident.id,
        "title": incident.title,
        "kind": way.kind,
        "status": way.status.value,
        "actors": [snapshot.name(a) or a for a in way.actors],
        "origin": way.origin,
        "origin_name": snapshot.name(way.origin),
        "origin_at": point(state, way.origin),
        "towards": way.towards,
        "towards_name": snapshot.name(way.towards),
        "towards_at": point(state, way.towards),
        "side_deg": way.side_deg,
        "first": first,
        "last": last,
        "claim": way.claim or (incident.claims[0] if incident.claims else None),
        "words": " ".join(report.text[way.start : way.end].split()),
    }


def point(state: State, key: str | None) -> list[float] | None:
    """Return longitude and latitude of a place that a marker may stand for."""
    place = _place(state, key)
    return (
        [place.lon, place.lat]
        if place and place.lat is not None and place.lon is not None
        else None
    )
