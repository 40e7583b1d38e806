"""When something was said, as far as the words tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.record import Record
from tetrapylon.tell.names import UNNAMED, WRITERS, in_whose_words, is_narrated, writer_of
from tetrapylon.tell.phrases import when

PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+)?(?:\w+)?$", re.I)
"""Words of the perfect that end in a verb of saying: of "has said" no day is told, only that it is past."""
INFERRED = "story_day"
"""The evidence of a day of publication that is worked out from the days the text speaks of."""
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


def is_dated_by_report(record: Record, claim: Claim) -> bool:
    """Tell whether all that is known of a saying's day is the day that its report speaks from."""
    told_on = _story_day(record, claim)
    return told_on is not None and claim.speech_date == told_on


def saying(record: Record, claim: Claim) -> str:
    """Return when a claim was said and in whose words, to stand behind the verb of saying.

    `on 4 May 2020` for a speaker's own words; `on 4 May 2020, in AFP's words` for a paraphrase with a day of its own;
    `, as AFP reported on 4 May 2020` where only the report's day is known, of a speaker's own words too where that day is inferred.
    """
    edtf, voice = said_on(record, [claim]), in_whose_words(record, claim)
    of_report = edtf == claim.speech_date and is_dated_by_report(record, claim)
    if not of_report or not (voice or _is_undated(record, claim)):
        return f"{_behind(edtf)}{voice}"
    writer = writer_of(record, claim)
    return f", as {writer} {'told' if writer == UNNAMED else 'reported'}{_behind(edtf)}"


def _behind(edtf: str | None) -> str:
    day = when(edtf)
    return f" {day}" if day else ""


def _is_undated(record: Record, claim: Claim) -> bool:
    """Tell whether somebody speaks in a report that prints no day to be trusted: the day it is put on is not the saying's."""
    dating = record.dating.get(claim.report)
    published = dating.published if dating else None
    own = claim.claimant.type in WRITERS or is_narrated(record, claim)
    return not own and published is not None and INFERRED in published.basis


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
