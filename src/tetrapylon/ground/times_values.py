"""From an expression and where it stands to its value: one function a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tetrapylon.ground import times_calendar as dates
from tetrapylon.ground import times_relative as relative
from tetrapylon.ground.times_durations import duration_value, set_value
from tetrapylon.ground.times_standing import NOTHING, Standing, Value
from tetrapylon.lexicon.time_expression import Form, TimeExpression
from tetrapylon.model.time import Anchor

Reader = Callable[[TimeExpression, Standing], Value]

READERS: Final[dict[Form, Reader]] = {
    Form.CALENDAR: dates.calendar_value,
    Form.MONTH_SHIFT: dates.month_shift_value,
    Form.WEEKDAY: dates.weekday_value,
    Form.HOLIDAY: dates.holiday_value,
    Form.DAY_SHIFT: relative.day_shift_value,
    Form.PART_SHIFT: relative.day_shift_value,
    Form.UNIT_SHIFT: relative.unit_shift_value,
    Form.UNIT_EDGE: relative.unit_edge_value,
    Form.YEAR_END: relative.unit_edge_value,
    Form.WINDOW: relative.window_value,
    Form.AGO: relative.ago_value,
    Form.NEXT_DAY: relative.next_day_value,
    Form.QUARTER: relative.quarter_value,
    Form.HALF: relative.half_value,
    Form.SEASON: relative.season_value,
    Form.DECADE: relative.decade_value,
    Form.CENTURY: relative.century_value,
    Form.REFERENCE: relative.reference_value,
    Form.CLOCK: relative.clock_value,
    Form.SINCE: relative.since_value,
}
"""Forms that may need a day; durations and sets are read by `timeless_value`."""

DAYLESS: Final = frozenset({Form.DECADE, Form.CENTURY, Form.DURATION, Form.SET, Form.VAGUE_SPAN})


def value_of(said: TimeExpression, stand: Standing | None) -> Value:
    """Return the value of an expression, of which `stand` None knows only what hangs on no day."""
    if said.form in (Form.DURATION, Form.SET, Form.VAGUE_SPAN):
        return timeless_value(said)
    if stand is not None:
        return READERS[said.form](said, stand)
    return timeless_value(said)


def timeless_value(said: TimeExpression) -> Value:
    """Return what an expression means wherever it stands; a relative date means nothing then."""
    match said.form:
        case Form.SET:
            return Value(None, set_value(said), Anchor.NONE)
        case Form.DURATION | Form.WINDOW if said.unit:
            return Value(None, duration_value(said.count, said.unit), Anchor.NONE)
        case Form.VAGUE_SPAN | Form.REFERENCE:
            return Value(None, said.value, Anchor.NONE)
        case _:
            return NOTHING
