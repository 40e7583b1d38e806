"""Derived rows of the current generation, some at a time: by place, by id, by report, by what they lead to.

Rows are ordered here and not by the database: asked for an order by place, SQLite walks the whole generation in that order
instead of looking the keys up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from tetrapylon.store.keyed import decoded, keyed
from tetrapylon.store.schema import DERIVED, DERIVED_TABLES, LINKS
from tetrapylon.store.view import View


def rows_at(view: View, noun: str, places: Iterable[int]) -> dict[int, Any]:
    """Return rows by their places; places at which there is none are left out."""
    return dict(_rows(view, noun, "place", places))


def rows_called(view: View, noun: str, ids: Iterable[str]) -> dict[str, Any]:
    """Return rows by the ids under which they are kept; unknown ids are left out."""
    table, also = DERIVED_TABLES[noun], {"generation": view.generation}
    found = keyed(view.connection, table, ("place", "id", "body"), "id", ids, also)
    first: dict[str, str] = {}
    for _, id_, body in sorted(found):
        first.setdefault(id_, body)
    return dict(zip(first, decoded(DERIVED[noun], list(first.values())), strict=True))


def rows_of_report(view: View, noun: str, report: str) -> tuple[Any, ...]:
    """Return the rows of one report in the record's order; the noun has an index by report (`facets`)."""
    return tuple(row for _, row in _rows(view, noun, "report", (report,)))


def rows_of_reports(view: View, noun: str, reports: Iterable[str]) -> tuple[Any, ...]:
    """Return the rows of some reports, report by report as these are given; see `rows_of_report`."""
    by_report: dict[str, list[Any]] = {r: [] for r in reports}
    for _, row in _rows(view, noun, "report", by_report):
        by_report[row.report].append(row)
    return tuple(row for rows in by_report.values() for row in rows)


def rows_leading_to(view: View, noun: str, targets: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Return, for each id, the rows that lead to it, in the record's order."""
    pairs: dict[str, list[int]] = {}
    also = {"generation": view.generation, "noun": noun}
    for target, place in keyed(view.connection, LINKS, ("target", "row"), "target", targets, also):
        pairs.setdefault(target, []).append(place)
    rows = rows_at(view, noun, {p for places in pairs.values() for p in places})
    return {t: tuple(rows[p] for p in sorted(places)) for t, places in pairs.items()}


def places_titled(view: View, words: Iterable[str], *, most: int) -> list[int]:
    """Return the places of incidents whose title has all words, in lower case, or parts of words."""
    table = DERIVED_TABLES["incidents"]
    statement = select(table.c.place).where(table.c.generation == view.generation)
    for word in words:
        statement = statement.where(table.c.title.contains(word, autoescape=True))
    return [int(p) for p in view.connection.scalars(statement.order_by(table.c.place).limit(most))]


def _rows(view: View, noun: str, by: str, keys: Iterable[Any]) -> list[tuple[int, Any]]:
    """Return rows with their places, in order of place."""
    table, also = DERIVED_TABLES[noun], {"generation": view.generation}
    found = sorted(keyed(view.connection, table, ("place", "body"), by, keys, also))
    bodies = [body for _, body in found]
    places = [place for place, _ in found]
    return list(zip(places, decoded(DERIVED[noun], bodies), strict=True))
