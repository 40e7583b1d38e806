"""Days, weeks, months and longer periods around a day, as EDTF and as TIMEX3 values."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
WEEKS_IN = {"W": 1, "WE": 1, "FN": 2}


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar period: its first and last day and its two notations."""

    first: date
    last: date
    edtf: str
    timex3: str


def period(unit: str, day: date, shift: int = 0) -> Period | None:
    """Return the period of `unit` that lies `shift` periods from the one that holds `day`.

    Args:
        unit: a unit code of `lexicon.time_words` (D, W, WE, FN, M, Q, Y, E, C).
        day: where to count from.
        shift: negative for the past.

    Returns:
        None for units shorter than a day, and outside the years 1 to 9998.
    """
    try:
        if unit == "D":
            return day_period(day + timedelta(days=shift))
        if unit in WEEKS_IN:
            return _week(day + timedelta(weeks=shift * WEEKS_IN[unit]), weekend=unit == "WE")
        return _months(unit, day, shift) if unit in MONTHS_IN else None
    except (OverflowError, ValueError):
        return None


def day_period(day: date) -> Period:
    """Return one day."""
    return Period(day, day, day.isoformat(), day.isoformat())


def month_period(year: int, month: int) -> Period:
    """Return one month."""
    text = f"{year:04d}-{month:02d}"
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Period(date(year, month, 1), last, text, text)


def year_period(year: int) -> Period:
    """Return one year."""
    return Period(date(year, 1, 1), date(year, 12, 31), f"{year:04d}", f"{year:04d}")


def quarter_period(year: int, quarter: int) -> Period:
    """Return one quarter of a calendar year."""
    begin, end = month_period(year, 3 * quarter - 2), month_period(year, 3 * quarter)
    return Period(begin.first, end.last, f"{begin.edtf}/{end.edtf}", f"{year:04d}-Q{quarter}")


def half_period(year: int, half: int) -> Period:
    """Return one half of a calendar year."""
    begin, end = month_period(year, 6 * half - 5), month_period(year, 6 * half)
    return Period(begin.first, end.last, f"{begin.edtf}/{end.edtf}", f"{year:04d}-H{half}")


def decade_period(year: int) -> Period:
    """Return the decade that holds `year`."""
    text = f"{year // 10:03d}"
    first = date(max(1, year // 10 * 10), 1, 1)
    return Period(first, date(year // 10 * 10 + 9, 12, 31), f"{text}X", text)


def century_period(century: int) -> Period:
    """Return a century of our era by its ordinal, as the hundred years that share their first digits."""
    first, last = max(1, (century - 1) * 100), century * 100 - 1
    begin, end = date(first, 1, 1), date(last, 12, 31)
    return Period(begin, end, f"{first:04d}/{last:04d}", f"{century - 1:02d}")


def _week(day: date, *, weekend: bool) -> Period:
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    first = monday + timedelta(days=5) if weekend else monday
    year, week, _ = monday.isocalendar()
    text = f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")
    return Period(first, sunday, f"{first.isoformat()}/{sunday.isoformat()}", text)


def _months(unit: str, day: date, shift: int) -> Period:
    if unit == "C":
        return century_period(day.year // 100 + 1 + shift)
    if unit == "E":
        return decade_period(day.year + 10 * shift)
    if unit == "Y":
        return year_period(day.year + shift)
    moved = plus_months(day, shift * MONTHS_IN[unit])
    if unit == "Q":
        return quarter_period(moved.year, (moved.month + 2) // 3)
    return month_period(moved.year, moved.month)


def plus_months(day: date, months: int) -> date:
    """Return the day so many months away, the last of its month where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def plus_units(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units away, None for units shorter than a day or out of the calendar."""
    try:
        if unit == "D":
            return day + timedelta(days=count)
        if unit in WEEKS_IN:
            return day + timedelta(weeks=count * WEEKS_IN[unit])
        return plus_months(day, count * MONTHS_IN[unit]) if unit in MONTHS_IN else None
    except (OverflowError, ValueError):
        return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
