"""`tetrapylon lineage`: who copied whom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import AsOfOption, FormatOption, StoreOption, load_record
from tetrapylon.cli.output import Format, notices, print_rows
from tetrapylon.link.descents import descents_of
from tetrapylon.tell.lineage import ReportLineage, lineage_of, lineage_rows
from tetrapylon.tell.lineage_picture import lineage_dot, lineage_html

COLUMNS = ("report", "name", "agency", "basis", "score", "parent_name", "made_of", "spliced")


def lineage(
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
    dot: Annotated[  # noqa: FBT002 - a flag of the command line
        bool, typer.Option("--dot", help="Print Graphviz text instead of rows.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help="Write one page with a picture of the flows instead."
        ),
    ] = None,
) -> None:
    """Show where every report's words come from.

    Its agency (stated in the text, or inferred from reports that share its sentences) with a score, the
    earlier report that it copies, its share of each origin, and whether it is pasted together from several.
    """
    if dot and html is not None:
        raise typer.BadParameter("give --dot or --html, not both", param_hint="--dot")
    record = load_record(store, as_of=as_of)
    parents = {key: d.parent for key, d in descents_of(record).items()}
    found = lineage_of(record, parents)
    if html is not None:
        _write(html, lineage_html(found))
    elif dot:
        typer.echo(lineage_dot(found), nl=False)
    else:
        _print(found, form)


def _print(found: tuple[ReportLineage, ...], form: Format) -> None:
    rows = lineage_rows(found)
    if form is Format.TABLE:
        rows = [{**row, "spliced": "spliced" if row["spliced"] else None} for row in rows]
    print_rows(rows, COLUMNS, form=form)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    notices().print(str(path))
