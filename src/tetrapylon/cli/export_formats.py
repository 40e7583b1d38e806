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
from tetrapylon.tell.acled import acled_file
from tetrapylon.tell.dossier import html_files, markdown_files
from tetrapylon.tell.ftm import ftm_files
from tetrapylon.tell.geojson import geojson_file
from tetrapylon.tell.hxl import hxl_file
from tetrapylon.tell.jsonld import jsonld_file
from tetrapylon.tell.parquet import parquet_files
from tetrapylon.tell.plover import plover_file
from tetrapylon.tell.sheets import Made
from tetrapylon.tell.tables import csv_files
from tetrapylon.tell.ucdp import ucdp_file

Write: TypeAlias = Callable[[Record, Path], Mapping[str, int]]
Sheet: TypeAlias = Callable[[Record], Made]


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


def to_folder(make: Callable[[Record], Mapping[str, bytes]]) -> Write:
    """Return a writer for a format that is a folder of files."""

    def write(record: Record, to: Path) -> Mapping[str, int]:
        made = make(record)
        for path, content in made.items():
            target = to / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return {"files": len(made)}

    return write


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        name="jsonl", help="the record bundle, one JSON Lines file a noun", write=write_bundle
    ),
    ExportFormat(
        name="acled",
        help="incidents as ACLED's 31 columns (CSV)",
        write=to_file("acled.csv", acled_file),
    ),
    ExportFormat(
        name="plover",
        help="incidents as PLOVER 0.8 records with CAMEO codes (JSON Lines)",
        write=to_file("plover.jsonl", plover_file),
    ),
    ExportFormat(
        name="ucdp",
        help="incidents with deaths as UCDP's event columns (CSV)",
        write=to_file("ucdp.csv", ucdp_file),
    ),
    ExportFormat(
        name="geojson",
        help="incidents and control with their points (RFC 7946)",
        write=to_file("record.geojson", geojson_file),
    ),
    ExportFormat(
        name="hxl",
        help="figures of people, with HXL hashtags (CSV)",
        write=to_file("figures.hxl.csv", hxl_file),
    ),
    ExportFormat(
        name="ftm", help="FollowTheMoney entities and statements", write=to_folder(ftm_files)
    ),
    ExportFormat(
        name="jsonld",
        help="claims as schema.org Claim and Quotation with W3C text-quote selectors (JSON-LD)",
        write=to_file("claims.jsonld", jsonld_file),
    ),
    ExportFormat(
        name="parquet",
        help="flat tables, a Parquet file each (extra `parquet`)",
        write=to_folder(parquet_files),
    ),
    ExportFormat(
        name="csv", help="the same flat tables, a CSV file each", write=to_folder(csv_files)
    ),
    ExportFormat(
        name="md",
        help="a dossier in Markdown, with a page for each place fought over",
        write=to_folder(markdown_files),
    ),
    ExportFormat(
        name="html",
        help="the same dossier as web pages; footnotes open the words in context",
        write=to_folder(html_files),
    ),
)
"""All formats, in the order that help prints them. The first is the default."""


def format_named(name: str) -> ExportFormat:
    """Return the format of a name in the table.

    Raises:
        KeyError: no row has the name.
    """
    return {f.name: f for f in FORMATS}[name]
