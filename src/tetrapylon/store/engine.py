"""Open the database file with the right library and settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from tetrapylon.store.postgres import is_url, open_postgres
from tetrapylon.store.sqlite import BUSY_TIMEOUT_MS, journal_mode, sqlite_module

MEMORY = ":memory:"


POOL = 40
"""Connections that are kept, and as many more at need: a desk's page asks a dozen things at once, each in a transaction."""
MAPPED_BYTES = 2**31 - 1
"""Of a file so much is mapped into memory at most, which is SQLite's own bound."""


def open_engine(place: str) -> Engine:
    """Return an engine over the SQLite file at `place` (or `:memory:`), or the PostgreSQL database there.

    Transactions are explicit: SQLite's writers begin `IMMEDIATE`, so that two of them queue up instead of
    failing at commit.

    Raises:
        DriverMissing: `place` is a PostgreSQL address and the extra `postgres` is not installed.
    """
    return open_postgres(place) if is_url(place) else _open_sqlite(place)


def map_file(engine: Engine) -> None:
    """Let SQLite's connections read the file where the system has it in memory: look-ups take a quarter less time.

    For a process that looks up much. What it has looked at counts as its memory, though the system may take it back. A store in
    memory or in PostgreSQL stays as it is.
    """
    if engine.dialect.name != "sqlite" or engine.url.database is None:
        return

    @event.listens_for(engine, "connect")
    def _map(dbapi: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
        dbapi.execute(f"PRAGMA mmap_size={MAPPED_BYTES}")

    engine.dispose()


def _open_sqlite(place: str) -> Engine:
    module = sqlite_module()
    if place == MEMORY:
        shared = {"check_same_thread": False}
        engine = create_engine(
            "sqlite://", module=module, poolclass=StaticPool, connect_args=shared
        )
    else:
        engine = create_engine(
            f"sqlite:///{Path(place)}", module=module, pool_size=POOL, max_overflow=POOL
        )

    @event.listens_for(engine, "connect")
    def _settings(dbapi: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
        dbapi.isolation_level = None
        for pragma in (
            f"journal_mode={journal_mode(module)}",
            "synchronous=NORMAL",
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "foreign_keys=ON",
        ):
            dbapi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
