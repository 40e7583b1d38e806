"""`tetrapylon diff`: two reports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from tetrapylon.cli.context import StoreOption, load_record
from tetrapylon.cli.output import console, notices
from tetrapylon.cli.which_report import which_report
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.tell.diff import DiffRow, ReportDiff, diff_reports
from tetrapylon.tell.diff_page import diff_html, marked, notes_of, summary_of
from tetrapylon.tell.diff_words import Mark, Piece

STYLES = {
    Mark.SAME: "",
    Mark.GONE: "red strike",
    Mark.NEW: "green underline",
    Mark.MOVED: "yellow italic",
}


def diff(
    first: Annotated[
        str, typer.Argument(metavar="REPORT", help="The id, its first characters, or the name.")
    ],
    second: Annotated[
        str, typer.Argument(metavar="REPORT", help="The report to lay beside it, the same way.")
    ],
    store: StoreOption = None,
    everything: Annotated[  # noqa: FBT002 - a flag of the command line
        bool, typer.Option("--all", help="Print sentences that only one report has in full, too.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one page instead.")
    ] = None,
) -> None:
    """Lay two reports side by side: the sentences they share, with every edit marked.

    The first report is taken as the earlier version. Marked are words cut, added and moved; named are
    numbers, hedges, sources and denials that an edit lost or added. Where there is no colour, [-cut-],
    {+added+} and {~moved~} stand round the words.
    """
    record = load_record(store)
    one = which_report(record, first, argument="REPORT")
    two = which_report(record, second, argument="REPORT")
    if one.id == two.id:
        raise typer.BadParameter(
            f"{first!r} and {second!r} are the same report; give two", param_hint="REPORT"
        )
    found = diff_reports(record, one.id, two.id, cues=load_cues())
    if html is not None:
        html.write_text(diff_html(found, left_name=one.name, right_name=two.name), encoding="utf-8")
        notices().print(str(html))
        return
    _print(found, (one.name, two.name), everything=everything)


def _print(found: ReportDiff, names: tuple[str, str], *, everything: bool) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name in names:
        table.add_column(Text(name), ratio=1, overflow="fold")
    coloured = out.color_system is not None
    for cells in _cells(found.rows, coloured=coloured, everything=everything):
        table.add_row(*cells)
        table.add_row("", "")
    out.print(table)
    out.print(summary_of(found))


def _cells(
    rows: Iterable[DiffRow], *, coloured: bool, everything: bool
) -> Iterator[tuple[Text, Text]]:
    for folded, group in groupby(rows, key=lambda row: not row.shared and not everything):
        found = list(group)
        if folded:
            left, right = sum(bool(r.left) for r in found), sum(bool(r.right) for r in found)
            yield _only(left), _only(right)
            continue
        for row in found:
            under = Text(f"\n({notes})", style="dim") if (notes := notes_of(row)) else Text()
            right_cell = _text(row.right, coloured=coloured).append_text(under)
            yield _text(row.left, coloured=coloured), right_cell


def _only(count: int) -> Text:
    said = f"... {count} only here ..." if count else ""
    return Text(said, style="dim")


def _text(pieces: Sequence[Piece], *, coloured: bool) -> Text:
    if not coloured:
        return Text(marked(pieces))
    return Text.assemble(*((p.text, STYLES[p.mark]) for p in pieces))
