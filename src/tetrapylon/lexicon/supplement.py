"""Places of our own: rows of `places*.yaml` and `countries.yaml` as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the gazetteer. `id` is an entity id; `precision_km` a radius around the point.

    `feature` says what it is: `country`, `region` (first level), `district` (second level), `town`,
    `area`, `base`, `site`, `water` ...; `admin1` and `admin2` are GeoNames' codes, `region` and `district`
    the names they stand for. `exact` is False where only the romanisation key met. `called` are common
    names ("Old City") that mean it only where a report names one of the towns `near`.
    """

    id: str
    name: str
    kind: EntityKind
    feature: str
    lat: float | None
    lon: float | None
    precision_km: float | None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    region: str | None = None
    district: str | None = None
    population: int = 0
    geonames: str | None = None
    aliases: tuple[str, ...] = ()
    exact: bool = True
    near: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


class GazetteerMisread(ValueError):
    """A row of the supplement is no place. Stop, and mend the file that the message names."""


def places_of(table: Mapping[str, object], *, source: str) -> tuple[Place, ...]:
    """Return the places of a table shaped like `places.yaml`.

    Raises:
        GazetteerMisread: a row lacks a field or has a value out of range.
    """
    rows = table.get("places")
    if not isinstance(rows, list):
        raise GazetteerMisread(f"{source}: expected a list under `places`, found {rows!r}")
    return tuple(_own_place(row, source) for row in rows)


def _own_place(row: Mapping[str, object], source: str) -> Place:
    try:
        name, country, feature = str(row["name"]), row.get("country"), str(row["feature"])
        at = row.get("at")
        lat, lon = (float(x) for x in at) if isinstance(at, list) else (None, None)
        radius = float(str(row["km"])) if "km" in row else None
    except (KeyError, TypeError, ValueError) as error:
        raise GazetteerMisread(
            f"{source}: {row!r} needs name, feature and, if placed, at: [lat, lon] and km ({error})"
        ) from error
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise GazetteerMisread(f"{source}: {name!r} lies at {lat}, {lon}; degrees expected")
    also, near, called = (row.get(k) for k in ("also", "near", "called"))
    slug = folded(name).replace(" ", "-")
    suffix = f"-{str(country).lower()}" if country else ""
    return Place(
        id=f"place:{slug}{suffix}",
        name=name,
        kind=KIND_OF_FEATURE.get(feature, EntityKind.PLACE),
        feature=feature,
        lat=lat,
        lon=lon,
        precision_km=radius,
        country=str(country) if country else None,
        admin1=str(row["admin1"]) if "admin1" in row else None,
        population=int(str(row.get("weight", _WEIGHTS.get(feature, 20_000)))),
        aliases=tuple(str(a) for a in also) if isinstance(also, list) else (),
        near=tuple(map(str, near)) if isinstance(near, list) else (),
        called=tuple(map(str, called)) if isinstance(called, list) else (),
    )


KIND_OF_FEATURE = {
    "base": EntityKind.FACILITY,
    "facility": EntityKind.FACILITY,
    "site": EntityKind.SITE,
    "country": EntityKind.STATE,
}
_WEIGHTS = {"region": 1_500_000, "continent": 900_000_000, "area": 300_000, "water": 100_000}


def country_places(table: Mapping[str, object]) -> tuple[Place, ...]:
    """Return the countries of a table shaped like `countries.yaml` as places."""
    rows, names = table["rows"], table.get("names")
    if not isinstance(rows, dict) or not isinstance(names, dict):
        raise GazetteerMisread("countries.yaml: expected maps under `rows` and `names`")
    return tuple(
        Place(
            id=f"place:{folded(str(row[0])).replace(' ', '-')}",
            name=str(row[0]),
            kind=EntityKind.STATE,
            feature="country",
            lat=float(row[4]),
            lon=float(row[5]),
            precision_km=300.0,
            country=str(iso),
            population=500_000_000,
            aliases=tuple(map(str, names.get(iso, ()))),
        )
        for iso, row in rows.items()
    )


def known_of(rows: object, *, source: str) -> dict[tuple[str, str], int]:
    """Return the weights of towns better known than their size says, by folded name and country.

    Raises:
        GazetteerMisread: a row is not [name, country, weight].
    """
    try:
        return {(folded(str(n)), str(c)): int(w) for n, c, w in rows}  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise GazetteerMisread(
            f"{source}: `known` needs rows of [name, country, weight]"
        ) from error
