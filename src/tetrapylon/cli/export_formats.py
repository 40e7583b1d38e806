"""The formats of `tetrapylon export` as a table: to add one is to add a row.

A row's `write` takes the record and the path that `--to` gave, and returns how many rows it wrote of
which noun. `to_file` makes one from a pure function of the record for formats that are a single file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tetrapylon.model.record import Record
from tetrapylon.run.export import write_bundle

Write: TypeAlias = Callable[[Record, Path], Mapping[str, int]]
Sheet: TypeAlias = Callable[[Record], "Made"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One file's bytes, how many rows of which noun it holds, and how many could not go into the format.

    `left_out` maps a reason in plain words to the number of rows that it kept out.
    """

    content: bytes
    counts: Mapping[str, int]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One format: its name on the command line, what it is, and what writes it."""

    name: str
    help: str
    write: Write


def to_file(name: str, make: Sheet) -> Write:
    """Return a writer for a format that is one file.

    The file is the path itself where that has a suffix, else `name` in the folder of that path.
    """

    def write(record: Record, to: Path) -> Mapping[str, int]:
        made = make(record)
        target = to if to.suffix else to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.content)
        return {**made.counts, **{f"left out ({k})": n for k, n in made.left_out.items() if n}}

    return write


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        name="jsonl", help="the record bundle, one JSON Lines file a noun", write=write_bundle
    ),
)
"""All formats, in the order that help prints them. The first is the default."""


def format_named(name: str) -> ExportFormat:
    """Return the format of a name in the table.

    Raises:
        KeyError: no row has the name.
    """
    return {f.name: f for f in FORMATS}[name]
