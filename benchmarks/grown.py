"""A record grown by copies of itself, inside the database: a million claims in minutes of processor time.

`python -m benchmarks.grown SMALL.db LARGE.db --times 50` copies a record that `benchmarks.desk_scale --store` wrote, and
puts 49 more of it beside it, each with ids of its own. Entities stay the same, so that counts grow as in an archive.
"""

from __future__ import annotations

import argparse
import shutil
import time
import zlib
from typing import Any

from sqlalchemy import Connection, inspect

from tetrapylon.store.columns import load_columns
from tetrapylon.store.fulltext import SEARCHED, index_of, make_indexes
from tetrapylon.store.packs import Announced, announce, take_up
from tetrapylon.store.schema import (
    CLAIM_TEXTS,
    DERIVED_TABLES,
    LINKS,
    READINGS,
    REPORTS,
    SENTENCES,
)
from tetrapylon.store.store import Store, open_store

SAME = frozenset({"entities"})
"""Nouns that every copy shares."""
PREFIXES = ("c", "r", "s", "q", "i", "k", "st", "question")
"""How ids that are written in bodies begin, each before a hyphen."""


def grow(store: Store, times: int) -> None:
    """Put `times - 1` copies of a SQLite store's record beside it."""
    with store.writer() as writer:
        connection = writer.connection
        driver: Any = connection.connection.driver_connection
        driver.create_function("grown_reading", 2, _grown_reading)
        for table in SEARCHED:
            for moment in ("come", "gone", "turned"):
                connection.exec_driver_sql(f"DROP TRIGGER {table.name}_{moment}")
        size = {n: _largest(connection, n) + 1 for n in DERIVED_TABLES}
        for number in range(1, times):
            _copy(connection, number, size)
        for table in SEARCHED:
            name = index_of(table)
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608
        make_indexes(connection)
    with store.view() as view:
        columns, edits = load_columns(view), view.edition - view.generation
        now = Announced(generation=view.generation, edits=edits)
    with store.writer() as writer:
        announce(writer, columns, now)
        take_up(writer, now)


def _grown_reading(body: bytes, number: int) -> bytes:
    """Return a packed reading with the ids of a copy."""
    said = zlib.decompress(body).decode("utf-8", "surrogatepass")
    for prefix in PREFIXES:
        said = said.replace(f'"{prefix}-', f'"{prefix}{number}-')
    return zlib.compress(said.encode("utf-8", "surrogatepass"), 1)


def _largest(connection: Connection, noun: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT max(place) FROM {noun}").scalar() or 0)  # noqa: S608


def _copy(connection: Connection, number: int, size: dict[str, int]) -> None:
    for table in (REPORTS, READINGS, SENTENCES, *DERIVED_TABLES.values(), LINKS, CLAIM_TEXTS):
        if table.name in SAME:
            continue
        names = [c["name"] for c in inspect(connection).get_columns(table.name)]
        values = [_value(table.name, n, number, size) for n in names]
        listed = ", ".join(f'"{n}"' for n in names)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({listed}) SELECT {', '.join(values)} "  # noqa: S608
            f"FROM {table.name} WHERE {_first(table.name, size)}"
        )


def _first(table: str, size: dict[str, int]) -> str:
    """Return what holds for the rows of the first copy alone."""
    match table:
        case "reports" | "readings" | "sentences":
            return f"{'report' if table != 'reports' else 'id'} LIKE 'r-%'"
        case "links":
            sizes = " ".join(f"WHEN '{noun}' THEN {n}" for noun, n in size.items())
            return f"row < CASE noun {sizes} END"
        case "claim_texts":
            return f"key & {(1 << 26) - 1} < {size['claims']}"
        case _:
            return f"place < {size[table]}"


def _value(table: str, column: str, number: int, size: dict[str, int]) -> str:
    """Return what stands in a column of one copy."""
    sizes = " ".join(f"WHEN '{noun}' THEN {n * number}" for noun, n in size.items())
    step = number * size["claims"] if table == "claim_texts" else number
    made = {
        "row": f"row + CASE noun {sizes} END",
        "key": f"key + {step}",
        "sha256": f"sha256 || '{number}'",
    }
    if column == "place":
        return f"place + {number * size[table]}"
    if column == "body":
        return f"grown_reading(body, {number})" if table == "readings" else _renamed_body(number)
    if column in ("id", "report", "sentence", "cluster", "claim", "target"):
        return _renamed(column, number)
    return made.get(column, f'"{column}"')


def _renamed_body(number: int) -> str:
    made = "body"
    for prefix in PREFIXES:
        made = f"""replace({made}, '"{prefix}-', '"{prefix}{number}-')"""
    return made


def _renamed(column: str, number: int) -> str:
    hyphen = f"instr({column}, '-')"
    renamed = f"substr({column}, 1, {hyphen} - 1) || '{number}' || substr({column}, {hyphen})"
    entity = f"instr({column}, ':') > 0"
    return f"CASE WHEN {hyphen} > 1 AND NOT {entity} THEN {renamed} ELSE {column} END"


def main() -> None:
    """Copy the file and grow the copy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("--times", type=int, default=50)
    asked = parser.parse_args()
    open_store(asked.small).close()
    shutil.copy(asked.small, asked.large)
    store = open_store(asked.large)
    start = time.process_time()
    grow(store, asked.times)
    with store.view() as view:
        print({name: n for name, n in view.counts().items() if n})
    print(f"grown in {time.process_time() - start:.0f} s of processor time")


if __name__ == "__main__":
    main()
