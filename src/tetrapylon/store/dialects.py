"""What SQLite and PostgreSQL say differently: inserts that meet a row, and loading many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    insert,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from tetrapylon.store.postgres import DIALECT, copy_rows

ROW_ADDRESS: ColumnElement[int] = literal_column("rowid")
"""SQLite's own address of a row."""


def upsert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that can say what to do about a row that is there, in the connection's dialect."""
    if connection.dialect.name == DIALECT:
        return postgresql.insert(table)
    return sqlite.insert(table)


def load_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Load new rows the fastest way the database has; every row has the same keys, and numbers, text or bytes as values."""
    if not rows:
        return
    if connection.dialect.name == DIALECT:
        copy_rows(connection, table, rows)
    else:
        names = tuple(rows[0])
        statement = insert(table).values({name: bindparam(name) for name in names})
        compiled = statement.compile(dialect=connection.dialect)
        order = compiled.positiontup or names
        values = [tuple(row[name] for name in order) for row in rows]
        connection.exec_driver_sql(str(compiled), values)


def drop_keyed(connection: Connection, table: Table, keys: Sequence[Mapping[str, Any]]) -> None:
    """Delete the rows that have these values; every key names the same columns."""
    if not keys:
        return
    statement = delete(table).where(*(table.c[name] == bindparam(f"at_{name}") for name in keys[0]))
    if connection.dialect.name == DIALECT:
        named = [{f"at_{name}": value for name, value in key.items()} for key in keys]
        connection.execute(statement, named)
    else:
        compiled = statement.compile(dialect=connection.dialect)
        order = [n.removeprefix("at_") for n in compiled.positiontup or ()]
        values = [tuple(key[name] for name in order) for key in keys]
        connection.exec_driver_sql(str(compiled), values)


def drop_rows(
    connection: Connection,
    table: Table,
    column: Column[int],
    kept: tuple[int, int],
    most: int | None,
) -> int:
    """Delete rows whose column lies outside `kept` (first value, first past it); return how many.

    `most` bounds the rows in SQLite, where a long transaction keeps every other writer waiting; PostgreSQL's
    writers do not wait for one another.
    """
    old = or_(column < kept[0], column >= kept[1])
    if most is None or connection.dialect.name == DIALECT:
        return connection.execute(delete(table).where(old)).rowcount
    some = select(ROW_ADDRESS).select_from(table).where(old).limit(most)
    return connection.execute(delete(table).where(ROW_ADDRESS.in_(some))).rowcount
