"""Values of expressions that count from the story day or from the time last spoken of."""

from __future__ import annotations

from datetime import date, timedelta

from tetrapylon.ground.times_calendar import chosen, clock_text, clocked, narrowed
from tetrapylon.ground.times_durations import duration_value
from tetrapylon.ground.times_periods import (
    Period,
    century_period,
    day_period,
    decade_period,
    half_period,
    period,
    plus_units,
    quarter_period,
)
from tetrapylon.ground.times_standing import NOTHING, Standing, Value, of
from tetrapylon.lexicon.time_expression import TimeExpression
from tetrapylon.model.time import Anchor, Direction

FEW = 3
"""What "a few" counts for where the days of a window are estimated; the end is then marked `~`."""
LONGEST = {"D": 1, "W": 7, "WE": 7, "FN": 14, "M": 31, "Q": 92, "Y": 366, "E": 3660, "C": 36600}
YEARS_IN = {"E": 10, "C": 100}
SATURDAY = 5
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_shift_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the day of "today", "yesterday", "this morning", "last night"."""
    return clocked(of(period("D", stand.day, said.shift or 0)), said)


def unit_shift_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the period of "last week", "later this year", "that month", "the following day"."""
    unit = said.unit or "D"
    if said.narrative:
        return _from_mention(said, unit, said.shift or 0, stand)
    if said.latest and unit == "Q":
        return of(_quarter_spoken_of(stand))
    span = period(unit, stand.day, _weeks_off(said, stand) if unit == "WE" else said.shift or 0)
    return narrowed(span, said, stand, Anchor.STORY_DAY) if span else _duration_of(unit)


def _weeks_off(said: TimeExpression, stand: Standing) -> int:
    """Return how many weeks off a weekend lies: "over the weekend", told on a weekday, is the one gone by."""
    gone = stand.day.weekday() < SATURDAY and not stand.ahead
    told = said.shift is None or (said.shift == 0 and stand.direction is Direction.PAST)
    return -1 if gone and told else said.shift or 0


def _duration_of(unit: str) -> Value:
    return Value(None, duration_value(1, unit), Anchor.NONE)


def _quarter_spoken_of(stand: Standing) -> Period | None:
    told = stand.mentioned
    if told and "-Q" in told.timex3:
        return told
    return period("Q", stand.day, -1)


def _from_mention(said: TimeExpression, unit: str, shift: int, stand: Standing) -> Value:
    """Count from the last dated mention, where that is narrow enough to count from."""
    told = stand.mentioned
    bare = duration_value(abs(shift), unit) if said.count is not None else None
    if told is None or (told.last - told.first).days + 1 > LONGEST.get(unit, 0):
        return Value(None, bare, Anchor.NONE)
    if unit == "Y" and "-Q" in told.timex3 and shift:
        quarter, year = int(told.timex3[-1]), told.first.year - (told.first > stand.day)
        return of(quarter_period(year + shift, quarter), Anchor.OTHER_MENTION)
    if unit == "Y" and len(told.timex3) == 7 and shift and "-" in told.timex3:
        return of(period("M", told.first, 12 * shift), Anchor.OTHER_MENTION)
    return of(period(unit, told.first, shift), Anchor.OTHER_MENTION)


def unit_edge_value(said: TimeExpression, stand: Standing) -> Value:
    """Return "the start of the month", "the end of the year": of the period that holds the story day."""
    span = period(said.unit, stand.day) if said.unit else None
    if span is None:
        return NOTHING
    return narrowed(span, said, stand, Anchor.STORY_DAY)


def ago_value(said: TimeExpression, stand: Standing) -> Value:
    """Return "two years ago" and, counted from the last mention, "two days later"."""
    if said.unit is None:
        return NOTHING
    if said.count is None:
        return _vaguely_away(said, said.unit)
    if said.latest:
        return of(_quarter_a_year_back(said, stand))
    shift, told = round(said.count) * (said.shift or -1), stand.mentioned
    quarterly = said.unit == "Y" and shift == -1 and told is not None and "-Q" in told.timex3
    if said.narrative or quarterly:
        return _from_mention(said, said.unit, shift, stand)
    return _units_away(said.unit, shift, stand)


def _vaguely_away(said: TimeExpression, unit: str) -> Value:
    """Return "months ago" as the past; "hours later" only says how long after what was told before."""
    if said.narrative:
        return Value(None, duration_value(None, unit), Anchor.NONE)
    return Value(None, "PAST_REF" if (said.shift or -1) < 0 else "FUTURE_REF", Anchor.NONE)


def _units_away(unit: str, shift: int, stand: Standing) -> Value:
    if unit in YEARS_IN:
        return _years_back(YEARS_IN[unit] * shift, stand)
    return of(period(unit, stand.day, shift)) if unit in LONGEST else _duration_of(unit)


def _years_back(shift: int, stand: Standing) -> Value:
    """Return "two decades ago": a year, about."""
    year = period("Y", stand.day, shift)
    return Value(f"{year.edtf}~", year.timex3, Anchor.STORY_DAY) if year else NOTHING


def _quarter_a_year_back(said: TimeExpression, stand: Standing) -> Period | None:
    """Return "the year-ago quarter": a year before the quarter that is spoken of, or before the one named."""
    told = _quarter_spoken_of(stand)
    if told is None:
        return None
    return quarter_period(told.first.year - 1, said.ordinal or int(told.timex3[-1]))


def window_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the stretch of "the past two months", "the next few days"; recent and coming ones stay vague."""
    unit, shift = said.unit or "D", said.shift
    length = duration_value(said.count, unit)
    if shift not in (-1, 1) or (said.count is None and unit not in ("D", "W", "M")):
        return Value(None, length, Anchor.NONE)
    if said.count is None and said.open_window:
        return Value(None, length, Anchor.NONE)
    count = FEW if said.count is None else round(said.count)
    far = plus_units(stand.day, unit, shift * count + (shift if unit == "D" and shift > 0 else 0))
    if far is None:
        return Value(None, length, Anchor.NONE)
    return Value(_stretch(stand.day, far), length, Anchor.STORY_DAY)


def _stretch(day: date, far: date) -> str:
    if far < day:
        return f"{far.isoformat()}~/{day.isoformat()}"
    return f"{(day + timedelta(days=1)).isoformat()}/{far.isoformat()}~"


def next_day_value(said: TimeExpression, stand: Standing) -> Value:
    """Return "the next day", counted from the last mention."""
    return clocked(_from_mention(said, "D", said.shift or 1, stand), said)


def quarter_value(said: TimeExpression, stand: Standing) -> Value:
    """Return a quarter; without a year the most recent one, or the next on a cue."""
    number = said.ordinal or 1
    if not 1 <= number <= 4:
        return NOTHING
    if said.year is not None:
        return of(quarter_period(said.year, number), Anchor.ABSOLUTE)
    if said.year_shift is not None:
        return of(quarter_period(stand.day.year + said.year_shift, number))
    options = [quarter_period(stand.day.year + n, number) for n in (-1, 0, 1)]
    behind = [p for p in options if p.first <= stand.day]
    return of(behind[-1] if behind else None)


def half_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the first or second half of a year."""
    if said.ordinal not in (1, 2):
        return NOTHING
    year = said.year or stand.day.year + (said.year_shift or 0)
    anchor = Anchor.STORY_DAY if said.year is None else Anchor.ABSOLUTE
    return of(half_period(year, said.ordinal), anchor)


def season_value(said: TimeExpression, stand: Standing) -> Value:
    """Return a season, a winter under the year in which it begins."""
    code = said.season or "SU"
    if said.year is not None:
        edtf = f"{said.year:04d}" if code == "WI" else _season(said.year, code).edtf
        return Value(edtf, f"{said.year:04d}-{code}", Anchor.ABSOLUTE)
    options = [_season(stand.day.year + n, code) for n in (-2, -1, 0, 1)]
    match said.shift:
        case -1:
            return of([p for p in options if p.last < stand.day][-1])
        case 0:
            same = [p for p in options if p.last.year == stand.day.year or p.last >= stand.day]
            return of(same[0] if same else options[-1])
        case 1:
            return of(next((p for p in options if p.first > stand.day), None))
        case _:
            return of(chosen(options, stand))


def _season(year: int, code: str) -> Period:
    first = period("M", date(year, _SEASON_MONTH[code], 1))
    last = period("M", date(year, _SEASON_MONTH[code], 1), 2)
    if first is None or last is None:
        return day_period(date(year, 1, 1))
    return Period(first.first, last.last, f"{first.edtf}/{last.edtf}", f"{year:04d}-{code}")


def decade_value(said: TimeExpression, stand: Standing) -> Value:
    """Return a decade."""
    del stand
    return of(decade_period(said.year or 0), Anchor.ABSOLUTE) if said.year else NOTHING


def century_value(said: TimeExpression, stand: Standing) -> Value:
    """Return a century of our era."""
    del stand
    if said.ordinal is None or said.before_era or not 1 <= said.ordinal <= 30:
        return NOTHING
    return of(century_period(said.ordinal), Anchor.ABSOLUTE)


def reference_value(said: TimeExpression, stand: Standing) -> Value:
    """Return a vague reference; an adverb such as "now" is also the story day."""
    if said.value == "PRESENT_REF" and not said.adjective:
        return Value(stand.day.isoformat(), said.value, Anchor.STORY_DAY)
    return Value(None, said.value, Anchor.NONE)


def clock_value(said: TimeExpression, stand: Standing) -> Value:
    """Return a bare time of day: on the day last spoken of in TIMEX3, on no day in EDTF."""
    told = stand.mentioned
    day = told.first if told and told.first == told.last else stand.day
    if said.clock is None:
        part = f"{day.isoformat()}T{said.part}" if said.part else None
        return Value(None, part, Anchor.OTHER_MENTION)
    return Value(None, f"{day.isoformat()}T{clock_text(said.clock)}", Anchor.OTHER_MENTION)


def since_value(said: TimeExpression, stand: Standing) -> Value:
    """Return the stretch of a bare "since": from the time last spoken of until the story day."""
    del said
    told = stand.mentioned
    if told is None or told.first > stand.day:
        return NOTHING
    return Value(
        f"{told.edtf.partition('/')[0]}/{stand.day.isoformat()}", None, Anchor.OTHER_MENTION
    )
