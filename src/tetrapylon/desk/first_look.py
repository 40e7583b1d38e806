"""What the screens show first of a generation, worked out before anybody asks.

Lists without filters count and order all rows. What they rest on is kept with the generation, so that a first look costs what a
second one does.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection

from tetrapylon.desk.claims import claim_page
from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.incidents import incident_page
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State
from tetrapylon.desk.lineage import lineage_page, printing_most
from tetrapylon.desk.places import all_places, distance_rows, place_rows
from tetrapylon.desk.questions import question_page
from tetrapylon.desk.reports import report_page
from tetrapylon.desk.review import queue_of
from tetrapylon.desk.search import hits_of
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.desk.sources import source_page
from tetrapylon.desk.timeline import published_in, timeline_of
from tetrapylon.store.search import Order
from tetrapylon.store.view import View

ROWS = 50
"""Rows of a first page, as the endpoints give them where nothing else is asked for."""
PAST_ALL = 2**40
"""A row after all rows."""
PAGES = (claim_page, queue_of, incident_page, question_page, report_page, source_page)
"""Lists of which screens show a page."""
NOBODY = "-"
"""A name that nothing has."""
NO_WORD = "zqzqzq"
"""A word of no language: a search for it opens the index of words."""
EVERYTHING = Filters()
EACH_FILTER = Filters(
    place=NOBODY, speaker=NOBODY, origin=NOBODY, outlet=NOBODY, since="1900", until="1900"
)
"""Asks for every array that filters look at, and for no rows."""


def work_out_arrays(index: Index) -> None:
    """Ask for what screens show first as far as arrays tell it; the rows need not be there yet, and none can be asked for."""
    state = State(snapshot=Snapshot(view=View(cast("Connection", None)), index=index), decisions=())
    for page in PAGES:
        page(state, EVERYTHING, offset=PAST_ALL, limit=ROWS)
    for counted in (printing_most, published_in):
        counted(state, EVERYTHING)
    all_places(index)
    none = chosen(state, EACH_FILTER)
    index.printing(none)
    linked = [index.linked(noun).turned for noun in ("incidents", "questions", "control")]
    for pairs in (*linked, index.distances, index.dated, index.places, index.of_cluster):
        pairs.of_some(none)
    for noun in ("incidents", "quantities"):
        index.days(noun).start.max(initial=0)


def work_out(state: State) -> None:
    """Ask for what every screen shows first."""
    work_out_arrays(state.snapshot.index)
    for page in PAGES:
        page(state, EVERYTHING, offset=0, limit=ROWS)
    for whole in (place_rows, distance_rows, timeline_of, lineage_page):
        whole(state, EVERYTHING)
    hits_of(state, NO_WORD, order=Order.NEWEST, limit=ROWS)
