"""A PMTiles archive (version 3) with one vector tile of the whole world, written by its specification."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable

EXTENT = 4096
Ring = Iterable[tuple[float, float]]


def varint(number: int) -> bytes:
    """Return a number as a protobuf varint."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def field(number: int, content: bytes | int) -> bytes:
    """Return a protobuf field: a number, or bytes with their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def _spot(lon: float, lat: float) -> tuple[int, int]:
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return round((lon + 180) / 360 * EXTENT), round(y * EXTENT)


def _polygon(ring: Ring) -> bytes:
    """Return the commands that draw a ring: move, lines, close."""
    spots = [_spot(*at) for at in ring]
    commands, before = [9], (0, 0)
    for number, spot in enumerate(spots):
        if number == 1:
            commands.append(2 | (len(spots) - 1) << 3)
        for now, was in zip(spot, before, strict=True):
            step = now - was
            commands.append(step << 1 if step >= 0 else (-step << 1) - 1)
        before = spot
    return b"".join(map(varint, [*commands, 15]))


def _tile(layer: str, name: str, ring: Ring) -> bytes:
    feature = field(2, varint(0) + varint(0)) + field(3, 3) + field(4, _polygon(ring))
    content = field(15, 2) + field(1, layer.encode()) + field(2, feature)
    content += field(3, b"name") + field(4, field(1, name.encode())) + field(5, EXTENT)
    return field(3, content)


def archive(layer: str, name: str, ring: Ring, *, attribution: str) -> bytes:
    """Return an archive with one polygon in one layer; points are (longitude, latitude), clockwise on the map."""
    tile = _tile(layer, name, ring)
    root = b"".join(map(varint, (1, 0, 1, len(tile), 1)))
    about = json.dumps({"attribution": attribution, "vector_layers": [{"id": layer, "fields": {}}]})
    told = about.encode()
    at = 127
    sizes = (at, len(root), at + len(root), len(told), 0, 0, at + len(root) + len(told), len(tile))
    head = b"PMTiles\x03" + struct.pack("<11Q", *sizes, 1, 1, 1)
    head += struct.pack("<6B", 1, 1, 1, 1, 0, 0)
    head += struct.pack("<4i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    return head + struct.pack("<B2i", 0, 0, 0) + root + told + tile
