"""The record as flat tables: what `csv` and `parquet` hold. `docs/exports.md` prints these columns.

A column is in the record's own voice (`own`), or holds a source's words, an id, a number or a code. What is in the
record's own voice has its loaded labels made plain; a source's words stay as they are and are called `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tetrapylon.lexicon.labels import LabelLexicon, load_labels
from tetrapylon.model.record import Record
from tetrapylon.tell import tables_rows as rows
from tetrapylon.tell.sheets import csv_of

Cell: TypeAlias = str | float | int | bool | list[str] | None
Row: TypeAlias = dict[str, Cell]


class Kind(StrEnum):
    """Type of a column."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, type, and whether its words are the record's own."""

    name: str
    kind: Kind = Kind.TEXT
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatTable:
    """One table: its name, its columns in order, and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], list[Row]]


def columns(said: str) -> tuple[Column, ...]:
    """Return columns from words: `name`, `name:kind`, `name!` for one in the record's own voice."""
    made = []
    for word in said.split():
        name, _, kind = word.rstrip("!").partition(":")
        made.append(Column(name, Kind(kind or "text"), word.endswith("!")))
    return tuple(made)


TABLES: tuple[FlatTable, ...] = (
    FlatTable(
        name="reports",
        columns=columns("id name sha256 title_words publisher agency published story_day"),
        rows=rows.report_cells,
    ),
    FlatTable(
        name="entities",
        columns=columns(
            "id name! kind side! country lat:number lon:number precision_km:number geonames wikidata"
            " inter:number sector"
        ),
        rows=rows.entity_cells,
    ),
    FlatTable(
        name="claims",
        columns=columns(
            "id report start:whole end:whole words claimant claimant_entity claimant_type anonymous:flag "
            "quotation modality polarity verification speech_date content_time topics:list cluster origin "
            "review"
        ),
        rows=rows.claim_cells,
    ),
    FlatTable(
        name="incidents",
        columns=columns(
            "id title! status date place! place_entity lat:number lon:number acled_event_type "
            "acled_sub_event_type plover_type actor1:list actor2:list associates:list "
            "fatalities_low:number fatalities_best:number fatalities_high:number claims:list "
            "reports:list independent_origins:list review"
        ),
        rows=rows.incident_cells,
    ),
    FlatTable(
        name="quantities",
        columns=columns(
            "id report start:whole end:whole words value:number low:number high:number unit approximator "
            "measures of place as_of said_by claim question review"
        ),
        rows=rows.quantity_cells,
    ),
    FlatTable(
        name="answers",
        columns=columns(
            "question kind asked! verdict explanation! number:whole words as_of said_by origin claim quantity"
        ),
        rows=rows.answer_cells,
    ),
    FlatTable(
        name="control",
        columns=columns(
            "id place! place_entity holder! holder_entity state from to basis claims:list review"
        ),
        rows=rows.control_cells,
    ),
    FlatTable(
        name="tracks",
        columns=columns("id track date state claims:list"),
        rows=rows.track_cells,
    ),
)


def plain_rows(table: FlatTable, record: Record, labels: LabelLexicon) -> list[Row]:
    """Return a table's rows with the record's own words freed of loaded labels; None where one has no plain word."""
    own = [c.name for c in table.columns if c.own]
    found = table.rows(record)
    for row in found:
        for name in own:
            value = row[name]
            if isinstance(value, str):
                row[name] = labels.neutral(value)
    return found


def csv_files(record: Record) -> dict[str, bytes]:
    """Return one CSV file a table, by file name; a list is one cell, its members parted by semicolons."""
    labels = load_labels()
    return {
        f"{t.name}.csv": csv_of(
            [c.name for c in t.columns], joined_cells(t, plain_rows(t, record, labels))
        )
        for t in TABLES
    }


def joined_cells(table: FlatTable, listed: Sequence[Row]) -> list[dict[str, object]]:
    """Return rows for a format without lists: a list as `a; b`."""
    return [
        {c.name: "; ".join(v) if isinstance(v := row[c.name], list) else v for c in table.columns}
        for row in listed
    ]
