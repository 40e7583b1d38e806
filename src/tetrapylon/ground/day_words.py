"""Weekdays and dates that a report's own prose speaks of: raw votes for its story day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tetrapylon.lexicon.written_dates import WEEKDAYS, WrittenDate, written_dates
from tetrapylon.model.passage import Passage, Role
from tetrapylon.model.record import Reading
from tetrapylon.model.time import Direction, TimeMention

LEAD_PASSAGES = 3
"""Passages of prose that make the lead; the days named there weigh most."""

_WEEKDAY = re.compile(
    r"\b(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!s\b)", re.IGNORECASE
)
_NOT_THIS_WEEK = re.compile(
    r"\b(?:last|next|every|each|previous|following|good|black|bloody|holy|ash|easter|palm|super|cyber|the|on an?)\s*\Z",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|to be|set to|due|planned?|plans|scheduled|expected|starting|beginning|ahead of|until|by|"
    r"before|upcoming|hopes? to|to meet|to hold|to start|to begin|to resume|to vote|to end|later)\b[^.]{0,60}\Z",
    re.IGNORECASE,
)
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_EMBEDDED = re.compile(
    r"[(\[]\s*(?:published|posted|updated|uploaded|aired|filmed)[:,]?\s+(?:on\s+)?\Z", re.IGNORECASE
)
"""Before the date of a video or post set into the page: such dates change with the page, not with the story."""
_QUOTED = re.compile(r"[\"“][^\"“”]{1,600}[\"”]")
_REACH = 70


@dataclass(frozen=True, slots=True)
class NamedWeekday:
    """A bare weekday in the prose (Monday 0), whether its clause looks ahead, and whether the lead says it."""

    weekday: int
    ahead: bool
    in_lead: bool


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A full date in the prose; `firm` where its weekday is printed or the lead says it."""

    day: date
    ahead: bool
    firm: bool


@dataclass(frozen=True, slots=True)
class DayWords:
    """All that one report's prose says of days."""

    weekdays: tuple[NamedWeekday, ...]
    days: tuple[NamedDay, ...]
    deictic: bool


def day_words(text: str, reading: Reading) -> DayWords:
    """Return the weekdays and full dates of a report's prose, and whether it says today or yesterday."""
    prose = [p for p in reading.passages if p.role in (Role.BODY, Role.STANDFIRST)]
    weekdays: list[NamedWeekday] = []
    days: list[NamedDay] = []
    for order, passage in enumerate(prose):
        lead = order < LEAD_PASSAGES
        dates = written_dates(passage.span.of(text))
        weekdays += _weekdays(text, passage, dates, reading.times, lead=lead)
        days += _days(text, passage, dates, reading.times, lead=lead)
    said = any(_DEICTIC.search(_QUOTED.sub(" ", p.span.of(text))) for p in prose)
    return DayWords(tuple(weekdays), tuple(days), said)


def says_day(words: str) -> bool:
    """Tell whether a sentence names a weekday, today, or this or last week: copies of it are of one day."""
    return bool(_WEEKDAY.search(words) or _DEICTIC.search(words)) or bool(
        re.search(r"\b(?:this|last|next) week\b", words, re.IGNORECASE)
    )


def _weekdays(
    text: str,
    passage: Passage,
    dates: Sequence[WrittenDate],
    times: Sequence[TimeMention],
    *,
    lead: bool,
) -> Iterator[NamedWeekday]:
    words = passage.span.of(text)
    for m in _WEEKDAY.finditer(words):
        before = words[max(0, m.start() - _REACH) : m.start()]
        in_date = any(d.start <= m.start() < d.end for d in dates)
        if in_date or _NOT_THIS_WEEK.search(before):
            continue
        ahead = _looks_ahead(passage.start + m.start(), before, times)
        yield NamedWeekday(WEEKDAYS[m["day"].lower()], ahead, lead)


def _days(
    text: str,
    passage: Passage,
    dates: Sequence[WrittenDate],
    times: Sequence[TimeMention],
    *,
    lead: bool,
) -> Iterator[NamedDay]:
    words = passage.span.of(text)
    for written in dates:
        if len(written.days) != 1:
            continue
        before = words[max(0, written.start - _REACH) : written.start]
        if _EMBEDDED.search(before):
            continue
        ahead = _looks_ahead(passage.start + written.start, before, times)
        yield NamedDay(written.days[0], ahead, lead or written.weekday is not None)


def _looks_ahead(at: int, before: str, times: Sequence[TimeMention]) -> bool:
    """Tell whether the clause of a time looks ahead: by its reading, else by words in front of it."""
    for mention in times:
        if mention.start <= at < mention.end and mention.direction is not None:
            return mention.direction is Direction.FUTURE
    return bool(_AHEAD.search(before))
