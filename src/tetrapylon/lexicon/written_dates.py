"""Dates as pages and texts write them: day, month and year in any usual order.

Used for date lines, captions, datelines and web addresses. Words that need an anchor ("last Friday") are
no matter of this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""Monday is 0, as in `date.weekday`."""

OLDEST_SHORT_YEAR = 30
"""A year of two digits from here on is of the twentieth century ("8 JAN 90"), below it of ours."""

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=lambda m: (-len(m), m))) + r")\b\.?"
_WEEKDAY = (
    "(?:(?P<weekday>"
    + "|".join(sorted(WEEKDAYS, key=lambda w: (-len(w), w)))
    + r")\b\.?\s*[,،]?\s*)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_NAMED_MONTH_FIRST = rf"\b{_WEEKDAY}{_MONTH}\s*{_DAY}(?!\d)(?:\s*[,،]?\s*{_YEAR}\b)?"
_NAMED_DAY_FIRST = (
    rf"\b{_WEEKDAY}(?:the\s+)?(?<![\d:]){_DAY}(?:\s+of)?[\s-]*{_MONTH}"
    r"(?:[\s,،-]*(?P<year>(?:19|20)\d{2}|(?<=[\s-])[6-9]\d(?=\b))\b)?"
)
_ISO = r"(?<![\d/.-])(?P<year>(?:19|20)\d{2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
_NUMERIC = rf"(?<![\d/.-]){_WEEKDAY}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep){_YEAR}(?![\d/-])"

_NAMED = (
    re.compile(_NAMED_MONTH_FIRST, re.IGNORECASE),
    re.compile(_NAMED_DAY_FIRST, re.IGNORECASE),
)
_ISO_PATTERN = re.compile(_ISO)
_NUMERIC_PATTERN = re.compile(_NUMERIC, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
"""What every written date holds; most lines hold none."""
_NUMBER = re.compile(r"\d+")
_PARTED = re.compile(r"\d[-/.]\d")
"""What every date in figures alone holds."""
_MONTH_REACH = 12
"""Code points before a number in which the end of a month is looked for; only white space may push it further."""
_END_LETTERS = 3
_MONTH_ENDS = frozenset(name[-_END_LETTERS:] for name in MONTHS)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?:\s+of)?[\s-]*{_MONTH}", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_BARE_HOUR = re.compile(
    r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])\s*(?P<half>[ap]\.?m\b\.?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date at `[start, end)` of the text searched.

    `days` are the days that it may mean: one, two where the order of day and month is open, none where
    the year is not written. `month`, `day` and `weekday` (Monday 0) are what is written; `weekday` may not fit.
    """

    start: int
    end: int
    days: tuple[date, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClock:
    """A time of day at `[start, end)`, as `HH:MM`."""

    start: int
    end: int
    clock: str


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates with day and month in `text`, in order, the longest where readings overlap."""
    if not _DIGIT.search(text):
        return ()
    found = [*_named(text)] if _may_name_a_month(text) else []
    if _PARTED.search(text):
        found += [*_iso(text), *_numeric(text)]
    found.sort(key=lambda d: (d.start, -(d.end - d.start), -len(d.days)))
    kept: list[WrittenDate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif len(kept[-1].days) == 0 and candidate.days:
            kept[-1] = candidate
    return tuple(kept)


def _may_name_a_month(text: str) -> bool:
    """Tell whether the end of a month's name stands before a number of the text, or a month after one.

    The patterns of named months begin with words that stand everywhere; this looks at the numbers alone.
    """
    for m in _NUMBER.finditer(text):
        before = text[max(0, m.start() - _MONTH_REACH) : m.start()].rstrip().removesuffix(".")
        unseen = len(before) < _END_LETTERS and m.start() > _MONTH_REACH
        if unseen or before[-_END_LETTERS:].lower() in _MONTH_ENDS:
            return True
        if _MONTH_AFTER.match(text, m.end()):
            return True
    return False


def _named(text: str) -> Iterator[WrittenDate]:
    for pattern in _NAMED:
        for m in pattern.finditer(text):
            month, day = MONTHS[m["month"].lower()], int(m["day"])
            weekday = WEEKDAYS[m["weekday"].lower()] if m["weekday"] else None
            if not 1 <= day <= 31:
                continue
            days = _existing([(full_year(m["year"]), month, day)]) if m["year"] else ()
            if m["year"] and not days:
                continue
            yield WrittenDate(
                start=m.start(), end=m.end(), days=days, month=month, day=day, weekday=weekday
            )


def _iso(text: str) -> Iterator[WrittenDate]:
    for m in _ISO_PATTERN.finditer(text):
        days = _existing([(int(m["year"]), int(m["month"]), int(m["day"]))])
        if days:
            yield WrittenDate(start=m.start(), end=m.end(), days=days)


def _numeric(text: str) -> Iterator[WrittenDate]:
    for m in _NUMERIC_PATTERN.finditer(text):
        year, a, b = int(m["year"]), int(m["a"]), int(m["b"])
        weekday = WEEKDAYS[m["weekday"].lower()] if m["weekday"] else None
        orders = [(year, b, a)] if m["sep"] == "." else [(year, b, a), (year, a, b)]
        days = _existing(orders)
        fitting = tuple(d for d in days if weekday is not None and d.weekday() == weekday)
        if days:
            yield WrittenDate(start=m.start(), end=m.end(), days=fitting or days, weekday=weekday)


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean."""
    year = int(digits)
    if year >= 100:
        return year
    return year + (1900 if year >= OLDEST_SHORT_YEAR else 2000)


def _existing(orders: list[tuple[int, int, int]]) -> tuple[date, ...]:
    """Return the days of the calendar among year-month-day triples, without doubles."""
    days: list[date] = []
    for year, month, day in orders:
        if 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]:
            if month == 2 and day == 29 and not _leap(year):
                continue
            if date(year, month, day) not in days:
                days.append(date(year, month, day))
    return tuple(days)


_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def written_clocks(text: str) -> tuple[WrittenClock, ...]:
    """Return the times of day in `text` (`1:01 pm`, `00:03`, `14h30`, `8 a.m.`), in order."""
    found = []
    for m in _CLOCK.finditer(text):
        if m["sep"] == "." and not m["half"]:
            continue
        found.append(_clock(m, int(m["minute"])))
    taken = {c.start for c in found}
    found += [_clock(m, 0) for m in _BARE_HOUR.finditer(text) if m.start() not in taken]
    return tuple(sorted(found, key=lambda c: c.start))


def _clock(m: re.Match[str], minute: int) -> WrittenClock:
    hour = int(m["hour"])
    half = (m["half"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return WrittenClock(start=m.start(), end=m.end(), clock=f"{hour:02d}:{minute:02d}")
