"""`tetrapylon report`: one report taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.table import Table

from tetrapylon.cli.context import FormatOption, StoreOption, load_record
from tetrapylon.cli.output import Format, Row, console, print_rows
from tetrapylon.cli.which_report import which_report
from tetrapylon.link.descents import descents_of
from tetrapylon.tell.lineage import lineage_of
from tetrapylon.tell.report_anatomy import Anatomy, Line, anatomy_of

COLUMNS = ("section", "label", "value", "evidence")

SHORTENED = 200
"""Characters of a passage or of evidence that the table shows; JSON and CSV hold all."""


def report(
    said: Annotated[
        str,
        typer.Argument(metavar="ID", help="The report's id, its first characters, or its name."),
    ],
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    whole: Annotated[  # noqa: FBT002 - a flag of the command line
        bool, typer.Option("--whole", help="Print every passage in full length.")
    ] = False,
) -> None:
    """Take one report apart: dates, credits, origins, flags, findings and passages by role.

    Each date and credit stands beside the words that show it, and the date evidence that lost beside
    the one that won.
    """
    record = load_record(store)
    found = which_report(record, said, argument="ID")
    if found.id not in record.reading:
        raise typer.BadParameter(
            f"{found.name} is kept but not read; `tetrapylon findings` says why", param_hint="ID"
        )
    parents = {key: d.parent for key, d in descents_of(record).items()}
    lineage = {x.report: x for x in lineage_of(record, parents)}.get(found.id)
    anatomy = anatomy_of(record, found.id, lineage=lineage)
    if form is Format.TABLE:
        _print(anatomy, whole=whole)
    else:
        print_rows(_rows(anatomy), COLUMNS, form=form)


def _rows(anatomy: Anatomy) -> Iterator[Row]:
    for section in anatomy.sections:
        for line in section.lines:
            yield {
                "section": section.heading,
                "label": line.label,
                "value": line.value,
                "evidence": line.evidence or None,
            }


def _print(anatomy: Anatomy, *, whole: bool) -> None:
    out = console()
    out.print(f"{anatomy.name}  {anatomy.report}", style="bold")
    for section in anatomy.sections:
        if section.lines:
            out.print(f"\n{section.heading.upper()}", style="bold")
            table = Table(box=None, pad_edge=False, show_header=False, expand=True)
            table.add_column(width=max(len(line.label) for line in section.lines), no_wrap=True)
            table.add_column(ratio=3, overflow="fold")
            table.add_column(ratio=2 if section.heading != "passages" else 1, overflow="fold")
            for line in section.lines:
                table.add_row(*_cells(line, whole=whole))
            out.print(table)


def _cells(line: Line, *, whole: bool) -> tuple[str, str, str]:
    limit = None if whole else SHORTENED
    return line.label, _short(line.value, limit), _short(line.evidence, limit)


def _short(text: str, limit: int | None) -> str:
    return text if limit is None or len(text) <= limit else f"{text[: limit - 1]}…"
