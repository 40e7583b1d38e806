"""`tetrapylon tracks`: the threads of a situation, what each says, and what no report says of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

import typer

from tetrapylon.cli.context import (
    ActorOption,
    AsOfOption,
    FormatOption,
    FromOption,
    PlaceOption,
    StoreOption,
    ToOption,
    load_record,
)
from tetrapylon.cli.listing import days_between, names_of
from tetrapylon.cli.listings import TRACKS, Filters, Listing, narrowed
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.situation import TrackName
from tetrapylon.tell.tracks_sheet import sheet_rows, unknown_rows


class Shown(StrEnum):
    """What is listed of the tracks."""

    STATES = "states"
    SHEET = "sheet"
    UNKNOWN = "unknown"


LISTED: Mapping[Shown, Listing] = {
    Shown.STATES: TRACKS,
    Shown.SHEET: Listing(
        noun="tracks",
        rows=lambda record: sheet_rows(record, load_tracks()),
        columns=("track", "aspect", "value", "modality", "said_by", "since"),
        dated="since",
        help="What is known of each track, aspect by aspect.",
    ),
    Shown.UNKNOWN: Listing(
        noun="tracks",
        rows=lambda record: unknown_rows(record, load_tracks()),
        columns=("track", "unknown", "reports"),
        help="What no report says of the tracks.",
    ),
}


def tracks(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    since: FromOption = None,
    until: ToOption = None,
    track: Annotated[TrackName | None, typer.Option("--track", help="Only this thread.")] = None,
    show: Annotated[
        Shown,
        typer.Option(
            "--show",
            help="Dated states; a sheet of what is known, aspect by aspect; or what no report says.",
        ),
    ] = Shown.STATES,
) -> None:
    """List the threads: talks, truce, aid, heritage, displacement, casualties, foreign forces, fighting.

    A state is told in the words of who says so; a forecast, plan, demand or denial is marked as one. `says` are its
    aspects: round, venue, mediator, whom a truce leaves out, what became of a monument.
    """
    record = load_record(store, as_of=as_of)
    listing = LISTED[show]
    rows = [r for r in listing.rows(record) if track is None or r["track"] == track.value]
    by = Filters(place=place, actor=actor, days=days_between(since, until))
    kept = narrowed(rows, record, listing, by)
    print_rows(kept, listing.columns, form=form, names=names_of(record))
