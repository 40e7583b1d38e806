"""`tetrapylon changes`: what moved between two days, each as its own reports had it."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import FormatOption, StoreOption, load_record
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.tell.changes import change_rows


def changes(
    since: Annotated[
        str,
        typer.Option("--from", metavar="DATE", help="The earlier day: what was known by its end."),
    ],
    until: Annotated[
        str, typer.Option("--to", metavar="DATE", help="The later day: what was known by its end.")
    ],
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what changed between two days: reports, control, happenings, questions, predictions that were settled.

    Each day's record is built from the reports that were out by its end, so nothing of the later day reaches the earlier.
    """
    before, after = load_record(store, as_of=since), load_record(store, as_of=until)
    print_rows(change_rows(before, after), ("what", "change", "told"), form=form)
