"""Rows of a table by their keys, asked of the driver itself.

A screen asks a dozen times for some rows by key. Put together by the toolkit and unpacked into its rows, such a question costs
several times what the database needs to answer it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect

from tetrapylon.model.codec import from_json
from tetrapylon.store.postgres import DIALECT

T = TypeVar("T")
AT_ONCE = 500
"""Keys of one query."""


def keyed(
    connection: Connection,
    table: Table,
    wanted: tuple[str, ...],
    by: str,
    keys: Iterable[Any],
    also: Mapping[str, Any],
) -> Iterator[tuple[Any, ...]]:
    """Yield columns of the rows that have one of some keys, in no order.

    Args:
        connection: inside a transaction.
        table: the table.
        wanted: names of the columns that are given.
        by: name of the column that holds the keys.
        keys: its values, each asked for once.
        also: values of other columns that a row must have.
    """
    raw: Any = connection.connection
    for some in _parts(list(dict.fromkeys(keys))):
        array = connection.dialect.name == DIALECT
        statement = _statement(
            connection.dialect, table, wanted, (*also, by), 0 if array else len(some)
        )
        cursor = raw.cursor()
        try:
            cursor.execute(statement, (*also.values(), *([list(some)] if array else some)))
            rows = cursor.fetchall()
        finally:
            cursor.close()
        yield from rows


@lru_cache(maxsize=2_000)
def _statement(
    dialect: Dialect, table: Table, wanted: tuple[str, ...], named: tuple[str, ...], keys: int
) -> str:
    """Return the statement; `keys` is how many there are, 0 where they come as one array."""
    quote = dialect.identifier_preparer.quote
    mark = "?" if keys else "%s"
    *also, by = map(quote, named)
    parts = [f"{name} = {mark}" for name in also]
    parts.append(f"{by} IN ({','.join('?' * keys)})" if keys else f"{by} = ANY(%s)")
    columns = ", ".join(map(quote, wanted))
    return f"SELECT {columns} FROM {quote(table.name)} WHERE {' AND '.join(parts)}"  # noqa: S608 - names of our own columns


def _parts(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(keys), AT_ONCE):
        yield keys[at : at + AT_ONCE]


def decoded(kind: type[T], bodies: Sequence[str]) -> list[T]:
    """Return the rows that bodies hold as JSON; read together they take half the time."""
    listed: list[Any] = json.loads(f"[{','.join(bodies)}]")
    return [from_json(kind, body) for body in listed]
