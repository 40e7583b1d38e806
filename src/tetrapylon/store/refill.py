"""Make what is kept beside rows anew from their bodies: for stores of an older version."""

from __future__ import annotations

import json

from sqlalchemy import Connection, bindparam, select, update

from tetrapylon.model.codec import from_json
from tetrapylon.model.record import Reading
from tetrapylon.store.beside import put_sentences, report_of, rows_beside
from tetrapylon.store.dialects import load_rows
from tetrapylon.store.facets import facets_of
from tetrapylon.store.prepared import prepared
from tetrapylon.store.schema import DERIVED, DERIVED_TABLES, META, READINGS

ROWS_AT_ONCE = 1_000


def refill_reading(connection: Connection, reading: Reading) -> None:
    """Make a kept reading's columns and sentences anew."""
    ready = prepared(reading, report_of(connection, reading.report))
    connection.execute(
        update(READINGS).where(READINGS.c.report == ready.report).values(ready.columns)
    )
    put_sentences(connection, ready.report, ready.sentences)


def refill_derived(connection: Connection, noun: str) -> None:
    """Make the columns of a noun's current rows anew, and what belongs to them; there must be none of it yet."""
    table = DERIVED_TABLES[noun]
    current = int(connection.scalar(select(META.c.value).where(META.c.key == "generation")) or 0)
    places = connection.scalars(
        select(table.c.place).where(table.c.generation == current).order_by(table.c.place)
    ).all()
    for at in range(0, len(places), ROWS_AT_ONCE):
        some = places[at : at + ROWS_AT_ONCE]
        found = connection.execute(
            select(table.c.place, table.c.body)
            .where(table.c.generation == current)
            .where(table.c.place.in_(some))
            .order_by(table.c.place)
        ).all()
        filled = _with_columns(
            connection, noun, [(int(p), str(b)) for p, b in found], generation=current
        )
        stand = [int(p) for p, _ in found]
        for kept in rows_beside(connection, noun, filled, generation=current, places=stand):
            load_rows(connection, *kept)


def _with_columns(
    connection: Connection, noun: str, found: list[tuple[int, str]], *, generation: int
) -> list[object]:
    """Fill the columns of some rows and return the rows."""
    table, kind = DERIVED_TABLES[noun], DERIVED[noun]
    rows: list[object] = [from_json(kind, json.loads(body)) for _, body in found]
    facets = [facets_of(noun, row) for row in rows]
    if facets and facets[0]:
        connection.execute(
            update(table)
            .where(table.c.generation == generation)
            .where(table.c.place == bindparam("at_place"))
            .values({name: bindparam(name) for name in facets[0]}),
            [{**f, "at_place": p} for f, (p, _) in zip(facets, found, strict=True)],
        )
    return rows
