"""The days of a happening: from its own times, else as far as the sentence and the story day allow.

Nothing takes the story day unless the sentence tells news: a present or progressive verb, a headline.
What is looked back on is only known to lie before the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tetrapylon.lexicon.frames import Frame
from tetrapylon.model.claim import Claim, Voice
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Record
from tetrapylon.model.time import Time
from tetrapylon.model.time_ranges import stretch_of

SINCE_WINDOW = 6
SINCE = "since"
HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
HAD_WINDOW = 40
"""Code points before a verb that are looked at for what makes it a pluperfect."""
RELATIVES = ("which ", "who ", "whose ", "where ", "that ")
"""Claims that begin so look back, whoever says them."""


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date with its days; `stated` tells words from what the sentence implies."""

    edtf: str | None
    days: Days | None
    stated: bool

    @property
    def precise(self) -> bool:
        """Tell whether the days span no more than a year and both ends are known."""
        return self.days is not None and self.days.length is not None and self.days.length <= 366


LONG_AGO = 60
"""Days before the day of telling from which on the days that a claim speaks of are its happening's."""
UNKNOWN = When(None, None, stated=False)


def when(edtf: str | None, *, stated: bool) -> When:
    """Return the value for an EDTF string; one that is not understood is unknown."""
    days = days_of(edtf)
    return When(edtf, days, stated) if days is not None else UNKNOWN


def when_of(
    record: Record, event: EventMention, claim: Claim, frame: Frame, story_day: str | None
) -> When:
    """Return the days of an event as its claim tells them."""
    stated = [t for t in record.times_of(event.report) if t.id in event.times and t.edtf]
    if stated:
        return when(_edtf(record, stated[0]), stated=True)
    return _implied(record, event, claim, frame, story_day)


def foreseen(told: When, story_day: str | None) -> When:
    """Return the days of what is still to come: those stated, else from the story day on."""
    day = days_of(story_day)
    if told.stated or day is None or day.first is None:
        return told
    return when(f"{day.first.isoformat()}/..", stated=False)


def _edtf(record: Record, time: Time) -> str | None:
    text = record.report[time.report].text
    before = text[max(0, time.start - SINCE_WINDOW) : time.start].lower().split()
    said = time.said.lower().split()
    since = SINCE in (before[-1:] or [""]) or said[:1] == [SINCE]
    stretch = stretch_of(text, time, record.times_of(time.report))
    if stretch is not None:
        return stretch
    if since and time.edtf and "/" not in time.edtf:
        return f"{time.edtf}/.."
    return time.edtf


def _implied(
    record: Record, event: EventMention, claim: Claim, frame: Frame, story_day: str | None
) -> When:
    said = _spoken(claim, story_day)
    before = said != story_day and _had(record, event)
    story_day = said
    day = days_of(story_day)
    if day is None or day.last is None:
        return UNKNOWN
    attributed = claim.claimant.span is not None
    aside = event.background and record.report[claim.report].text[claim.span.start :].startswith(
        RELATIVES
    )
    if before:  # "said Saturday it had left": by Saturday
        return when(edtf_of(Days(None, day.last)), stated=False)
    if _long_past(claim, day):
        return when(claim.content_time, stated=False)
    if event.ongoing or (attributed and not aside and not frame.lasting and _is_root(event, claim)):
        return when(story_day, stated=False)
    if claim.claimant.type.value == Voice.HEADLINE.value and not event.background:
        return when(story_day, stated=False)
    return when(edtf_of(Days(None, day.last)), stated=False)


def _long_past(claim: Claim, day: Days) -> bool:
    """Tell whether all that a claim speaks of lies long before the day of telling: "was seized in the first days of the 2022 invasion"."""
    spoken = days_of(claim.content_time)
    ended = spoken.last if spoken is not None else None
    return ended is not None and day.first is not None and (day.first - ended).days > LONG_AGO


def _had(record: Record, event: EventMention) -> bool:
    text = record.report[event.report].text
    return (
        HAD.search(text[max(0, event.trigger.start - HAD_WINDOW) : event.trigger.start]) is not None
    )


def _spoken(claim: Claim, story_day: str | None) -> str | None:
    """Return the day on which somebody said it where that lies before the report's: nothing told then came later."""
    said, told = days_of(claim.speech_date), days_of(story_day)
    if said is None or said.last is None or told is None or told.first is None:
        return story_day
    return claim.speech_date if said.last < told.first and said.first is not None else story_day


def _is_root(event: EventMention, claim: Claim) -> bool:
    return not event.background or (event.trigger.start - claim.span.start) < 40
