"""The listing verbs: `tetrapylon reports`, `claims`, `incidents` and their like."""

from __future__ import annotations

from collections.abc import Callable

import typer

from tetrapylon.cli.context import (
    ActorOption,
    AsOfOption,
    FormatOption,
    FromOption,
    PlaceOption,
    StoreOption,
    ToOption,
    first_day,
    last_day,
    load_record,
)
from tetrapylon.cli.listings import LISTINGS, Filters, Listing, narrowed
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.model.edtf import Days
from tetrapylon.model.record import Record


def command_of(listing: Listing) -> Callable[..., None]:
    """Return the command function of one listing verb."""

    def command(  # noqa: PLR0913 - one parameter an option
        store: StoreOption = None,
        form: FormatOption = Format.TABLE,
        as_of: AsOfOption = None,
        place: PlaceOption = None,
        actor: ActorOption = None,
        since: FromOption = None,
        until: ToOption = None,
    ) -> None:
        record = load_record(store, as_of=as_of)
        days = days_between(since, until)
        by = Filters(place=place, actor=actor, days=days)
        rows = narrowed(listing.rows(record), record, listing, by)
        print_rows(rows, listing.columns, form=form, names=names_of(record))

    command.__doc__ = listing.help
    return command


def names_of(record: Record) -> dict[str, str]:
    """Return what people read in place of an id: the names of entities and reports."""
    return {e.id: e.name for e in record.entities} | {r.id: r.name for r in record.reports}


def days_between(since: str | None, until: str | None) -> Days | None:
    """Return the days that `--from` and `--to` leave, None where neither is given."""
    if since is None and until is None:
        return None
    return Days(
        first_day(since, option="--from") if since else None,
        last_day(until, option="--to") if until else None,
    )


def register(app: typer.Typer) -> None:
    """Add every listing verb to the app."""
    for listing in LISTINGS:
        app.command(listing.noun)(command_of(listing))
