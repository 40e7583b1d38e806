"""Time expressions: the words, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """TIMEX3 types, and INTERVAL for stretches with two ends."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"
    INTERVAL = "INTERVAL"


class Direction(StrEnum):
    """Where the clause looks: what decides whether a bare "Thursday" lies before or after the story day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Bound(StrEnum):
    """A word before the time that makes it one end of a stretch, or counts it from the time last spoken of ("that September")."""

    SINCE = "since"
    UNTIL = "until"
    THAT = "that"


class Anchor(StrEnum):
    """What a value hangs on."""

    ABSOLUTE = "absolute"
    STORY_DAY = "story_day"
    OTHER_MENTION = "other_mention"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words that name a time, as read; no value yet.

    `bound` tells that "since" or "until" stands before the words (which it is no part of).
    """

    id: str
    report: str
    start: int
    end: int
    said: str
    type: TimexType
    direction: Direction | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A grounded time expression; the bundle's `times` row. `edtf` for what is a date, else `timex3`."""

    id: str
    report: str
    start: int
    end: int
    said: str
    type: TimexType
    edtf: str | None
    timex3: str | None
    anchor: Anchor
    score: float = 1.0
