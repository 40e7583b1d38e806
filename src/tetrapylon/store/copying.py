"""Copy a whole record from one store into another, of whichever kind."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Table, func, select

from tetrapylon.store.dialects import load_rows
from tetrapylon.store.errors import StoreNotEmpty
from tetrapylon.store.schema import CLAIM_TEXTS, META, REPORTS
from tetrapylon.store.store import VERSION_KEY, Store
from tetrapylon.store.texts import keys_of_generation
from tetrapylon.store.writer import tables_of_record

ROWS_AT_ONCE = 500


def copy_store(source: Store, target: Store, *, told: Callable[[str], None] | None = None) -> int:
    """Copy every kept and derived row; return how many.

    The copy is one transaction on the target: it is there whole, or not at all.

    Args:
        source: read in one consistent state.
        target: an empty store.
        told: called with each table's name before it is copied.

    Raises:
        StoreNotEmpty: the target holds reports.
    """
    with source.view() as view, target.writer() as writer:
        if writer.connection.scalar(select(func.count()).select_from(REPORTS)):
            raise StoreNotEmpty(target.place)
        count = 0
        for table in tables_of_record():
            if told:
                told(table.name)
            count += _copy_table(view.connection, writer.connection, table, view.generation)
        for key, value in view.connection.execute(select(META.c.key, META.c.value)):
            if key != VERSION_KEY:
                writer.set_meta(key, value)
        return count


def _copy_table(source: Connection, target: Connection, table: Table, generation: int) -> int:
    statement = select(table)
    if "generation" in table.c:
        statement = statement.where(table.c.generation == generation)
    elif table is CLAIM_TEXTS:
        low, high = keys_of_generation(generation)
        statement = statement.where(table.c.key >= low, table.c.key < high)
    rows = source.execution_options(yield_per=ROWS_AT_ONCE).execute(statement)
    count = 0
    for some in rows.mappings().partitions(ROWS_AT_ONCE):
        load_rows(target, table, [dict(row) for row in some])
        count += len(some)
    return count
