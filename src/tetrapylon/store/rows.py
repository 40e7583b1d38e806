"""Derived rows of the current generation, some at a time: by place, by id, by report, by what they lead to.

Rows are ordered here and not by the database: asked for an order by place, SQLite walks the whole generation in that order
instead of looking the keys up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from tetrapylon.model.codec import from_json
from tetrapylon.store.schema import DERIVED, DERIVED_TABLES, LINKS
from tetrapylon.store.view import View

AT_ONCE = 500
"""Keys of one query."""


def rows_at(view: View, noun: str, places: Iterable[int]) -> dict[int, Any]:
    """Return rows by their places; places at which there is none are left out."""
    table = DERIVED_TABLES[noun]
    return {
        place: row
        for some in _parts(sorted(set(places)))
        for place, row in _rows(view, noun, table.c.place.in_(some))
    }


def rows_called(view: View, noun: str, ids: Iterable[str]) -> dict[str, Any]:
    """Return rows by the ids under which they are kept; unknown ids are left out."""
    table = DERIVED_TABLES[noun]
    found: dict[str, Any] = {}
    for some in _parts(sorted(set(ids))):
        rows = view.connection.execute(
            select(table.c.id, table.c.body, table.c.place).where(
                table.c.generation == view.generation, table.c.id.in_(some)
            )
        )
        for id_, body, _ in sorted(rows, key=lambda row: int(row.place)):
            if str(id_) not in found:
                found[str(id_)] = from_json(DERIVED[noun], json.loads(body))
    return found


def rows_of_report(view: View, noun: str, report: str) -> tuple[Any, ...]:
    """Return the rows of one report in the record's order; the noun has an index by report (`facets`)."""
    return tuple(row for _, row in _rows(view, noun, DERIVED_TABLES[noun].c.report == report))


def rows_of_reports(view: View, noun: str, reports: Iterable[str]) -> tuple[Any, ...]:
    """Return the rows of some reports, report by report as these are given; see `rows_of_report`."""
    wanted = list(dict.fromkeys(reports))
    by_report: dict[str, list[Any]] = {r: [] for r in wanted}
    for some in _parts(wanted):
        for _, row in _rows(view, noun, DERIVED_TABLES[noun].c.report.in_(some)):
            by_report[row.report].append(row)
    return tuple(row for r in wanted for row in by_report[r])


def rows_leading_to(view: View, noun: str, targets: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Return, for each id, the rows that lead to it, in the record's order."""
    pairs: dict[str, list[int]] = {}
    for some in _parts(sorted(set(targets))):
        statement = select(LINKS.c.target, LINKS.c.row).where(
            LINKS.c.generation == view.generation,
            LINKS.c.noun == noun,
            LINKS.c.target.in_(some),
        )
        for target, place in view.connection.execute(statement):
            pairs.setdefault(str(target), []).append(int(place))
    rows = rows_at(view, noun, {p for places in pairs.values() for p in places})
    return {t: tuple(rows[p] for p in sorted(places)) for t, places in pairs.items()}


def places_titled(view: View, words: Iterable[str], *, most: int) -> list[int]:
    """Return the places of incidents whose title has all words, in lower case, or parts of words."""
    table = DERIVED_TABLES["incidents"]
    statement = select(table.c.place).where(table.c.generation == view.generation)
    for word in words:
        statement = statement.where(table.c.title.contains(word, autoescape=True))
    return [int(p) for p in view.connection.scalars(statement.order_by(table.c.place).limit(most))]


def _rows(view: View, noun: str, condition: ColumnElement[bool]) -> Iterator[tuple[int, Any]]:
    table, kind = DERIVED_TABLES[noun], DERIVED[noun]
    statement = select(table.c.place, table.c.body).where(
        table.c.generation == view.generation, condition
    )
    rows = view.connection.execute(statement)
    for place, body in sorted(rows, key=lambda row: int(row.place)):
        yield int(place), from_json(kind, json.loads(body))


def _parts(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]
