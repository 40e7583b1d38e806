"""`tetrapylon incidents`: one happening in the world a row, with filters, also in the shapes of other codebooks."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from tetrapylon.cli.context import (
    ActorOption,
    AsOfOption,
    FromOption,
    PlaceOption,
    StoreOption,
    ToOption,
    load_record,
)
from tetrapylon.cli.listing import days_between, names_of
from tetrapylon.cli.listings import INCIDENTS, Filters, narrowed
from tetrapylon.cli.output import Format, notices, print_rows
from tetrapylon.cli.part import part_of
from tetrapylon.lexicon.codes import ACLED
from tetrapylon.model.event import Status
from tetrapylon.model.record import Record
from tetrapylon.tell.acled import acled_file
from tetrapylon.tell.plover import plover_file
from tetrapylon.tell.support import support_for
from tetrapylon.tell.ucdp import ucdp_file


class IncidentFormat(StrEnum):
    """How incidents are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    ACLED = "acled"
    PLOVER = "plover"
    UCDP = "ucdp"


CODEBOOKS = {
    IncidentFormat.ACLED: acled_file,
    IncidentFormat.PLOVER: plover_file,
    IncidentFormat.UCDP: ucdp_file,
}
TYPES = {*ACLED, *(sub for subs in ACLED.values() for sub in subs)}


def _type(name: str | None) -> str | None:
    """Let an ACLED event or sub-event type through.

    Raises:
        typer.BadParameter: ACLED has no such type.
    """
    if name is not None and name not in TYPES:
        raise typer.BadParameter(
            f"{name!r} is no ACLED type; give one of {', '.join(sorted(TYPES))}"
        )
    return name


def _part(store: str | None, by: Filters) -> Record:
    """Return the incidents that may pass the filters, with the claims behind them."""
    with part_of(store) as part:
        rows = part.dated("incidents", by.days, part.all("incidents"))
        for name in (by.place, by.actor):
            rows = part.naming("incidents", name, rows)
        return part.record(
            part.claims_of("incidents", rows), incidents=part.rows("incidents", rows)
        )


def incidents(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    form: Annotated[
        IncidentFormat,
        typer.Option(
            "--format", help="A table for people; JSON lines, CSV, or the files of other codebooks."
        ),
    ] = IncidentFormat.TABLE,
    as_of: AsOfOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    since: FromOption = None,
    until: ToOption = None,
    status: Annotated[
        Status | None, typer.Option("--status", help="Only what is real, or foretold, like this.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            callback=_type,
            help="Only this ACLED event or sub-event type.",
        ),
    ] = None,
    min_origins: Annotated[
        int,
        typer.Option(
            "--min-origins",
            min=0,
            help="Only what so many independent origins tell (a report of no known wire is its own).",
        ),
    ] = 0,
) -> None:
    """List incidents: one happening in the world, from all its reports, with its status."""
    by = Filters(place=place, actor=actor, days=days_between(since, until))
    whole = as_of is not None or form in CODEBOOKS
    record = load_record(store, as_of=as_of) if whole else _part(store, by)
    chosen = tuple(
        i
        for i in record.incidents
        if (status is None or i.status is status)
        and (kind is None or kind in (i.acled_event_type, i.acled_sub_event_type))
        and support_for(record, i.claims).origins >= min_origins
    )
    rows = list(narrowed(INCIDENTS.rows(replace(record, incidents=chosen)), record, INCIDENTS, by))
    if form in CODEBOOKS:
        kept = {row["id"] for row in rows}
        made = CODEBOOKS[form](replace(record, incidents=tuple(i for i in chosen if i.id in kept)))
        sys.stdout.write(made.content.decode("utf-8"))
        for reason, count in made.left_out.items():
            notices().print(f"left out ({reason}): {count}")
        return
    print_rows(rows, INCIDENTS.columns, form=Format(form.value), names=names_of(record))
