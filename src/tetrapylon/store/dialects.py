"""What SQLite and PostgreSQL say differently: inserts that meet a row, and loading many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from tetrapylon.store.postgres import DIALECT, copy_rows


def upsert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that can say what to do about a row that is there, in the connection's dialect."""
    if connection.dialect.name == DIALECT:
        return postgresql.insert(table)
    return sqlite.insert(table)


def load_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Load new rows the fastest way the database has; every row has the same keys."""
    if not rows:
        return
    if connection.dialect.name == DIALECT:
        copy_rows(connection, table, rows)
    else:
        connection.execute(insert(table), list(rows))
