"""What words say of a time before anybody looks at a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The shapes that a time expression may have; each has its own way to a value."""

    CALENDAR = "calendar"
    MONTH_SHIFT = "month_shift"
    WEEKDAY = "weekday"
    SET = "set"
    DAY_SHIFT = "day_shift"
    PART_SHIFT = "part_shift"
    UNIT_SHIFT = "unit_shift"
    UNIT_EDGE = "unit_edge"
    YEAR_END = "year_end"
    WINDOW = "window"
    AGO = "ago"
    NEXT_DAY = "next_day"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    DECADE = "decade"
    CENTURY = "century"
    HOLIDAY = "holiday"
    REFERENCE = "reference"
    CLOCK = "clock"
    DURATION = "duration"
    VAGUE_SPAN = "vague_span"
    SINCE = "since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day; `minute` is None where only the hour is said."""

    hour: int
    minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression's parts, each None where the words do not name it.

    `shift` counts units from where the clause stands (-1 last, 0 this, 1 next); `narrative` tells that it
    counts from the time last spoken of. `count` is None where it is vague. `unit`, `part`, `season` and
    `mod` hold codes of `lexicon.time_words`; `value` is a ready TIMEX3 value. `figures` marks a date in figures
    alone, `latest` "the latest quarter", `open_window` "recent weeks", `adjective` a reference such as "current". Months count from 1, weekdays from 0 (Monday).
    """

    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    count: float | None = None
    shift: int | None = None
    year_shift: int | None = None
    narrative: bool = False
    mod: str | None = None
    part: str | None = None
    season: str | None = None
    ordinal: int | None = None
    holiday: str | None = None
    clock: Clock | None = None
    value: str | None = None
    figures: bool = False
    latest: bool = False
    open_window: bool = False
    before_era: bool = False
    adjective: bool = False
