"""Turn the derived rows over: a new generation is written beside the old one and then made current."""

from __future__ import annotations

from collections.abc import Callable

from tetrapylon.model.record import Record
from tetrapylon.store.columns import load_columns
from tetrapylon.store.packs import put_pack
from tetrapylon.store.schema import DERIVED
from tetrapylon.store.store import GENERATION_KEY, Store

DIGEST_KEY = "derived_from"
"""House-keeping key: what the current generation was made from."""
ROWS_AT_ONCE = 1_000
"""Rows of one transaction: short enough that a reviewer never waits for the writer."""


def save_record(
    store: Store, record: Record, *, generation: int, digest: str, maker: Callable[[str], str]
) -> None:
    """Write a record's derived rows as `generation` and make it the current one.

    Readers see the old generation until the last transaction; a writer killed before leaves it whole, and
    what it left behind is dropped by the next.

    Args:
        store: where to write.
        record: the whole record.
        generation: one more than the current generation.
        digest: what the record was made from; kept, so that a later run can tell that nothing changed.
        maker: tells the maker of a noun's rows.
    """
    _drop(store, other_than=generation - 1)
    texts = {r.id: r.text for r in record.reports} or None
    for noun in DERIVED:
        rows = getattr(record, noun)
        for place in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[place : place + ROWS_AT_ONCE]
            with store.writer() as writer:
                writer.put_derived(
                    noun,
                    some,
                    generation=generation,
                    maker=maker(noun),
                    place=place,
                    texts=texts,
                )
    with store.view() as view:
        columns = load_columns(view, generation=generation)
    with store.writer() as writer:
        put_pack(writer, columns)
        writer.set_meta(GENERATION_KEY, str(generation))
        writer.set_meta(DIGEST_KEY, digest)
    _drop(store, other_than=generation)


def _drop(store: Store, *, other_than: int) -> None:
    """Delete the rows of other generations, some at a time."""
    gone = ROWS_AT_ONCE
    while gone >= ROWS_AT_ONCE:
        with store.writer() as writer:
            gone = writer.drop_generations(other_than=other_than, most=ROWS_AT_ONCE)
