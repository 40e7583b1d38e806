"""The columns of a generation packed into one value, so that a desk opens a million claims in a moment.

A pack is written and announced before the rows that it tells of become current, so that a desk may open it ahead of them. Where there
is none, the columns are read from the rows (`columns.load_columns`), which takes some seconds a hundred thousand claims.
"""

from __future__ import annotations

import io
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, insert, inspect, select

from tetrapylon.store.columns import Block, Coded, Columns, Ids, load_columns
from tetrapylon.store.postgres import DIALECT, bytes_of
from tetrapylon.store.schema import PACKS
from tetrapylon.store.view import View
from tetrapylon.store.writer import Writer

LAYOUT = 1
"""Raised when the arrays change: packs of another layout are not read."""
FIRST = 1_000
"""The least number of a pack; below stand the layouts under which older programs kept theirs."""
ANNOUNCED_KEY, PACK_KEY = "announced", "pack"
"""House-keeping keys: the columns that are announced last, and those that are current."""
_SMALL = (np.int8, np.int16)
Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Columns that are packed, and will be current when the generation and its edits are these.

    The number is theirs alone, so that what a killed or slower writer announced is never taken for them.
    """

    generation: int
    edits: int
    number: int = field(default_factory=lambda: FIRST + secrets.randbelow(2**31 - FIRST))

    @property
    def told(self) -> str:
        """The announcement as it is kept."""
        return f"{LAYOUT} {self.generation} {self.edits} {self.number}"

    @classmethod
    def of(cls, told: str | None) -> Announced | None:
        """Return what an announcement tells, None where there is none or the arrays are another program's."""
        layout, *numbers = map(int, told.split()) if told else (0,)
        if layout != LAYOUT:
            return None
        generation, edits, number = numbers
        return cls(generation=generation, edits=edits, number=number)


def columns_of(view: View) -> Columns:
    """Return the columns of the current generation: unpacked, else from its rows."""
    if not inspect(view.connection).has_table(PACKS.name):
        return load_columns(view)
    now = Announced.of(view.standing.get(PACK_KEY))
    for number in ([now.number] if now else []) + [LAYOUT]:  # the last is an older program's
        body = _body(view, view.generation, number)
        columns = None if body is None else unpacked(body)
        if columns is not None and columns.edition == view.edition:
            return columns
    return load_columns(view)


def _body(view: View, generation: int, number: int) -> bytes | None:
    where = (PACKS.c.generation == generation, PACKS.c.layout == number)
    query = select(PACKS.c.body).where(*where)
    if view.connection.dialect.name == DIALECT:
        return bytes_of(view.connection, query)
    found = view.connection.scalar(query)
    return None if found is None else bytes(found)


def announced_in(view: View) -> Announced | None:
    """Return what a writer announces, None where that is current already."""
    coming = Announced.of(view.standing.get(ANNOUNCED_KEY))
    return None if coming is None or is_current(view, coming) else coming


def is_current(view: View, announced: Announced) -> bool:
    """Tell whether the columns announced are those of the record that a view sees."""
    edition = announced.generation + announced.edits
    return view.standing.get(PACK_KEY) == announced.told and view.edition == edition


def columns_announced(view: View, announced: Announced) -> Columns | None:
    """Return the columns that are announced, None where they are gone again."""
    body = _body(view, announced.generation, announced.number)
    return None if body is None else unpacked(body)


def announce(writer: Writer, columns: Columns, coming: Announced) -> None:
    """Keep columns of rows that are about to become current, and tell of them."""
    row = {"generation": coming.generation, "layout": coming.number, "body": packed(columns)}
    writer.connection.execute(insert(PACKS).values(row))
    writer.set_meta(ANNOUNCED_KEY, coming.told)


def take_up(writer: Writer, coming: Announced) -> None:
    """Say that the columns announced are those of the rows as they now are, and drop others of their generation."""
    writer.connection.execute(
        delete(PACKS).where(
            PACKS.c.generation == coming.generation, PACKS.c.layout != coming.number
        )
    )
    writer.set_meta(PACK_KEY, coming.told)


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
