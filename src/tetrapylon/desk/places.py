"""Places as the map and its list twin show them: a point with its radius, names met, counts; distances said from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.ground.relative_places import PARTS
from tetrapylon.lexicon.map_towns import map_towns
from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import PLACE_KINDS, Entity, Reference
from tetrapylon.model.quantity import Measure, Quantity

LARGE_KM = 60.0
"""A radius from which on a point would pretend too much: such a place is listed, never drawn as a marker."""
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


@remembered
def place_rows(state: State, by: Filters) -> list[PlaceRow]:
    """Return the places of the claims that the filters let through, those with most claims first."""
    snapshot = state.snapshot
    claims = {c.id: c for c in chosen(state, by)}
    incidents = _incidents_by_place(snapshot)
    held = {c.place for c in snapshot.outline.control}
    rows: list[PlaceRow] = []
    for entity in snapshot.outline.entities:
        if entity.kind not in PLACE_KINDS:
            continue
        ids = snapshot.claims_about.get(entity.id, frozenset())
        found = (
            [claims[c] for c in ids if c in claims]
            if len(claims) > len(ids)
            else [c for key, c in claims.items() if key in ids]
        )
        if found:
            rows.append(
                _row(snapshot, entity, found, incidents.get(entity.id, 0), entity.id in held)
            )
    return sorted(
        with_local_names(snapshot, rows), key=lambda r: (-r["claims"], r["name"], r["id"])
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


def _incidents_by_place(snapshot: Snapshot) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for incident in snapshot.outline.incidents:
        if incident.place and incident.place.entity:
            found[incident.place.entity] += 1
    return found


def _row(
    snapshot: Snapshot,
    entity: Entity,
    claims: list[Claim],
    incidents: int,
    held: bool,  # noqa: FBT001 - a column
) -> PlaceRow:
    radius = entity.precision_km
    first = min(claims, key=lambda c: (c.report, c.span.start, c.id))
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
        "claims": len(claims),
        "origins": len({snapshot.origin_of(c) for c in claims}),
        "reports": len({c.report for c in claims}),
        "incidents": incidents,
        "first_claim": first.id,
    }


@remembered
def distance_rows(state: State, by: Filters) -> list[DistanceRow]:
    """Return the distances that claims give, each from the place that its words name."""
    snapshot = state.snapshot
    wanted = {c.id for c in chosen(state, by)}
    return [
        distance_row(state, q)
        for q in snapshot.outline.quantities
        if q.measures is Measure.DISTANCE_TO and q.claim in wanted
    ]


def distance_row(state: State, quantity: Quantity) -> DistanceRow:
    """Return one distance in metres, with the point it is taken from where that is known."""
    snapshot = state.snapshot
    place = snapshot.outline.entity.get(quantity.place or "")
    claim = snapshot.outline.claim.get(quantity.claim or "")
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
        "state": state.rulings.state(claim) if claim else "open",
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
