"""Files made from a record: CSV and JSON Lines as bytes, with what was counted and what was left out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One file's bytes, how many rows of which noun it holds, and how many could not go into the format.

    `left_out` maps a reason in plain words to the number of rows that it kept out.
    """

    content: bytes
    counts: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)


def csv_of(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as CSV (UTF-8, LF) with a head; no cell is one that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(c)) for c in columns] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return value


def json_lines_of(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as JSON Lines (UTF-8)."""
    lines = (json.dumps(dict(row), ensure_ascii=False) + "\n" for row in rows)
    return "".join(lines).encode("utf-8", "replace")
