"""The day that a statement speaks of: in its words, or as the report's telling implies; else None."""

from __future__ import annotations

import re

from tetrapylon.model.claim import Modality, Statement, Topic, Voice
from tetrapylon.model.edtf import days_of
from tetrapylon.model.time import Time, TimexType
from tetrapylon.model.time_ranges import stretch_of

DATED = frozenset({TimexType.DATE, TimexType.INTERVAL, TimexType.TIME})
PLAIN = frozenset({Modality.ASSERTED, Modality.DENIED})
GOING_ON = frozenset(
    {Topic.MILITARY, Topic.CONTROL, Topic.HUMANITARIAN, Topic.CASUALTIES, Topic.DISPLACEMENT}
)
TOLD = GOING_ON | {Topic.TALKS, Topic.TRUCE, Topic.DIPLOMACY}
"""Topics on which a report that names no day tells the news of its own day; a speaker may also mean always."""
GENERAL = re.compile(r"\b(?:whoever|whatever|whichever|wherever|whenever)\b", re.IGNORECASE)
"""Words of a sentence that holds at any time."""
OPEN_MODAL = re.compile(r"\b(?:may|might|could)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:has|have)\b|['’]ve\b", re.IGNORECASE)
"""An action that reaches from its beginning to the day of telling."""
BEGINS = re.compile(r"\b(?:from|since)\s+(?:\w+\s+)?$", re.IGNORECASE)
LASTS = re.compile(r"\bfor\s+(?:\w+\s+)?$", re.IGNORECASE)
FUZZY = frozenset({"PXX", "PXY"})
"""TIMEX3 values of a stretch whose length nobody tells ("for a long time", "for years")."""
PAST_REF = "PAST_REF"
PREPOSITION = 24
"""So many code points before a time are looked at for its preposition."""


def content_time(
    statement: Statement, text: str, inside: tuple[Time, ...], story_day: str | None
) -> str | None:
    """Return the day in the words; for a report of what goes on, the day it is told on.

    Args:
        statement: the statement.
        text: the report's text.
        inside: the grounded times within the statement's span.
        story_day: the day it was said on, for most the day the report speaks from; None where nobody knows.

    What is predicted lies on the story day or after it; what reaches back from the day of telling ("since
    May", "for years") is an interval up to that day. A sentence that holds at any time has no day.
    """
    words = statement.span.of(text)
    dated = next((t for t in inside if t.type in DATED and t.edtf is not None), None)
    if dated is not None and dated.edtf is not None:
        stretch = stretch_of(text, dated, inside)
        if stretch is not None:
            return stretch
        return _reaching(dated, dated.edtf, words, text, story_day)
    lasting = next((t.edtf for t in inside if t.edtf is not None), None)
    if lasting is not None:
        return lasting
    if story_day is None or GENERAL.search(words):
        return None
    closed = not story_day.endswith("..")
    if closed and statement.modality in PLAIN and any(_is_before(t, text) for t in inside):
        return f"../{_last(story_day)}"
    return _told_day(statement, words, story_day)


def _reaching(time: Time, edtf: str, words: str, text: str, story_day: str | None) -> str:
    """Return the interval from a beginning to the story day ("has held it since May"), else the day."""
    begins = BEGINS.search(_before(time, text)) is not None
    if story_day is None or "/" in edtf or not begins or not PERFECT.search(words):
        return edtf
    begun, told = days_of(edtf), days_of(story_day)
    first, last = begun.first if begun else None, told.last if told else None
    open_ = first is None or last is None or first >= last
    return edtf if open_ else f"{edtf}/{_last(story_day)}"


def _before(time: Time, text: str) -> str:
    return text[max(0, time.start - PREPOSITION) : time.start]


def _is_before(time: Time, text: str) -> bool:
    """Tell whether a time without a day looks back: "in the past", "for years"."""
    if time.timex3 in FUZZY:
        return time.said.lower().startswith("for ") or bool(LASTS.search(_before(time, text)))
    return time.timex3 == PAST_REF


def _last(edtf: str) -> str:
    return edtf.rpartition("/")[2]


def _told_day(statement: Statement, words: str, story_day: str) -> str | None:
    """Return the day that the telling implies. Measured: a plain report of what goes on means its own day."""
    attributed = statement.voice is Voice.ATTRIBUTED
    topics = set(statement.topics)
    if statement.modality is Modality.PREDICTED or (
        attributed and statement.modality is Modality.INTENDED and TOLD & topics
    ):
        return f"{story_day.partition('/')[0]}/.."
    if statement.modality is Modality.POSSIBLE and not attributed and TOLD & topics:
        return None if OPEN_MODAL.search(words) else story_day
    told = PLAIN if attributed else PLAIN | {Modality.INTENDED}
    meant = GOING_ON if attributed else TOLD
    return story_day if statement.modality in told and meant & topics else None
