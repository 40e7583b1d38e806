"""The columns of a generation packed into one value, so that a desk opens a million claims in a moment.

A pack is written before its generation becomes current and belongs to it alone; it goes with the first row of it that changes, and
is made again after. Where there is none, the columns are read
from the rows (`columns.load_columns`), which takes some seconds a hundred thousand claims.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, inspect, select

from tetrapylon.store.columns import Block, Coded, Columns, Ids, load_columns
from tetrapylon.store.dialects import upsert
from tetrapylon.store.schema import PACKS
from tetrapylon.store.view import View
from tetrapylon.store.writer import Writer

LAYOUT = 1
"""Raised when the arrays change: packs of another layout are not read."""
_SMALL = (np.int8, np.int16)
Arrays = Mapping[str, NDArray[Any]]


def columns_of(view: View) -> Columns:
    """Return the columns of the current generation: unpacked, else from its rows."""
    if not inspect(view.connection).has_table(PACKS.name):
        return load_columns(view)
    body = view.connection.scalar(
        select(PACKS.c.body).where(PACKS.c.generation == view.generation, PACKS.c.layout == LAYOUT)
    )
    return load_columns(view) if body is None else unpacked(bytes(body))


def put_pack(writer: Writer, columns: Columns, *, generation: int) -> None:
    """Keep the columns of a generation."""
    row = {"generation": generation, "layout": LAYOUT, "body": packed(columns)}
    writer.connection.execute(
        upsert(writer.connection, PACKS)
        .values(row)
        .on_conflict_do_update(index_elements=["generation", "layout"], set_={"body": row["body"]})
    )


def drop_pack(writer: Writer, *, generation: int) -> None:
    """Delete the kept columns of a generation, because rows of it change."""
    writer.connection.execute(delete(PACKS).where(PACKS.c.generation == generation))


def packed(columns: Columns) -> bytes:
    """Return columns as bytes."""
    out = io.BytesIO()
    arrays: dict[str, Any] = dict(_arrays(columns))
    np.savez(out, **arrays)
    return out.getvalue()


def _arrays(columns: Columns) -> Iterator[tuple[str, NDArray[Any]]]:
    yield "generation", np.array([columns.edition])
    for name in ("spots", "reports", "names", "outlets"):
        yield name, _words(getattr(columns, name))
    for noun, (left, right) in columns.links.items():
        yield f"links/{noun}/left", left
        yield f"links/{noun}/right", right
    for noun, block in columns.blocks.items():
        yield f"{noun}/place", block.place
        yield f"{noun}/ids", block.ids.sorted
        yield f"{noun}/order", block.ids.order
        for name, numbers in block.numbers.items():
            yield f"{noun}/number/{name}", numbers
        for name, coded in block.coded.items():
            yield f"{noun}/codes/{name}", _small(coded.codes)
            yield f"{noun}/words/{name}", _words(coded.words)


def _small(codes: NDArray[np.int32]) -> NDArray[Any]:
    most = int(codes.max(initial=0))
    return next((codes.astype(k) for k in _SMALL if most <= np.iinfo(k).max), codes)


def _words(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(list(words)).encode(), dtype=np.uint8)


def unpacked(body: bytes) -> Columns:
    """Return the columns that `packed` made bytes of."""
    with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
        found: Arrays = {name: arrays[name] for name in arrays.files}
    nouns = [n.removesuffix("/place") for n in found if n.endswith("/place")]
    linked = [n.split("/")[1] for n in found if n.startswith("links/") and n.endswith("/left")]
    return Columns(
        edition=int(found["generation"][0]),
        blocks={noun: _block(found, noun) for noun in nouns},
        spots=_listed(found["spots"]),
        links={n: (found[f"links/{n}/left"], found[f"links/{n}/right"]) for n in linked},
        reports=_listed(found["reports"]),
        names=_listed(found["names"]),
        outlets=_listed(found["outlets"]),
    )


def _block(found: Arrays, noun: str) -> Block:
    numbers, codes = f"{noun}/number/", f"{noun}/codes/"
    return Block(
        place=found[f"{noun}/place"],
        ids=Ids(found[f"{noun}/ids"], found[f"{noun}/order"]),
        numbers={n.removeprefix(numbers): a for n, a in found.items() if n.startswith(numbers)},
        coded={
            n.removeprefix(codes): Coded(
                a.astype(np.int32), _listed(found[n.replace("/codes/", "/words/")])
            )
            for n, a in found.items()
            if n.startswith(codes)
        },
    )


def _listed(array: NDArray[Any]) -> list[str]:
    words: list[str] = json.loads(array.tobytes())
    return words
