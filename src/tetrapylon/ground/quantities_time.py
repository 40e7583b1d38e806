"""As of when a number holds: its own time words, the day in its clause, or the day it was said on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.model.span import Span
from tetrapylon.model.time import Time, TimexType

DATED = frozenset({TimexType.DATE, TimexType.TIME, TimexType.INTERVAL})
NEAR = 90
"""Code points within which a day may be the day of a figure of the same sentence."""
BARRIER = re.compile(r"[,;:—]|--|\b(?:who|which|that|after|before|when|while)\b")
START_ONLY = re.compile(r"\b(?:since|from)\s+(?:the\s+)?(?:late|early|mid-?|last|this)?\s*$", re.I)
AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED, Modality.POSSIBLE, Modality.CONDITIONAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The time words of a report with the day that it speaks from."""

    text: str
    times: tuple[Time, ...]
    story_day: str | None


def as_of(days: Days, amount: Amount, claim: Claim | None, sentence: Span) -> str | None:
    """Return the EDTF day that the amount holds for, None where it holds for no day in particular."""
    own = _own_time(days, amount)
    if own is not None:
        return own.edtf
    scope = claim.span if claim else sentence
    dated = [t for t in days.times if _may_date(t, scope, amount)]
    free = [t for t in dated if not _parted(days, t, amount)]
    if free:
        return min(free, key=lambda t: (_distance(t, amount), t.start)).edtf
    if _timeless(amount):
        return None
    return _said_on(days, claim, parted=frozenset(t.edtf for t in dated))


def _own_time(days: Days, amount: Amount) -> Time | None:
    """Return the dated time words that are the amount itself: "the last few days"."""
    inside = (t for t in days.times if t.edtf and amount.span.overlap(Span(t.start, t.end)))
    return next((t for t in inside if not _ahead(days, t)), None)


def _ahead(days: Days, time: Time) -> bool:
    """Tell whether the words look to days that are still to come: "the next few days"."""
    told, meant = days_of(days.story_day), days_of(time.edtf)
    if told is None or meant is None or told.last is None or meant.first is None:
        return False
    return meant.first > told.last


def _may_date(time: Time, scope: Span, amount: Amount) -> bool:
    words = Span(time.start, time.end)
    apart = not words.overlap(amount.span)
    dates = apart and time.type in DATED and time.edtf is not None
    return dates and scope.contains(words) and _distance(time, amount) <= NEAR


def _parted(days: Days, time: Time, amount: Amount) -> bool:
    """Tell whether the time belongs to another clause, or only says since when."""
    if time.end <= amount.span.start:
        between = days.text[time.end : amount.span.start]
    else:
        between = days.text[amount.span.end : time.start]
    before = days.text[max(0, time.start - 20) : time.start]
    started = bool(START_ONLY.search(before)) and time.type is not TimexType.INTERVAL
    return bool(BARRIER.search(between)) or started


def _timeless(amount: Amount) -> bool:
    """Tell whether it holds on any day: an age in round words ("thousands of years")."""
    return amount.measures is Measure.AGE and amount.value is None


def _said_on(days: Days, claim: Claim | None, *, parted: frozenset[str | None]) -> str | None:
    """Return the day of the claim, or of its saying where the claim's day is not the figure's."""
    if claim is None:
        return days.story_day
    spoken = claim.speech_date or days.story_day
    content = claim.content_time
    looks_ahead = claim.modality in AHEAD and content is not None and content.endswith("/..")
    if content is None or looks_ahead or content in parted or _spoken_before(days, claim):
        return spoken
    return content


def _spoken_before(days: Days, claim: Claim) -> bool:
    """Tell whether it was said on an earlier day, and its own day is only the day of the report."""
    told, said = days_of(days.story_day), days_of(claim.speech_date)
    if told is None or said is None or claim.content_time != days.story_day:
        return False
    return not told.meets(said)


def _distance(time: Time, amount: Amount) -> int:
    return max(time.start - amount.span.end, amount.span.start - time.end, 0)
