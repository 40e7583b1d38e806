"""`tetrapylon timeline`: incidents in the order of time."""

from __future__ import annotations

from tetrapylon.cli.listing import command_of
from tetrapylon.cli.listings import Listing
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.tell.timeline import timeline_rows

TIMELINE = Listing(
    noun="timeline",
    rows=lambda record: timeline_rows(record, load_labels()),
    columns=("when", "title", "status", "place", "reports", "origins"),
    dated="date",
    help="Show incidents in the order of time, with their status and how many origins stand behind them.",
)
timeline = command_of(TIMELINE)
