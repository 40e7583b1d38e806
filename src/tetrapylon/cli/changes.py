"""`tetrapylon changes`: what moved between two days, each as its own reports had it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tetrapylon.cli.context import (
    ActorOption,
    FormatOption,
    PlaceOption,
    StoreOption,
    load_record,
)
from tetrapylon.cli.listings import Filters, Listing, narrowed
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.tell.changes import change_rows

CHANGES = Listing(
    noun="changes",
    rows=lambda record: change_rows(record, record),
    columns=("what", "change", "told"),
    help="List what changed between two days.",
)


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
    place: PlaceOption = None,
    actor: ActorOption = None,
) -> None:
    """List what changed between two days: reports, control, happenings, questions, predictions that were settled.

    Each day's record is built from the reports that were out by its end, so nothing of the later day reaches the earlier.
    """
    before, after = load_record(store, as_of=since), load_record(store, as_of=until)
    entities = {e.id: e for r in (before, after) for e in r.entities}
    both = replace(after, entities=tuple(entities.values()))
    rows = narrowed(change_rows(before, after), both, CHANGES, Filters(place=place, actor=actor))
    print_rows(rows, CHANGES.columns, form=form)
