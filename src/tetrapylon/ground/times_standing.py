"""Where a time expression is read from, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tetrapylon.ground.times_periods import Period
from tetrapylon.model.time import Anchor, Bound, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The day that a report speaks from, where the clause looks, and the time last spoken of.

    `mentioned` is the last dated expression before this one, with days and TIMEX3 value; None at the start.
    """

    day: date
    direction: Direction | None = None
    bound: Bound | None = None
    mentioned: Period | None = None

    @property
    def ahead(self) -> bool:
        """Whether the clause looks forward."""
        return self.direction is Direction.FUTURE and self.bound is not Bound.SINCE


@dataclass(frozen=True, slots=True)
class Value:
    """The two notations of what was said, each None where it is not known, and what they hang on."""

    edtf: str | None
    timex3: str | None
    anchor: Anchor


NOTHING = Value(None, None, Anchor.NONE)


def of(span: Period | None, anchor: Anchor = Anchor.STORY_DAY) -> Value:
    """Return the value of a whole period."""
    return Value(span.edtf, span.timex3, anchor) if span else NOTHING
