"""Print rows as a table for people, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from rich.console import Console
from rich.table import Table

from tetrapylon.model.codec import Json

Row = Mapping[str, Json]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NARROW = 72
PIPED_WIDTH = 10_000
"""Columns of a table that goes to a file or a pipe: no row is folded."""


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def console() -> Console:
    """Return the console for people's output; plain where standard output is no terminal."""
    return Console(soft_wrap=False, highlight=False, markup=False)


def notices() -> Console:
    """Return the console for progress and notices: standard error."""
    return Console(stderr=True, highlight=False, markup=False)


def print_rows(
    rows: Iterable[Row],
    columns: Sequence[str],
    *,
    form: Format,
    names: Mapping[str, str] | None = None,
) -> None:
    """Print rows in one of the three formats.

    Args:
        rows: the rows.
        columns: the keys to show, in order, in a table or CSV; JSON lines hold every key.
        form: which format.
        names: what to print instead of an id, in a table or CSV; JSON lines keep the ids.
    """
    match form:
        case Format.JSON:
            for row in rows:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        case Format.CSV:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
            called = names or {}
            writer.writerows(
                [safe_cell(_cell(row.get(c), {} if c == "id" else called)) for c in columns]
                for row in rows
            )
        case Format.TABLE:
            _print_table(list(rows), columns, names or {})


def safe_cell(text: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _print_table(rows: Sequence[Row], columns: Sequence[str], names: Mapping[str, str]) -> None:
    """Print a table as wide as the terminal; as wide as its words, a line a row, where there is none."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    for row in rows:
        table.add_row(*(_cell(row.get(c), {} if c == "id" else names) for c in columns))
    screen = console()
    if not screen.is_terminal:
        screen.width = PIPED_WIDTH
    screen.print(table)
    notices().print(f"{len(rows)} rows")


def _cell(value: Json, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_cell(v, names) for v in value)
    if isinstance(value, dict):
        words = value.get("text") or value.get("name") or value.get("edtf") or value.get("type")
        return str(words) if words is not None else json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return names.get(words := " ".join(str(value).split()), words)
