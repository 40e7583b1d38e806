"""The record on disk: Store opens it, Writer adds to it, View reads one consistent state of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from tetrapylon.store.engine import MEMORY, map_file, open_engine
from tetrapylon.store.errors import (
    NotAStore,
    StoreError,
    StoreMissing,
    StoreTooNew,
    StoreTooOld,
    StoreUnreachable,
)
from tetrapylon.store.migrations import Migration, steps_of, version_of
from tetrapylon.store.postgres import is_url, parses_of, shown
from tetrapylon.store.schema import META
from tetrapylon.store.view import View
from tetrapylon.store.writer import Writer

VERSION_KEY = "schema_version"
GENERATION_KEY = "generation"
CACHE = Path.home() / ".cache" / "tetrapylon"
"""Where parses of a record in PostgreSQL are kept on this machine."""


class Store:
    """A record in SQLite or PostgreSQL. Open one with `open_store`; it is safe for several processes."""

    def __init__(self, place: str, engine: Engine) -> None:
        self.place, self.engine = place, engine

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Give a Writer whose rows are committed together, or not at all when the block raises."""
        with self._connection(writes=True) as connection:
            yield Writer(connection)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Give a View of one consistent state."""
        with self._connection(writes=False) as connection:
            yield View(connection)

    @contextmanager
    def _connection(self, *, writes: bool) -> Iterator[Connection]:
        connection = self.engine.connect().execution_options(writes=writes)
        with connection, connection.begin():
            yield connection

    @property
    def parses(self) -> Path | None:
        """Where this store's parse cache lies: beside a file, in this user's cache for a database.

        None for a store in memory.
        """
        if is_url(self.place):
            return parses_of(self.place, CACHE)
        return None if self.place == MEMORY else Path(f"{self.place}.parses")

    @property
    def steps(self) -> tuple[Migration, ...]:
        """The steps that bring an older store in this database up to date."""
        return steps_of(self.engine.dialect.name)

    @property
    def newest_version(self) -> int:
        """The schema version of an up-to-date store in this database."""
        return version_of(self.engine.dialect.name)

    def map_file(self) -> None:
        """Make look-ups faster in a process that looks up much, such as a desk, for some of its memory (`engine.map_file`)."""
        map_file(self.engine)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(place: str, *, create: bool = False) -> Store:
    """Open the store at `place`.

    Args:
        place: file path, `:memory:`, or the address of a PostgreSQL database (`postgresql://...`).
        create: make the store where there is none; the database itself must be there.

    Raises:
        StoreMissing: nothing is there and `create` is False.
        NotAStore: the file or database is something else.
        StoreTooOld: it needs `migrate_store`.
        StoreTooNew: it needs a newer program.
        StoreUnreachable: the database does not answer.
        DriverMissing: PostgreSQL's driver is not installed.
    """
    if _is_missing_file(place) and not create:
        raise StoreMissing(place)
    if place != MEMORY and not is_url(place):
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    store = Store(place, open_engine(place))
    try:
        _make_ready(store, create=create)
    except StoreError:
        store.close()
        raise
    return store


def _make_ready(store: Store, *, create: bool) -> None:
    """Check the schema, and make it where the store is empty and `create` is True."""
    place = store.place
    found = _version(store, place)
    if found == 0 and not create and is_url(place):
        raise StoreMissing(shown(place))
    if found == 0 and create:
        with (
            store.writer() as writer
        ):  # all at once: a new store that is killed on the way is still none
            for step in store.steps:
                _step(writer, step)
    elif found == 0:
        raise NotAStore(place)
    elif found < store.newest_version:
        raise StoreTooOld(found, store.newest_version)
    elif found > store.newest_version:
        raise StoreTooNew(found, store.newest_version)


def _is_missing_file(place: str) -> bool:
    if is_url(place):
        return False
    return place == MEMORY or not Path(place).exists() or Path(place).stat().st_size == 0


def migrate_store(place: str) -> tuple[int, int]:
    """Bring the store at `place` up to date; return its schema version before and after.

    Raises:
        StoreMissing: nothing is there.
        NotAStore: the file is something else.
        StoreTooNew: a newer program wrote it.
    """
    if not is_url(place) and not Path(place).exists():
        raise StoreMissing(place)
    store = Store(place, open_engine(place))
    found = _version(store, place)
    if found == 0:
        raise NotAStore(place)
    if found > store.newest_version:
        raise StoreTooNew(found, store.newest_version)
    _migrate(store, since=found)
    store.close()
    return found, store.newest_version


def _version(store: Store, place: str) -> int:
    """Return the schema version, 0 for an empty database."""
    try:
        tables = inspect(store.engine).get_table_names()
        if not tables:
            return 0
        if META.name not in tables:
            raise NotAStore(place)
        with store.engine.connect() as connection:
            value = connection.scalar(select(META.c.value).where(META.c.key == VERSION_KEY))
    except DatabaseError as error:
        if is_url(place) and isinstance(error, OperationalError):
            raise StoreUnreachable(shown(place), str(error.orig).strip()) from error
        raise NotAStore(place) from error
    return int(value) if value else 0


def _migrate(store: Store, *, since: int) -> None:
    """Apply the steps after `since`, each in a transaction of its own."""
    for step in store.steps:
        if step.version <= since:
            continue
        with store.writer() as writer:
            _step(writer, step)


def _step(writer: Writer, step: Migration) -> None:
    """Apply one step, unless another process has."""
    known = META.name in inspect(writer.connection).get_table_names()
    if known and int(writer.meta(VERSION_KEY) or 0) >= step.version:
        return
    step.apply(writer.connection)
    _set_version(writer.connection, step.version)


def _set_version(connection: Connection, version: int) -> None:
    done = connection.execute(
        update(META).where(META.c.key == VERSION_KEY).values(value=str(version))
    )
    if done.rowcount == 0:
        connection.execute(insert(META).values(key=VERSION_KEY, value=str(version)))
        connection.execute(insert(META).values(key=GENERATION_KEY, value="0"))
