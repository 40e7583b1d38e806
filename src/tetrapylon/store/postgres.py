"""PostgreSQL behind the same Store: for teams, and for records that several machines write.

Reach for it with a place like `postgresql://user@host/record`. The driver comes with the extra `postgres`.
A View is one REPEATABLE READ transaction, so that a reader sees one state of the record however long it
takes; writers take no lock beyond their rows, so that a reviewer's ruling never waits for a bulk read.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, create_engine, event
from sqlalchemy.engine import make_url

from tetrapylon.store.errors import DriverMissing

SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
DIALECT = "postgresql"
DRIVER = "psycopg"
REPEATABLE_READ = 3
"""The driver's number of this isolation level."""
CONNECTED = "SET jit = off"
"""What every connection begins with. To compile a query takes longer than any of the desk's and searches'."""


def is_url(place: str) -> bool:
    """Tell whether a store's place is a PostgreSQL address rather than a path."""
    return place.startswith(SCHEMES)


def open_postgres(place: str) -> Engine:
    """Return an engine over the database at `place`. No connection is made yet.

    Raises:
        DriverMissing: the extra `postgres` is not installed.
    """
    if importlib.util.find_spec(DRIVER) is None:
        raise DriverMissing
    engine = create_engine(make_url(place).set(drivername=f"{DIALECT}+{DRIVER}"))

    @event.listens_for(engine, "connect")
    def _connect(dbapi: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
        dbapi.autocommit = True
        dbapi.execute(CONNECTED)
        dbapi.autocommit = False

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        """Say how the transaction is to begin, which the driver does with its first statement."""
        writes = connection.get_execution_options().get("writes", False)
        raw: Any = connection.connection.dbapi_connection
        raw.isolation_level, raw.read_only = (None, None) if writes else (REPEATABLE_READ, True)

    return engine


def parses_of(place: str, cache: Path) -> Path:
    """Return where the parse cache of a database lies on this machine: one file an address, in `cache`."""
    digest = blake2b(make_url(place).render_as_string().encode(), digest_size=8).hexdigest()
    return cache / f"{digest}.parses"


def shown(place: str) -> str:
    """Return an address fit to print: without its password."""
    return make_url(place).render_as_string(hide_password=True)


def bytes_of(connection: Connection, query: Select[Any]) -> bytes | None:
    """Return the one value of a query as it is, None for no row: sent as text, many bytes take twice as long."""
    sql = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    raw: Any = connection.connection
    with raw.cursor(binary=True) as cursor:
        row = cursor.execute(str(sql)).fetchone()
    return None if row is None else bytes(row[0])


def copy_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Load rows by COPY, many times as fast as inserting them.

    Args:
        connection: a connection to PostgreSQL inside a transaction.
        table: where to.
        rows: every row with the same keys.
    """
    listed: Sequence[Mapping[str, Any]] = list(rows)
    if not listed:
        return
    columns = tuple(listed[0])
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(c) for c in columns)
    raw: Any = connection.connection
    with (
        raw.cursor() as cursor,
        cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as out,
    ):
        for row in listed:
            out.write_row(tuple(row[c] for c in columns))
