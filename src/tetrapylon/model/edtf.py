"""EDTF dates as closed intervals of days.

Only the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that the record writes is read: years, months,
days, seasons 21-24, decades (`199X`), `~ ? %` qualifiers, and intervals with open ends (`..`).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DATE = re.compile(r"(\d{3}X|\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:]+)?([~?%]?)")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """First and last day that a date may mean, both included; an open end is None."""

    first: date | None
    last: date | None

    def contains(self, other: Days) -> bool:
        """Tell whether every day of `other` is one of these."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def meets(self, other: Days) -> bool:
        """Tell whether a day belongs to both."""
        before = self.last is not None and other.first is not None and self.last < other.first
        after = self.first is not None and other.last is not None and other.last < self.first
        return not before and not after

    @property
    def length(self) -> int | None:
        """Number of days, None where an end is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


@lru_cache(maxsize=65_536)
def days_of(edtf: str | None) -> Days | None:
    """Return the days that an EDTF string may mean, None where it is null or not read here."""
    if not edtf:
        return None
    if "/" not in edtf:
        return _single(edtf)
    left, _, right = edtf.partition("/")
    opens, closes = left in ("", ".."), right in ("", "..")
    begin = None if opens else _single(left)
    finish = None if closes else _single(right)
    if (begin is None and not opens) or (finish is None and not closes):
        return None
    return Days(begin.first if begin else None, finish.last if finish else None)


def _single(text: str) -> Days | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day, _ = found.groups()
    if year.endswith("X"):
        return Days(date(int(year[:3] + "0") or 1, 1, 1), date(int(year[:3] + "9"), 12, 31))
    return _within(int(year), month and int(month), day and int(day))


def _within(year: int, month: int | str | None, day: int | str | None) -> Days | None:
    if not 1 <= year <= 9998:
        return None
    if not isinstance(month, int):
        return Days(date(year, 1, 1), date(year, 12, 31))
    first_month, last_month = _SEASON_MONTHS.get(month, (month, month))
    if not 1 <= first_month <= 12:
        return None
    last = calendar.monthrange(year, last_month)[1]
    if not isinstance(day, int):
        return Days(date(year, first_month, 1), date(year, last_month, last))
    if first_month != month or not 1 <= day <= last:
        return None
    return Days(date(year, month, day), date(year, month, day))


WEEK, MONTH = 7, 31
"""Days of a week and of the longest month."""


def time_precision(edtf: str | None) -> int | None:
    """Return ACLED's time precision of a date: 1 the day is known, 2 the week, 3 the month.

    Returns:
        None where the date is not read, has an open end or is wider than a month (ACLED codes no such event).
    """
    days = days_of(edtf)
    length = days.length if days else None
    if length is None or length > MONTH or length < 1:
        return None
    return 1 if length == 1 else 2 if length <= WEEK else 3


def edtf_of(days: Days) -> str:
    """Return the shortest EDTF string that means exactly these days."""
    first, last = days.first, days.last
    if first is None or last is None:
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    if first == last:
        return first.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return f"{first.year:04d}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"
