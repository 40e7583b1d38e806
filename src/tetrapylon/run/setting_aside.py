"""Reports whose words tell of no war and no violence: kept and marked, never parsed.

The look costs under a millisecond a report; a parse costs hundreds. What was set aside waits again as
soon as all reports are asked for, or when the look changes (`SET_ASIDE`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from tetrapylon.model.finding import Code, finding
from tetrapylon.model.page import Flag
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.read.page import page_alone
from tetrapylon.read.relevance import may_hold_something
from tetrapylon.run.tools import Tools
from tetrapylon.store.prepared import prepared_here
from tetrapylon.store.store import Store

SET_ASIDE = "read.relevance@1"
"""Version of the reading of a report that was set aside."""
AT_ONCE = 32
"""Reports of one transaction: opening one costs as much as the look at a report, and a reviewer never waits long."""


def set_aside(store: Store, waiting: Iterable[str], tools: Tools) -> list[str]:
    """Keep an empty reading of each waiting report that tells of no war; return the ids of the others.

    Args:
        store: where the reports are.
        waiting: ids of reports without a reading.
        tools: the words and the known actors.
    """
    others: list[str] = []
    left = iter(waiting)
    while keys := list(islice(left, AT_ONCE)):
        with store.view() as view:
            reports = view.some_reports(keys)
        aside = [r for k in keys if (r := reports.get(k)) is not None and not _may_hold(r, tools)]
        ready = [prepared_here(empty_reading(report, tools), report) for report in aside]
        if ready:
            with store.writer() as writer:
                writer.put_prepared(*ready, version=SET_ASIDE)
        done = {r.id for r in aside}
        others += [key for key in keys if key not in done]
    return others


def _may_hold(report: Report, tools: Tools) -> bool:
    return may_hold_something(report.text, tools.relevance, tools.actors)


def empty_reading(report: Report, tools: Tools) -> Reading:
    """Return the reading of a report that is set aside: its page (title, publisher, dates) and the finding."""
    note = finding(
        Code.SET_ASIDE,
        "Its words tell of no war and no violence; it is kept, but not read. `tetrapylon read --all` reads it.",
        stage="read.relevance",
        report=report.id,
    )
    page = page_alone(report, tools.outlets)
    page = replace(page, flags=(*page.flags, Flag.SET_ASIDE))
    return Reading(report=report.id, page=page, findings=(note,))
