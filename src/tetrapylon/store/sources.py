"""Where the columns of a generation are read from: its kept rows, or the rows that are about to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Select, select

from tetrapylon.model.record import Record
from tetrapylon.store.facets import facets_of, links_of
from tetrapylon.store.schema import DERIVED_TABLES, LINKS
from tetrapylon.store.view import View
from tetrapylon.store.writer import key_of

AT_ONCE = 50_000
"""Rows of one query."""
NOWHERE = -1
"""A place before all places."""


class Source(Protocol):
    """Rows of every noun, in the record's order."""

    def values(self, noun: str, names: Sequence[str]) -> list[list[Any]]:
        """Return columns of a noun: places, ids, and those named."""
        ...

    def links(self, noun: str) -> list[tuple[int, str]]:
        """Return the places of a noun's rows with the ids that they lead to, in no order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRows:
    """The rows of a generation as they are kept."""

    view: View
    generation: int

    def values(self, noun: str, names: Sequence[str]) -> list[list[Any]]:
        """Return columns of a noun's rows; see `Source`."""
        table = DERIVED_TABLES[noun].c
        columns: list[list[Any]] = [[] for _ in range(len(names) + 2)]
        for part in self._parts(noun, select(table.place, table.id, *(table[n] for n in names))):
            for column, found in zip(columns, part, strict=True):
                column.extend(found)
        return columns

    def links(self, noun: str) -> list[tuple[int, str]]:
        """Return where a noun's rows lead; see `Source`."""
        statement = select(LINKS.c.row, LINKS.c.target)
        return self._raw(
            statement.where(LINKS.c.generation == self.generation, LINKS.c.noun == noun)
        )

    def _parts(self, noun: str, statement: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
        """Yield the columns of the generation's rows, the place first, in order of place, some rows at a time."""
        table = DERIVED_TABLES[noun].c
        here = statement.where(table.generation == self.generation).order_by(table.place)
        rows: list[tuple[Any, ...]] = []
        last = NOWHERE
        while last == NOWHERE or len(rows) == AT_ONCE:
            rows = self._raw(here.where(table.place > last).limit(AT_ONCE))
            if rows:
                yield list(zip(*rows, strict=True))
            last = int(rows[-1][0]) if rows else 0

    def _raw(self, statement: Select[Any]) -> list[tuple[Any, ...]]:
        """Return plain tuples from the driver: rows of the toolkit cost twice the query itself."""
        dialect = self.view.connection.dialect
        sql = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        raw: Any = self.view.connection.connection
        cursor = raw.cursor()
        try:
            cursor.execute(sql)
            return list(cursor.fetchall())
        finally:
            cursor.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingRows:
    """The rows of a record that is about to be written; `places` tells by noun where each will stand."""

    record: Record
    places: Mapping[str, Sequence[int]]

    def values(self, noun: str, names: Sequence[str]) -> list[list[Any]]:
        """Return columns of a noun's rows; see `Source`."""
        rows = getattr(self.record, noun)
        columns: list[list[Any]] = [list(self.places[noun]), [key_of(row) for row in rows]]
        found = [{"report": getattr(row, "report", None), **facets_of(noun, row)} for row in rows]
        return columns + [[values[name] for values in found] for name in names]

    def links(self, noun: str) -> list[tuple[int, str]]:
        """Return where a noun's rows lead; see `Source`."""
        rows = zip(self.places[noun], getattr(self.record, noun), strict=True)
        return [(place, target) for place, row in rows for target in links_of(noun, row)]
