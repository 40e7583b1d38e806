"""Places as the map and its list twin show them: a point with its radius, names met, counts; distances said from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints, distinct_by
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.ground.relative_places import PARTS
from tetrapylon.lexicon.map_towns import map_towns
from tetrapylon.model.entity import Entity, Reference
from tetrapylon.model.quantity import Quantity

LARGE_KM = 60.0
"""A radius from which on a point would pretend too much: such a place is listed, never drawn as a marker."""
MOST_DISTANCES = 150
"""Distances that one answer sends: past that a map shows nothing more, and filters narrow it."""
METRES = {"metre": 1.0, "kilometre": 1_000.0, "mile": 1_609.344, "yard": 0.9144, "foot": 0.3048}


class PlaceRow(TypedDict):
    """A place that claims speak of. `drawn` is False for areas too large for a marker and places without a point.

    `local` is its name in its country's script where that is sure, `local_names` are all of GeoNames' in it.
    """

    id: str
    name: str
    names: list[str]
    local: str | None
    local_names: list[str]
    kind: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    drawn: bool
    held: bool
    claims: int
    origins: int
    reports: int
    incidents: int
    first_claim: str | None


class DistanceRow(TypedDict):
    """A distance said from a place; `part` is the part of it that the words measure from, where they say one."""

    quantity: str
    claim: str | None
    place: str | None
    place_name: str | None
    lat: float | None
    lon: float | None
    metres: float | None
    low_m: float | None
    high_m: float | None
    words: str
    bearing: str | None
    reference: str | None
    part: Literal["edge", "centre", "entrance", "unstated"]
    as_of: str | None
    by: str | None
    origin: str | None
    state: str


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of the chosen claims by spot: a row of the index's `spots` with claims, and its counts at the same place."""

    spots: Ints
    claims: NDArray[Any]
    origins: NDArray[Any]
    reports: NDArray[Any]
    first: NDArray[Any]


@remembered
def place_rows(state: State, by: Filters) -> list[PlaceRow]:
    """Return the places of the claims that the filters let through, those with most claims first."""
    index, tally = state.snapshot.index, tally_of(state, by)
    incidents = np.bincount(index.spot_of("incidents") + 1, minlength=len(index.spots) + 1)[1:]
    held = set(index.block("control").coded["spot"].words)
    ids = [index.spots[s] for s in tally.spots]
    entities = state.snapshot.outline.entity.some(ids)
    first = state.snapshot.ids_of("claims", tally.first)
    rows = [
        _row(entities[key], tally, i, (int(incidents[spot]), key in held, first[i]))
        for i, (spot, key) in enumerate(zip(tally.spots, ids, strict=True))
        if key in entities
    ]
    return sorted(
        with_local_names(state.snapshot, rows), key=lambda r: (-r["claims"], r["name"], r["id"])
    )


def with_local_names(snapshot: Snapshot, rows: list[PlaceRow]) -> list[PlaceRow]:
    """Return rows with the names that GeoNames has in the script of each town's country."""
    numbers = {r["id"]: snapshot.outline.entity[r["id"]].geonames for r in rows}
    towns = map_towns().named(int(n) for n in numbers.values() if n and n.isdigit())
    for row in rows:
        town = towns.get(int(numbers[row["id"]] or 0))
        if town is not None:
            row["local"], row["local_names"] = town.local, list(town.also)
    return rows


@remembered
def tally_of(state: State, by: Filters) -> Tally:
    """Count the claims that the filters let through by the places that they are about."""
    index = state.snapshot.index
    if by.empty:
        return all_places(index)
    return _tally(index, chosen(state, by))


def all_places(index: Index) -> Tally:
    """Return the counts of all claims, which are worked out once a generation."""
    every = np.arange(len(index.claims), dtype=np.int32)
    return index.once("places", lambda: _tally(index, every))


def _tally(index: Index, chosen: Ints) -> Tally:
    """Return the counts of some claims, which are sorted."""
    claims, spot = index.places.of_some(chosen)
    counts = np.bincount(spot, minlength=len(index.spots))
    spots = np.flatnonzero(counts).astype(np.int32)
    size, numbered = len(spots), np.zeros(len(counts), dtype=np.int32)
    numbered[spots] = np.arange(size, dtype=np.int32)
    group, first = numbered[spot], np.empty(size, dtype=np.int32)
    first[group[::-1]] = claims[::-1]
    return Tally(
        spots=spots,
        claims=counts[spots],
        origins=distinct_by(group, index.voice[claims], groups=size, size=index.voices),
        reports=distinct_by(group, index.report[claims], groups=size, size=index.of_report.lefts),
        first=first,
    )


def _row(entity: Entity, tally: Tally, at: int, beside: tuple[int, bool, str]) -> PlaceRow:
    radius = entity.precision_km
    incidents, held, first = beside
    return {
        "id": entity.id,
        "name": entity.name,
        "names": [a for a in entity.aliases if a != entity.name],
        "local": None,
        "local_names": [],
        "kind": entity.kind.value,
        "lat": entity.lat,
        "lon": entity.lon,
        "precision_km": radius,
        "drawn": entity.lat is not None and (radius is None or radius < LARGE_KM),
        "held": held,
        "claims": int(tally.claims[at]),
        "origins": int(tally.origins[at]),
        "reports": int(tally.reports[at]),
        "incidents": incidents,
        "first_claim": first,
    }


@remembered
def distance_rows(state: State, by: Filters) -> list[DistanceRow]:
    """Return the distances that claims give, each from the place that its words name."""
    snapshot, index = state.snapshot, state.snapshot.index
    told = np.sort(index.distances.of_some(chosen(state, by))[1])
    found: list[Quantity] = snapshot.rows("quantities", told[:MOST_DISTANCES])
    snapshot.outline.report.bring(q.report for q in found)
    snapshot.outline.entity.bring(q.place for q in found if q.place)
    snapshot.names.bring(q.said_by for q in found if q.said_by)
    snapshot.told.bring(q.claim for q in found if q.claim)
    return [distance_row(state, q) for q in found]


def distance_row(state: State, quantity: Quantity) -> DistanceRow:
    """Return one distance in metres, with the point it is taken from where that is known."""
    snapshot = state.snapshot
    place = snapshot.outline.entity.get(quantity.place or "")
    claim = snapshot.told.get(quantity.claim or "")
    unit = METRES.get(quantity.unit or "")
    text = snapshot.outline.report[quantity.report].text
    return {
        "quantity": quantity.id,
        "claim": quantity.claim,
        "place": quantity.place,
        "place_name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "metres": _in_metres(quantity.value, unit),
        "low_m": _in_metres(quantity.low, unit),
        "high_m": _in_metres(quantity.high, unit),
        "words": text[quantity.start : quantity.end],
        "bearing": quantity.bearing,
        "reference": quantity.reference,
        "part": part_of(quantity.reference, place),
        "as_of": quantity.as_of,
        "by": snapshot.name(quantity.said_by),
        "origin": claim.origin if claim else None,
        "state": state.rulings.state_at(claim.evidence) if claim else "open",
    }


def part_of(
    reference: str | None, place: Entity | None
) -> Literal["edge", "centre", "entrance", "unstated"]:
    """Return from which part of a place a distance is measured: by its own words, else by what the place is."""
    words = set((reference or "").lower().split())
    said = next((part for part, known in PARTS.items() if words & set(known)), None)
    if said is None and place is not None and place.offset is not None:
        said = place.offset.reference
    return (said or Reference.UNSTATED).value


def _in_metres(value: float | None, unit: float | None) -> float | None:
    return None if value is None or unit is None else value * unit
