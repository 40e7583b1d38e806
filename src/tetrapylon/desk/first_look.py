"""What the screens show first of a generation, worked out before anybody asks.

Lists without filters count and order all rows. What they rest on is kept with the generation, so that a first look costs what a
second one does.
"""

from __future__ import annotations

from tetrapylon.desk.claims import claim_page
from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.incidents import incident_page
from tetrapylon.desk.keeper import State
from tetrapylon.desk.lineage import lineage_page
from tetrapylon.desk.places import distance_rows, place_rows
from tetrapylon.desk.questions import question_page
from tetrapylon.desk.reports import report_page
from tetrapylon.desk.review import queue_of
from tetrapylon.desk.search import hits_of
from tetrapylon.desk.sources import source_page
from tetrapylon.desk.timeline import timeline_of
from tetrapylon.store.search import Order

ROWS = 50
"""Rows of a first page, as the endpoints give them where nothing else is asked for."""
NOBODY = "-"
"""A name that nothing has."""
NO_WORD = "zqzqzq"
"""A word of no language: a search for it opens the index of words."""
EVERYTHING = Filters()
EACH_FILTER = Filters(
    place=NOBODY, speaker=NOBODY, origin=NOBODY, outlet=NOBODY, since="1900", until="1900"
)
"""Asks for every array that filters look at, and for no rows."""


def work_out(state: State) -> None:
    """Ask for what every screen shows first."""
    for page in (claim_page, queue_of, incident_page, question_page, report_page, source_page):
        page(state, EVERYTHING, offset=0, limit=ROWS)
    for whole in (place_rows, distance_rows, timeline_of, lineage_page):
        whole(state, EVERYTHING)
    state.snapshot.index.printing(chosen(state, EACH_FILTER))
    hits_of(state, NO_WORD, order=Order.NEWEST, limit=ROWS)
