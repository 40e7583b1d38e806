"""`tetrapylon export`: write the record for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import AsOfOption, HideOption, StoreOption, load_record
from tetrapylon.cli.export_formats import FORMATS, format_named
from tetrapylon.run.export import write_manifest
from tetrapylon.tell.parquet import ExtraMissing
from tetrapylon.tell.withheld import without_victims

HELP = "; ".join(f"{f.name}: {f.help}" for f in FORMATS) + "."


def _known(name: str) -> str:
    """Let a format's name through.

    Raises:
        typer.BadParameter: the table of formats does not have it.
    """
    names = [f.name for f in FORMATS]
    if name not in names:
        raise typer.BadParameter(f"{name!r} is no format; give one of {', '.join(names)}")
    return name


def export(
    to: Annotated[
        Path,
        typer.Option(
            "--to", metavar="PATH", help="Folder to write to, made where missing; or a file's name."
        ),
    ],
    form: Annotated[
        str,
        typer.Option("--format", metavar="NAME", callback=_known, help=HELP),
    ] = FORMATS[0].name,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    hide_victims: HideOption = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Write the whole record for other tools.

    The bundle (jsonl) holds one JSON Lines file a noun, and the text of every report in `texts/`; every
    number and claim points into those texts by offsets. A format that is one file takes a folder or a
    file's name. What a format cannot hold is left out and counted. `MANIFEST.json` (beside a single file:
    `FILE.manifest.json`) lists the files with their digests and whose data they hold. With --hide-victims every
    letter of a victim's name is a block, in texts too; offsets stay.
    """
    record = load_record(store, as_of=as_of)
    record = without_victims(record) if hide_victims else record
    try:
        counts = format_named(form).write(record, to)
    except ExtraMissing as error:
        raise typer.BadParameter(str(error), param_hint="--format") from error
    write_manifest(to, form, counts, as_of=as_of, withheld=hide_victims)
    typer.echo(f"{to} ({form}): " + ", ".join(f"{n} {noun}" for noun, n in counts.items()))
