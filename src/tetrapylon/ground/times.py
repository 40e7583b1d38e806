"""Read time mentions as days, hung on the story day.

Nothing here falls back to the printed date: where the story day is not known, only what names its own
year has days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tetrapylon.ground.times_durations import duration_value
from tetrapylon.ground.times_periods import Period
from tetrapylon.ground.times_standing import NOTHING, Standing, Value
from tetrapylon.ground.times_values import DAYLESS, value_of
from tetrapylon.lexicon.time_expression import Form, TimeExpression
from tetrapylon.lexicon.times import expression_of
from tetrapylon.model.dating import Dating
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.record import Reading
from tetrapylon.model.time import Anchor, Bound, Time, TimeMention, TimexType

WIDEST = 7
"""Days of a story day interval beyond which relative times stay unread."""
_ANY_DAY = date(2000, 1, 1)
_NO_STEP = frozenset({Form.REFERENCE, Form.WINDOW, Form.SINCE, Form.CLOCK, Form.AGO})
"""Forms that do not move the time that the text speaks of."""


def ground_times(reading: Reading, dating: Dating) -> tuple[Time, ...]:
    """Return one row a time mention of the reading, in reading order.

    Where the story day is an interval each of its days is tried: a value that comes out the same is
    kept, days that differ become the interval of all of them, anything else stays null.
    """
    story = _story_days(dating)
    score = dating.story_day.score if dating.story_day else 1.0
    return tuple(_rows(reading, story, score))


def _story_days(dating: Dating) -> list[date]:
    found = days_of(dating.story_day.edtf) if dating.story_day else None
    if found is None or found.first is None or found.length is None or found.length > WIDEST:
        return []
    return [found.first + timedelta(days=n) for n in range(found.length)]


def _rows(reading: Reading, story: list[date], score: float) -> Iterator[Time]:
    mentioned: Period | None = None
    for mention in sorted(reading.times, key=lambda m: (m.start, m.end)):
        said = expression_of(mention.said)
        value = _value(mention, said, story, mentioned) if said else NOTHING
        mentioned = _now_spoken_of(said, value) or mentioned
        sure = score if value.anchor is Anchor.STORY_DAY else 1.0
        yield _row(mention, _bounded(mention, value, story), sure)


def _value(
    mention: TimeMention, said: TimeExpression, story: list[date], mentioned: Period | None
) -> Value:
    if said.form is Form.UNIT_SHIFT and mention.type is TimexType.DURATION and said.unit:
        return Value(None, duration_value(1, said.unit), Anchor.NONE)
    if said.form in DAYLESS or (said.year is not None and not story):
        day = story[-1] if story else _ANY_DAY
        return value_of(said, Standing(day=day, direction=mention.direction))
    if mentioned is not None and mention.bound is Bound.THAT and _is_bare(said):
        story = [mentioned.last]
    stands = [
        Standing(day=d, direction=mention.direction, bound=mention.bound, mentioned=mentioned)
        for d in story
    ]
    return _merged([value_of(said, s) for s in stands]) if stands else value_of(said, None)


def _is_bare(said: TimeExpression) -> bool:
    """Tell whether a month or season stands without day and year: "in 2022 ... that September"."""
    month = said.form is Form.CALENDAR and said.month is not None and said.day is None
    return (month or said.form is Form.SEASON) and said.year is None


def _merged(values: list[Value]) -> Value:
    """Return the one value of several readings, or the days that they span."""
    first = values[0]
    if all(v == first for v in values):
        return first
    timex3 = first.timex3 if all(v.timex3 == first.timex3 for v in values) else None
    spans = [days_of(v.edtf) for v in values]
    begins = [s.first for s in spans if s is not None and s.first is not None]
    ends = [s.last for s in spans if s is not None and s.last is not None]
    if len(begins) < len(values) or len(ends) < len(values):
        return replace(first, edtf=None, timex3=timex3)
    return Value(edtf_of(Days(min(begins), max(ends))), timex3, first.anchor)


def _now_spoken_of(said: TimeExpression | None, value: Value) -> Period | None:
    """Return the period that later expressions may count from, None where this is no dated mention."""
    if said is None or said.form in _NO_STEP:
        return None
    days = days_of(value.edtf)
    if days is None or days.first is None or days.last is None or value.edtf is None:
        return None
    return Period(days.first, days.last, value.edtf, (value.timex3 or value.edtf).partition("T")[0])


def _bounded(mention: TimeMention, value: Value, story: list[date]) -> Value:
    """Return "since" a time as the stretch from it until the story day."""
    days = days_of(value.edtf)
    if mention.bound is not Bound.SINCE or days is None or not story or value.edtf is None:
        return value
    if days.first is None or days.first > story[-1]:
        return value
    begin = value.edtf.partition("/")[0]
    return replace(value, edtf=f"{begin}/{story[-1].isoformat()}")


def _row(mention: TimeMention, value: Value, score: float) -> Time:
    stretch = mention.bound is Bound.SINCE and value.edtf is not None and "/" in value.edtf
    return Time(
        id=mention.id,
        report=mention.report,
        start=mention.start,
        end=mention.end,
        said=mention.said,
        type=TimexType.INTERVAL if stretch else mention.type,
        edtf=value.edtf,
        timex3=value.timex3,
        anchor=value.anchor,
        score=score,
    )
