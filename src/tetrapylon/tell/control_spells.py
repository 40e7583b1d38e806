"""When a place was held, by the words: now, since a day, or in a spell that is over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Record
from tetrapylon.model.time import Time, TimexType

BEFORE = re.compile(r"\b(?:before|until|till|up to)\s+(?:the\s+)?$", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
BOTH = re.compile(r"(?:from|between)\b", re.IGNORECASE)
"""How a time begins that holds both ends itself."""
HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
OVER = re.compile(
    r"\b(?:had\s+(?:\w+\s+)?been\s+(?:\w+\s+){0,3}|(?:once|former|formerly|previously|used\s+to)\s+(?:\w+\s+){0,3}"
    r"|during\s+(?:[\w'’-]+\s+){0,4})$",
    re.IGNORECASE,
)
"""Words before a holding that put it in the past with no day: "had been in the hands of", "once held", "during the rule"."""
WHEN = re.compile(r"\bwhen\s+(?:[\w'’]+\s+){1,5}$", re.IGNORECASE)
"""Words before a past verb that make it the time of something else: "when rebels held the town"."""
TO_BE = re.compile(r"\b(?:is|are|will|be|being|been|to)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
TILL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
PARTICIPLE = re.compile(r"\w+(?:ed|eld|un|en)", re.IGNORECASE)
HAS = re.compile(r"\b(?:has|have|had|'s|'ve|’ve)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
UNTIL = re.compile(r"\s+(?:until|till|to|and)\b", re.IGNORECASE)
NO_DAY = "no day"
REACH = 40
"""Code points before words that are looked at."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Days (EDTF) of a holding: as of a story day, `begun` if said, `ended` if the words put it in the past."""

    as_of: str | None
    begun: str | None = None
    ended: str | None = None


def spell_of(record: Record, event: EventMention, story_day: str | None) -> Spell | None:
    """Return when a holding was, None where it is over and no day is told.

    Args:
        record: with grounded times.
        event: a happening whose frame tells that somebody holds a place.
        story_day: the day the report speaks from (EDTF).
    """
    text = record.report[event.report].text
    before = text[max(0, event.trigger.start - REACH) : event.trigger.start]
    told = [t for t in record.times_of(event.report) if t.id in event.times]
    told = told or _behind(record, event)
    perfect = HAS.search(before) is not None
    dated = [t for t in told if t.edtf is not None]
    if not dated and _is_over(before, event.trigger.of(text)):
        return None
    if not dated and (till := _till(record, event, before)) is not None:
        return None if isinstance(till, str) else _ended(story_day, till)
    if not dated:
        lasted = any(t.type is TimexType.DURATION for t in told)
        return None if lasted and not perfect else Spell(story_day)
    closing = [_closing(text, t, record.times_of(event.report)) for t in dated]
    if any(c == NO_DAY for c in closing):
        return None
    dated += [c for c in closing if isinstance(c, Time) and c not in dated]
    shut = _is_shut(text, event, before, dated) or any(isinstance(c, Time) for c in closing)
    if shut and (over := _shut(text, dated, story_day)) is not None:
        return over
    return _dated(text, dated, story_day, over=HAD.search(before) is not None)


def _is_shut(text: str, event: EventMention, before: str, dated: list[Time]) -> bool:
    """Tell whether a past verb stands with one stretch that has both ends: "held it from 2012 to 2014"."""
    past = PARTICIPLE.fullmatch(event.trigger.of(text)) is not None and not TO_BE.search(before)
    stretches = [t for t in dated if _opens(text, t) and _has_ends(t)]
    return past and len(stretches) == len(dated) == 1


def _opens(text: str, time: Time) -> bool:
    """Tell "from 2012 to 2014" and "between ..." from "since 2012", which ends on the report's own day."""
    led = FROM.search(text[max(0, time.start - REACH) : time.start]) is not None
    return led or BOTH.match(time.said) is not None


def _behind(record: Record, event: EventMention) -> list[Time]:
    """Return the first time behind a holding that opens a stretch, where no other happening lies between.

    "Controlled Karsa, a town in Norland, between 2012 and 2014": a parser hangs the years on the town.
    """
    text, sentence = record.report[event.report].text, record.sentence.get(event.sentence)
    if sentence is None:
        return []
    start = event.trigger.end
    times = (t for t in record.times_of(event.report) if start <= t.start < sentence.end)
    first = min(times, key=lambda t: t.start, default=None)
    if first is None or not _opens(text, first):
        return []
    rest = (e.trigger.start for e in record.reading[event.report].events if e.id != event.id)
    return [] if any(start <= at < first.start for at in rest) else [first]


def _is_over(before: str, trigger: str) -> bool:
    """Tell whether words without a day put a holding in the past: "had held", "had been under", "formerly ruled"."""
    led = HAD.search(before) is not None or WHEN.search(before) is not None
    return (led and PARTICIPLE.fullmatch(trigger) is not None) or OVER.search(before) is not None


def _till(record: Record, event: EventMention, before: str) -> Time | str | None:
    """Return the day of what ended a holding ("held it until troops came in 2012"), `NO_DAY` where none is told."""
    text, sentence = record.report[event.report].text, record.sentence.get(event.sentence)
    past = PARTICIPLE.fullmatch(event.trigger.of(text)) is not None and not TO_BE.search(before)
    if sentence is None or not past:
        return None
    found = TILL.search(text, event.trigger.end, sentence.end)
    if found is None:
        return None
    later = (t for t in record.times_of(event.report) if found.end() <= t.start < sentence.end)
    return next((t for t in later if t.edtf is not None), NO_DAY)


def _has_ends(time: Time) -> bool:
    days = days_of(time.edtf)
    return days is not None and days.first is not None and days.last is not None


def _shut(text: str, times: list[Time], story_day: str | None) -> Spell | None:
    """Return a spell of which both ends are told, None where it ends only after the report's own day."""
    halves = (times[0].edtf or "").split("/") if len(times) == 1 else []
    first, last = map(days_of, halves) if len(halves) == len(("from", "to")) else _ends(text, times)
    today = days_of(story_day)
    if first is None or last is None or last.first is None:
        return None
    ahead = today is not None and today.last is not None and last.first > today.last
    return None if ahead else Spell(story_day, edtf_of(first), edtf_of(last))


def _ended(story_day: str | None, time: Time) -> Spell:
    days = days_of(time.edtf)
    return Spell(story_day, edtf_of(Days(None, days.last if days else None)), time.edtf)


def _closing(text: str, time: Time, times: tuple[Time, ...]) -> Time | str | None:
    """Return the time that closes "from 1997 until ...", `NO_DAY` where none is told, None where nothing closes."""
    if not FROM.search(text[max(0, time.start - REACH) : time.start]):
        return None
    found = UNTIL.match(text, time.end)
    if found is None:
        return None
    later = (t for t in times if time.end < t.start < time.end + 2 * REACH and t.edtf is not None)
    return next(later, NO_DAY)


def _dated(text: str, times: list[Time], story_day: str | None, *, over: bool) -> Spell | None:
    now = days_of(story_day)
    first, last = _ends(text, times)
    opening = next(
        (t.edtf.split("/")[0] for t in times if t.edtf and days_of(t.edtf) == first), None
    )
    today = now.first if now else None
    if last is not None and last.last is not None and (today is None or last.last < today):
        return Spell(story_day, edtf_of(first or Days(None, last.last)), edtf_of(last))
    if today is None or (first is None and last is None):
        return Spell(story_day)
    if first is not None and first.first is not None and first.first < today:
        if over:  # "had held it since 2014, were pushed out": whether it goes on is not told
            return None
        return Spell(story_day, opening or edtf_of(Days(first.first, first.first)))
    if last is not None and first is None:
        return Spell(story_day, edtf_of(Days(None, last.last)), edtf_of(last))
    return Spell(story_day)


def _ends(text: str, times: list[Time]) -> tuple[Days | None, Days | None]:
    """Return the days that a holding began and ended on, as far as its times say."""
    first = last = None
    for time in sorted(times, key=lambda t: t.start):
        days = days_of(time.edtf)
        before = text[max(0, time.start - REACH) : time.start]
        if BEFORE.search(before):
            last = days
        elif FROM.search(before):
            first = days
        elif first is not None and last is None:
            last = days
        elif time.type is TimexType.INTERVAL:
            first = days
        else:
            first = first or days
            last = last or days
    return first, last
