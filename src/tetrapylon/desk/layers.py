"""Maps and overlays that the user brings: a style or raster tiles of a server, GeoJSON and PMTiles files of this machine.

Nothing of it is there unless it was named when the desk was started. A server's origin then joins the content policy, and
only that one; addresses never come from a page's query.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from typing_extensions import TypedDict

LARGEST_GEOJSON = 64 * 1024 * 1024
"""Bytes of a GeoJSON overlay that a page can still hold."""
HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:]+\](?::\d{1,5})?")
SHAPES = frozenset(
    {
        "FeatureCollection",
        "Feature",
        "GeometryCollection",
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
    }
)
PMTILES = b"PMTiles"
"""The first bytes of every PMTiles archive."""


class LayerUnreadable(ValueError):
    """A map's address or an overlay's file is not what the desk can show; the message says what is wanted. Give another."""


class RasterRow(TypedDict):
    """Raster tiles: an address with `{z}`, `{x}` and `{y}`, and whose they are."""

    url: str
    attribution: str


class OverlayRow(TypedDict):
    """One overlay; `number` is its place under `/api/overlays`."""

    number: int
    name: str
    kind: Literal["geojson", "pmtiles"]
    attribution: str | None


class LayerRows(TypedDict):
    """What the user brought to the map."""

    style: str | None
    raster: RasterRow | None
    overlays: list[OverlayRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A file to lay over the map."""

    path: Path
    kind: Literal["geojson", "pmtiles"]
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What the user brought: the address of a style, of raster tiles, and overlays."""

    style: str | None = None
    raster: str | None = None
    raster_attribution: str = ""
    overlays: tuple[Overlay, ...] = ()

    @property
    def outside(self) -> tuple[str, ...]:
        """The origins that pages may ask for maps."""
        return tuple(dict.fromkeys(origin_of(u) for u in (self.style, self.raster) if u))

    def rows(self) -> LayerRows:
        """Return what the page is told."""
        credit = self.raster_attribution or (urlsplit(self.raster).hostname if self.raster else "")
        raster: RasterRow | None = None
        if self.raster:
            raster = {"url": self.raster, "attribution": credit or ""}
        return {
            "style": self.style,
            "raster": raster,
            "overlays": [
                {
                    "number": n,
                    "name": o.path.stem,
                    "kind": o.kind,
                    "attribution": o.attribution,
                }
                for n, o in enumerate(self.overlays)
            ],
        }


NO_LAYERS = Layers()


def origin_of(url: str) -> str:
    """Return the origin of an address, as a content policy names it.

    Raises:
        LayerUnreadable: it is no plain http or https address.
    """
    parts = urlsplit(url)
    plain = HOST.fullmatch(parts.netloc) and not re.search(r"[\s;,'\"<>]", url)
    if parts.scheme not in ("http", "https") or not plain:
        raise LayerUnreadable(f"{url!r} is no http or https address without user and password")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def open_layers(
    *,
    style: str | None = None,
    raster: str | None = None,
    raster_attribution: str = "",
    overlays: Sequence[Path] = (),
) -> Layers:
    """Return what the user brings, looked through.

    Raises:
        LayerUnreadable: an address or a file is not what it has to be.
    """
    for url in (style, raster):
        if url is not None:
            origin_of(url)
    if raster is not None and not all(part in raster for part in ("{z}", "{x}", "{y}")):
        raise LayerUnreadable(f"{raster!r} does not say where {{z}}, {{x}} and {{y}} go")
    return Layers(
        style=style,
        raster=raster,
        raster_attribution=raster_attribution,
        overlays=tuple(map(open_overlay, overlays)),
    )


def open_overlay(path: Path) -> Overlay:
    """Return an overlay after a look at its first bytes, or at all of it where it is GeoJSON.

    Raises:
        LayerUnreadable: it is missing, too large, or neither GeoJSON nor PMTiles.
    """
    if not path.is_file():
        raise LayerUnreadable(f"there is no file {path}")
    with path.open("rb") as file:
        if file.read(len(PMTILES)) == PMTILES:
            return Overlay(path=path.resolve(), kind="pmtiles")
    if path.stat().st_size > LARGEST_GEOJSON:
        raise LayerUnreadable(f"{path} is over {LARGEST_GEOJSON >> 20} MB; make PMTiles of it")
    try:
        shapes = json.loads(path.read_bytes())
    except ValueError as error:
        raise LayerUnreadable(f"{path} is neither PMTiles nor GeoJSON: {error}") from error
    if not isinstance(shapes, dict) or shapes.get("type") not in SHAPES:
        raise LayerUnreadable(f"{path} is JSON but no GeoJSON: its type is none of RFC 7946")
    credit = shapes.get("attribution")
    return Overlay(
        path=path.resolve(),
        kind="geojson",
        attribution=credit if isinstance(credit, str) else None,
    )
