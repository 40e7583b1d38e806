"""Write reports, inputs and readings with statements that are built once: building one costs more than running it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Executable, Table, delete, update
from sqlalchemy.dialects import postgresql, sqlite

from tetrapylon.model.report import Disposition
from tetrapylon.store.beside import load_sentences
from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.prepared import Prepared
from tetrapylon.store.schema import INPUTS, READINGS, REPORTS, SENTENCES


def put_readings(connection: Connection, ready: Sequence[Prepared], *, version: str) -> None:
    """Keep readings in place of older ones, and mark their reports, and inputs that waited for them, as read.

    Args:
        connection: inside a transaction.
        ready: one reading a report; few dozens, as all is one statement.
        version: of the readers.
    """
    if not ready:
        return
    rows = [{**r.columns, "report": r.report, "version": version, "body": r.body} for r in ready]
    connection.execute(replacing(connection.dialect.name, READINGS, tuple(rows[0])), rows)
    reports = [r.report for r in ready]
    connection.execute(delete(SENTENCES).where(SENTENCES.c.report.in_(reports)))
    for reading in ready:
        if reading.sentences:
            load_sentences(connection, reading.sentences)
    done = Disposition.DONE.value
    connection.execute(update(REPORTS).where(REPORTS.c.id.in_(reports)).values(status=done))
    connection.execute(
        update(INPUTS)
        .where(INPUTS.c.report.in_(reports))
        .where(INPUTS.c.disposition == Disposition.WAITING.value)
        .values(disposition=done)
    )


@cache
def replacing(dialect: str, table: Table, names: tuple[str, ...]) -> Executable:
    """Return an insert of rows with these columns that replaces those of a row with the same primary key."""
    statement = _insert(dialect, table)
    keys = [c.name for c in table.primary_key]
    given = {n: statement.excluded[n] for n in names if n not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=given)


@cache
def adding(dialect: str, table: Table) -> Executable:
    """Return an insert that leaves a row with the same primary key alone, and gives the key of a new one."""
    key = next(iter(table.primary_key))
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=[key]).returning(key)


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if dialect == DIALECT else sqlite.insert(table)
