"""To which volume of an archive a report belongs: by the day that it was published, as it tells itself.

Neither other reports nor what else the archive holds bear on it, so that a report is always in the same volume.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tetrapylon.ground.story_day import solve_days
from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.read.page import read_page

UNDATED = "undated"
"""The volume of reports whose day is not known well enough, and of inputs that gave no report."""


class Stretch(StrEnum):
    """How long a volume is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def name_of(day: date, by: Stretch) -> str:
    """Return the name of the volume of a day: `2016-03-27`, `2016-W12` (ISO 8601), `2016-03` or `2016`."""
    year, week, _ = day.isocalendar()
    names = {
        Stretch.DAY: f"{day:%Y-%m-%d}",
        Stretch.WEEK: f"{year:04}-W{week:02}",
        Stretch.MONTH: f"{day:%Y-%m}",
        Stretch.YEAR: f"{day:%Y}",
    }
    return names[by]


def volume_of(report: Report, by: Stretch, outlets: OutletLexicon) -> str:
    """Return the name of a report's volume; `undated` where all that is known may lie in two.

    Args:
        report: as obtained.
        by: how long a volume is.
        outlets: known outlets and furniture, for the page's printed date.
    """
    for days in (days_of(report.published), _page_days(report, outlets)):
        if days is not None and days.first is not None and days.last is not None:
            first, last = name_of(days.first, by), name_of(days.last, by)
            return first if first == last else UNDATED
    return UNDATED


def _page_days(report: Report, outlets: OutletLexicon) -> Days | None:
    page, passages = read_page(report, outlets)
    reading = Reading(report=report.id, page=page, passages=passages)
    (dating,) = solve_days(Record(reports=(report,), readings=(reading,)))
    told = dating.published or dating.story_day
    return days_of(told.edtf) if told else None
