"""The steps that bring an older store up to date, each in one transaction.

A step makes only what is missing: a new store gets every table of `schema` with the first step.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, inspect, select, text

from tetrapylon.model.codec import from_json
from tetrapylon.model.record import Reading
from tetrapylon.store.fulltext import index_pairs, make_indexes
from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.refill import refill_derived, refill_reading
from tetrapylon.store.schema import DERIVED, DERIVED_TABLES, INPUTS, METADATA, READINGS

DATABASES = frozenset({"sqlite", DIALECT})


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from the version before to `version`; a database that is not among `databases` stays as it is."""

    version: int
    why: str
    apply: Callable[[Connection], None]
    databases: frozenset[str] = DATABASES


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)


def _columns_and_words(connection: Connection) -> None:
    """Add the columns that screens filter by, links, names and words, and fill them from the rows' bodies."""
    _create(connection)
    older = (INPUTS, READINGS, *DERIVED_TABLES.values())
    changed = [t for t in older if _add_columns(connection, t)]
    for table in changed:
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    make_indexes(connection)
    for reading in _readings(connection):
        refill_reading(connection, reading)
    for noun in DERIVED:
        refill_derived(connection, noun)


def _add_columns(connection: Connection, table: Table) -> bool:
    """Add the columns that a table lacks; tell whether there were any, or indexes are missing."""
    inspector = inspect(connection)
    known = {c["name"] for c in inspector.get_columns(table.name)}
    missing = [c for c in table.columns if c.name not in known]
    for column in missing:
        connection.execute(text(_added(connection, table, column)))
    indexes = {i["name"] for i in inspector.get_indexes(table.name)}
    return bool(missing) or any(i.name not in indexes for i in table.indexes)


def _added(connection: Connection, table: Table, column: Column[object]) -> str:
    kind = column.type.compile(dialect=connection.dialect)
    quote = connection.dialect.identifier_preparer.quote
    return f"ALTER TABLE {quote(table.name)} ADD COLUMN {quote(column.name)} {kind}"


def _readings(connection: Connection) -> Iterator[Reading]:
    for report in connection.scalars(select(READINGS.c.report)).all():
        body = connection.scalar(select(READINGS.c.body).where(READINGS.c.report == report))
        if body is not None:
            yield from_json(Reading, json.loads(zlib.decompress(body)))


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "the first tables", _create),
    Migration(2, "columns to filter by, links, names, full-text search", _columns_and_words),
    Migration(
        3, "pairs of words in PostgreSQL's full-text search", index_pairs, frozenset({DIALECT})
    ),
)


def steps_of(database: str) -> tuple[Migration, ...]:
    """Return the steps of a database, given by SQLAlchemy's name of its dialect."""
    return tuple(step for step in MIGRATIONS if database in step.databases)


def version_of(database: str) -> int:
    """Return the schema version of an up-to-date store in a database."""
    return steps_of(database)[-1].version
