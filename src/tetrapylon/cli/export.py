"""`tetrapylon export`: write the record for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import AsOfOption, StoreOption, load_record
from tetrapylon.run.export import write_bundle


class ExportFormat(StrEnum):
    """Formats that a record can be written in."""

    JSONL = "jsonl"


def export(
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="Folder to write to; made where missing.")
    ],
    form: Annotated[
        ExportFormat, typer.Option("--format", help="jsonl: the record bundle, one file a noun.")
    ] = ExportFormat.JSONL,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the whole record to a folder.

    The bundle holds one JSON Lines file a noun, and the text of every report in `texts/`; every
    number and claim points into those texts by offsets.
    """
    counts = write_bundle(load_record(store, as_of=as_of), to)
    typer.echo(f"{to} ({form.value}): " + ", ".join(f"{n} {noun}" for noun, n in counts.items()))
