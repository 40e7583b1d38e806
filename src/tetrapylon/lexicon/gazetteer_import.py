"""Places that a person adds: a GeoNames country dump, or GeoJSON. Each import is a file of its own in one folder."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tetrapylon.lexicon.gazetteer_build import Row, write_places
from tetrapylon.lexicon.translit import folded

FOLDER = "imported"
GEONAMES_COLUMNS = 19
KEPT = {
    "P": "town",
    "A": "district",
    "H": "water",
    "T": "area",
    "L": "area",
    "V": "area",
    "S": "facility",
}
"""GeoNames' feature classes that are places of reports, with our feature; roads (R) and seabeds (U) are not."""
CODES = {
    "ADM1": "region",
    "AIRB": "base",
    "MILB": "base",
    "INSM": "base",
    "RUIN": "site",
    "ANS": "site",
}


class NotPlaces(ValueError):
    """A file holds no places that can be read. Show the message: it names the line or feature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import wrote: the file, and how many places and names."""

    file: Path
    places: int
    names: int


def import_places(source: Path, folder: Path) -> Import:
    """Write the places of a GeoNames dump (`.txt`, `.tsv`) or GeoJSON (`.json`, `.geojson`) to `folder`.

    A second import of a file of the same name replaces the first.

    Raises:
        NotPlaces: the file is neither, or a row lacks a name or a point on the globe.
    """
    read = _geojson if source.suffix.lower() in (".json", ".geojson") else _geonames
    rows: list[Row] = []
    names: list[tuple[str, int]] = []
    for row, called in read(source):
        rows.append(row)
        keys = (folded(n) for n in called)
        names += [(k, row[0]) for k in keys if len(k) >= 2 and k.isascii()]
    if not rows:
        raise NotPlaces(f"{source} holds no place that could be imported")
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", source.stem)
    target, made = folder / f"{stem}.db", folder / f".{stem}.db"
    made.unlink(missing_ok=True)
    write_places(made, rows, names)
    made.replace(target)
    return Import(file=target, places=len(rows), names=len(names))


Found = Iterator[tuple[Row, tuple[str, ...]]]


def _geonames(source: Path) -> Found:
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != GEONAMES_COLUMNS:
                raise NotPlaces(
                    f"{source}, line {number}: {len(cells)} columns; a GeoNames dump has {GEONAMES_COLUMNS}"
                )
            feature = CODES.get(cells[7]) or KEPT.get(cells[6])
            if feature is not None:
                yield _geonames_row(cells, feature, f"{source}, line {number}")


def _geonames_row(cells: list[str], feature: str, where: str) -> tuple[Row, tuple[str, ...]]:
    lat, lon = _point(cells[4], cells[5], where)
    people = int(cells[14] or 0)
    row: Row = (
        *(int(cells[0]), cells[1], lat, lon, cells[8], cells[10], people, feature, None),
        *(cells[11] or None, None, None),
    )
    return row, (cells[1], cells[2], *cells[3].split(","))


def _geojson(source: Path) -> Found:
    try:
        table = json.loads(source.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise NotPlaces(f"{source} is no JSON: {error}") from error
    features = table.get("features") if isinstance(table, dict) else None
    if not isinstance(features, list):
        raise NotPlaces(f"{source}: expected a GeoJSON FeatureCollection")
    for number, feature in enumerate(features, 1):
        yield _geojson_row(feature, f"{source}, feature {number}")


def _geojson_row(feature: Mapping[str, Any], where: str) -> tuple[Row, tuple[str, ...]]:
    about = feature.get("properties") or {}
    name = about.get("name")
    points = list(_points((feature.get("geometry") or {}).get("coordinates")))
    if not name or not points:
        raise NotPlaces(f"{where}: needs properties.name and a geometry")
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    lat, lon = _point((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2, where)
    reach = math.hypot(max(lats) - min(lats), max(lons) - min(lons)) / 2 * 111.2
    number = -int(sha256(f"{name}|{lat}|{lon}".encode()).hexdigest()[:12], 16)
    also = about.get("also") or about.get("alternatenames") or []
    row: Row = (
        *(number, str(name), lat, lon, str(about.get("country") or ""), about.get("admin1")),
        *(int(about.get("population") or 0), str(about.get("feature") or "area")),
        *(round(max(reach, float(about.get("km") or 1.0)), 1), about.get("admin2"), None, None),
    )
    return row, (str(name), *(map(str, also) if isinstance(also, list) else ()))


def _points(coordinates: object) -> Iterator[tuple[float, float]]:
    if (
        isinstance(coordinates, list)
        and len(coordinates) >= 2
        and not isinstance(coordinates[0], list)
    ):
        yield float(coordinates[0]), float(coordinates[1])
    elif isinstance(coordinates, list):
        for inner in coordinates:
            yield from _points(inner)


def _point(lat: object, lon: object, where: str) -> tuple[float, float]:
    try:
        found = float(str(lat)), float(str(lon))
    except ValueError as error:
        raise NotPlaces(f"{where}: {lat!r}, {lon!r} is no point in degrees") from error
    if not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):
        raise NotPlaces(f"{where}: {lat}, {lon} lies off the globe")
    return found


def imported_files(folder: Path) -> Iterable[Path]:
    """Return the files of earlier imports, in order of name."""
    return sorted(p for p in folder.glob("*.db") if not p.name.startswith("."))
