"""A dateline's day without its year ("MOSCOW, Feb 18"), in a record whose other reports have theirs.

Wires print no year; a page that keeps nothing of its head cannot be dated by itself. Where other reports of
the record are dated around that day in one year alone, the year is theirs, unless the report's own
weekdays contradict. The score says how little that is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tetrapylon.lexicon.written_dates import written_dates
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record

AROUND = timedelta(days=10)
AROUND_BY_WEEKDAY = timedelta(days=60)
"""The same where the report's weekdays say that the day of that year is right."""
SCORE = 0.6
BASIS = ("dateline_day", "year_of_neighbours")


def with_neighbours(
    record: Record, datings: Sequence[Dating], weekdays: Mapping[str, Collection[int]]
) -> tuple[Dating, ...]:
    """Return the datings with days for those that have only a dateline's day and month.

    Args:
        record: with reports and readings.
        datings: as solved report by report.
        weekdays: by report, the weekdays that its text names as just past (0 is Monday).
    """
    known = [
        d.first
        for x in datings
        if x.story_day is not None
        and (d := days_of(x.story_day.edtf)) is not None
        and d.first is not None
        and d.length == 1
    ]
    return tuple(
        x if x.story_day is not None else _dated(record, x, known, weekdays.get(x.report, ()))
        for x in datings
    )


def _dated(
    record: Record, dating: Dating, known: Sequence[date], weekdays: Collection[int]
) -> Dating:
    month_day = _dateline_day(record, dating.report)
    if month_day is None:
        return dating
    years = {d.year + more for d in known for more in (-1, 0, 1)}
    days = [day for y in sorted(years) if (day := _day(y, *month_day)) is not None]
    fitting = bool(weekdays) and any(_fits(day, weekdays) for day in days)
    around = AROUND_BY_WEEKDAY if fitting else AROUND
    near = [day for day in days if any(abs(day - other) <= around for other in known)]
    if len(near) != 1 or (weekdays and not _fits(near[0], weekdays)):
        return dating
    guess = DayGuess(edtf=near[0].isoformat(), score=SCORE, basis=BASIS)
    return replace(dating, story_day=guess, published=dating.published or guess)


def _dateline_day(record: Record, report: str) -> tuple[int, int] | None:
    dateline = record.reading[report].page.dateline
    if dateline is None:
        return None
    found = written_dates(dateline.of(record.report[report].text))
    bare = [d for d in found if not d.days and d.month is not None and d.day is not None]
    return (bare[0].month or 0, bare[0].day or 0) if len(bare) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits(day: date, weekdays: Collection[int]) -> bool:
    """Tell whether the report speaks of the day itself or the day before by its weekday."""
    return day.weekday() in weekdays or (day - timedelta(days=1)).weekday() in weekdays
