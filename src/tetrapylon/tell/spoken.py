"""When something was said, as far as the words tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.record import Record
from tetrapylon.tell.names import is_narrated

PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+)?(?:\w+)?$", re.I)
"""Words of the perfect that end in a verb of saying: of "has said" no day is told, only that it is past."""
REACH = 16
"""Code points before a verb of saying that may hold its auxiliary."""


def said_on(record: Record, claims: Iterable[Claim]) -> str | None:
    """Return the day (EDTF) on which the first of these claims was said, "by" it where the words tell no day.

    "has said" puts the saying some time before the report; "said" is of the report's day or of the day it names.
    """
    dated = [c for c in claims if c.speech_date]
    first = min(dated, key=lambda c: (_begins(c), c.speech_date or "", c.id), default=None)
    if first is None:
        return None
    days = days_of(first.speech_date)
    told_on = _story_day(record, first)
    undated = told_on is None or first.speech_date == told_on
    if days is None or days.last is None or not undated or not _is_perfect(record, first):
        return first.speech_date
    return edtf_of(Days(None, days.last))


def _story_day(record: Record, claim: Claim) -> str | None:
    """Return the day that a claim's report speaks from: a saying that is put on it has no day of its own."""
    dating = record.dating.get(claim.report)
    guess = (dating.story_day or dating.published) if dating else None
    return guess.edtf if guess else None


def _begins(claim: Claim) -> int:
    days = days_of(claim.speech_date)
    day = (days.first or days.last) if days else None
    return day.toordinal() if day else 0


def _is_perfect(record: Record, claim: Claim) -> bool:
    if claim.cue is None or is_narrated(record, claim):
        return False
    text = record.report[claim.report].text
    return PERFECT.search(text[max(0, claim.cue.start - REACH) : claim.cue.end]) is not None
