"""Values of expressions that name a month, a day of a month, a weekday or a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tetrapylon.ground.times_periods import (
    Period,
    day_period,
    easter,
    half_period,
    month_period,
    period,
    plus_months,
    year_period,
)
from tetrapylon.ground.times_standing import NOTHING, Standing, Value, of
from tetrapylon.lexicon.time_expression import Clock, TimeExpression
from tetrapylon.model.time import Anchor, Bound, Direction

SOON = timedelta(days=31)
"""How far ahead a day told in the past tense may lie ("said the vote was on 5 May")."""
_EDGES = {"edge-start": "first", "edge-end": "last"}
_THIRDS = {"start": (0, 1), "mid": (1, 2), "end": (2, 3)}
_HALVES = {"half-1": (0, 1), "half-2": (1, 2)}


def calendar_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the value of a date that names its month or year."""
    if said.year is None and said.year_shift is None:
        found, anchor = _yearless(said, stand), Anchor.STORY_DAY
    else:
        absolute = said.year is not None
        found = _in_year(said, said.year or stand.day.year + (said.year_shift or 0))
        anchor = Anchor.ABSOLUTE if absolute else Anchor.STORY_DAY
    if found is None:
        return NOTHING
    if said.mod == "week":
        return of(period("W", found.first), anchor)
    if said.last_day and said.month and found.first.day < said.last_day:
        return _day_range(found.first, said.last_day, anchor)
    return clocked(narrowed(found, said, stand, anchor), said)


def _day_range(first: date, last_day: int, anchor: Anchor) -> Value:
    end = _day(first.year, first.month, last_day)
    if end is None:
        return NOTHING
    return Value(f"{first.isoformat()}/{end.isoformat()}", first.isoformat(), anchor)


def _in_year(said: TimeExpression, year: int) -> Period | None:
    if said.month is None:
        return half_period(year, int(said.mod[-1])) if said.mod in _HALVES else year_period(year)
    if said.day is None:
        return month_period(year, said.month)
    month, day = _ordered(said, year)
    found = _day(year, month, day)
    return day_period(found) if found else None


def _ordered(said: TimeExpression, year: int) -> tuple[int, int]:
    """Return month and day, told apart in figures by size, else by the weekday; day first otherwise."""
    month, day = said.month or 1, said.day or 1
    if not said.figures or day > 12:
        return month, day
    swapped = _day(year, day, month)
    agrees = said.weekday is not None and swapped is not None and swapped.weekday() == said.weekday
    return (day, month) if month > 12 or agrees else (month, day)


def _day(year: int, month: int, day: int) -> date | None:
    known = 1 <= month <= 12 and 1 <= day <= 31
    if not known or plus_months(date(year, month, 1), 1) <= date(year, month, 1) + timedelta(
        day - 1
    ):
        return None
    return date(year, month, day)


def _yearless(said: TimeExpression, stand: Standing) -> Period | None:
    around = [_in_year(said, stand.day.year + n) for n in (-2, -1, 0, 1, 2)]
    dated = [p for p in around if p is not None]
    fitting = [p for p in dated if said.weekday is None or p.first.weekday() == said.weekday]
    if said.day is not None and not stand.ahead and stand.bound is not Bound.SINCE:
        near = min(fitting or dated, key=lambda p: abs((p.first - stand.day).days), default=None)
        if near is None or stand.direction is not Direction.PAST or near.first <= stand.day + SOON:
            return near
    return chosen(fitting or dated, stand)


def chosen(options: list[Period], stand: Standing) -> Period | None:
    """Return the option that the clause means: the next one ahead, else the most recent one."""
    behind = [p for p in options if p.first <= stand.day]
    coming = [p for p in options if p.last >= stand.day]
    if stand.ahead:
        return coming[0] if coming else None
    return behind[-1] if behind else None


def month_shift_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the value of "last March" (never the month of the story day itself), "this May", "next June"."""
    month, shift = said.month or 1, said.shift or 0
    year = stand.day.year
    if shift < 0:
        year -= month >= stand.day.month
    elif shift > 0:
        year += month <= stand.day.month
    day = _day(year, month, said.day) if said.day else None
    whole = day_period(day) if day else month_period(year, month)
    return narrowed(whole, said, stand, Anchor.STORY_DAY)


def weekday_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the day of a weekday: the story day itself where it is the same, the last one, or the next on a cue."""
    if said.weekday is None:
        return NOTHING
    back = (stand.day.weekday() - said.weekday) % 7
    ahead = (said.weekday - stand.day.weekday()) % 7
    told = stand.mentioned
    if said.narrative and said.shift and told and told.first == told.last:
        return clocked(of(day_period(_beside(told.first, said)), Anchor.OTHER_MENTION), said)
    if said.count is not None:
        return of(day_period(stand.day - timedelta(days=(back or 7) + 7 * (round(said.count) - 1))))
    match said.shift:
        case -1:
            day = stand.day - timedelta(days=back or 7)
        case 1:
            day = stand.day + timedelta(days=ahead or 7)
        case _:
            day = stand.day + timedelta(days=ahead if stand.ahead else -back)
    return clocked(of(day_period(day)), said)


def _beside(told: date, said: TimeExpression) -> date:
    """Return the weekday before or after a day: "the previous Friday" counts from the day last spoken of."""
    back = (told.weekday() - (said.weekday or 0)) % 7 or 7
    ahead = ((said.weekday or 0) - told.weekday()) % 7 or 7
    return told + timedelta(days=ahead if (said.shift or 0) > 0 else -back)


def holiday_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the day of a holiday."""
    years = [said.year] if said.year else [stand.day.year + n for n in (-1, 0, 1)]
    options = [day_period(_HOLIDAYS.get(said.holiday or "", _fixed(said))(y)) for y in years]
    if said.year:
        return of(options[0], Anchor.ABSOLUTE)
    if said.shift == -1:
        options = [p for p in options if p.first < stand.day]
    return of(chosen(options, stand))


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "thanksgiving": _thanksgiving,
    "easter": easter,
    "good-friday": lambda year: easter(year) - timedelta(days=2),
}


def _fixed(said: TimeExpression) -> Callable[[int], date]:
    return lambda year: date.fromisoformat(f"{year:04d}-{said.holiday}")


def clocked(value: Value, said: TimeExpression) -> Value:
    """Return the value with a time of day or a part of the day added."""
    if value.timex3 is None:
        return value
    if said.clock is not None:
        at = clock_text(said.clock)
        return Value(f"{value.edtf}T{at}", f"{value.timex3}T{at}", value.anchor)
    if said.part is not None and len(value.timex3) == 10:
        return Value(value.edtf, f"{value.timex3}T{said.part}", value.anchor)
    return value


def clock_text(clock: Clock) -> str:
    """Return a time of day as `HH:MM`."""
    return f"{clock.hour:02d}:{clock.minute or 0:02d}"


def narrowed(span: Period, said: TimeExpression, stand: Standing, anchor: Anchor) -> Value:
    """Return the part of a period that "early", "the end of" or "later" leaves; TIMEX3 keeps the whole."""
    whole = of(span, anchor)
    if said.mod in _EDGES and span.first != span.last:
        return Value(_edge(span, said.mod), span.timex3, anchor)
    if said.mod == "before" and span.first <= stand.day <= span.last:
        return Value(f"{span.first.isoformat()}/{stand.day.isoformat()}", span.timex3, anchor)
    if said.mod == "after" and span.first <= stand.day <= span.last:
        return Value(f"{stand.day.isoformat()}/{span.last.isoformat()}", span.timex3, anchor)
    parts, cuts = (_THIRDS, 3) if said.mod in _THIRDS else (_HALVES, 2)
    if said.mod not in parts:
        return whole
    return Value(_slice(span, *parts[said.mod], cuts) or whole.edtf, span.timex3, anchor)


def _edge(span: Period, mod: str) -> str:
    day = span.first if mod == "edge-start" else span.last
    longer = (span.last - span.first).days > 31
    return (f"{day:%Y-%m}" if longer else day.isoformat()) + "~"


def _slice(span: Period, low: int, high: int, cuts: int) -> str | None:
    """Return a third or half of a month (in days) or a year (in months), None for other periods."""
    length = (span.last - span.first).days + 1
    if 28 <= length <= 31:
        size = 30 // cuts
        last = span.last if high == cuts else span.first + timedelta(days=high * size - 1)
        first = span.first + timedelta(days=low * size)
        return f"{first.isoformat()}~/{last.isoformat()}" + ("" if high == cuts else "~")
    if 365 <= length <= 366:
        size = 12 // cuts
        return (
            f"{span.first.year:04d}-{low * size + 1:02d}~/{span.first.year:04d}-{high * size:02d}~"
        )
    return None
