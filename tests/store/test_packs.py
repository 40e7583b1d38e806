"""The columns of a generation are the same from its rows as from its pack, in every store."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from sqlalchemy import delete

from tests.store.records import claims, fill
from tetrapylon.store.columns import Columns, load_columns
from tetrapylon.store.packs import columns_of, packed, unpacked
from tetrapylon.store.schema import PACKS
from tetrapylon.store.store import Store


def told(columns: Columns) -> dict[str, object]:
    """Return everything in columns as plain values."""
    found: dict[str, object] = {
        f.name: getattr(columns, f.name)
        for f in fields(columns)
        if f.name not in ("blocks", "links")
    }
    for noun, block in columns.blocks.items():
        found[noun] = (
            block.place.tolist(),
            block.ids.of_rows(np.arange(len(block))),
            {n: v.tolist() for n, v in block.numbers.items()},
            {n: (c.codes.tolist(), list(c.words)) for n, c in block.coded.items()},
        )
    found["links"] = {n: [side.tolist() for side in sides] for n, sides in columns.links.items()}
    return found


def test_a_pack_holds_what_the_rows_do(store: Store) -> None:
    fill(store)
    with store.view() as view:
        loaded = load_columns(view)
        assert told(columns_of(view)) == told(loaded)
    assert told(unpacked(packed(loaded))) == told(loaded)


def test_columns_without_a_pack_come_from_the_rows(store: Store) -> None:
    fill(store)
    with store.view() as view:
        before = told(columns_of(view))
    with store.writer() as writer:
        writer.connection.execute(delete(PACKS))
    with store.view() as view:
        assert told(columns_of(view)) == before


def test_an_empty_store_has_columns(store: Store) -> None:
    with store.view() as view:
        assert len(columns_of(view).blocks["claims"]) == 0


def test_ids_are_found_and_others_are_not(store: Store) -> None:
    fill(store)
    with store.view() as view:
        block = load_columns(view).blocks["claims"]
    ids = [c.id for c in claims()]
    assert block.ids.find([*ids, "c-none"]).tolist() == [0, 1, 2, -1]
