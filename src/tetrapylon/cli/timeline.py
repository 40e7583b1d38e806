"""`tetrapylon timeline`: incidents in the order of time."""

from __future__ import annotations

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
from tetrapylon.cli.listing import days_between
from tetrapylon.cli.listings import Filters, Listing, narrowed
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.tell.timeline import timeline_rows

TIMELINE = Listing(
    noun="timeline",
    rows=lambda record: timeline_rows(record, load_labels()),
    columns=("when", "title", "status", "place", "reports", "origins"),
    dated="date",
    help="Show incidents in the order of time, with their status and the reports and origins behind them.",
)


def timeline(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    since: FromOption = None,
    until: ToOption = None,
) -> None:
    """Show incidents in the order of time, with their status and how many origins stand behind them."""
    record = load_record(store, as_of=as_of)
    by = Filters(place=place, actor=actor, days=days_between(since, until))
    print_rows(narrowed(TIMELINE.rows(record), record, TIMELINE, by), TIMELINE.columns, form=form)
