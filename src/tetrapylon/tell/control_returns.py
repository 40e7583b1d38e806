"""Forces that went back into a place: "returned to", "re-entered", "raised their flag over".

Such words tell of a change of holder only where the record shows that somebody else had the place, or that
its holder left: soldiers return to many towns that nobody took from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.model.entity import Mention
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Record

INTO = re.compile(
    r"\s*(?:back\s+)?(?:(?:[\w’'-]+\s+){0,3}(?:flags?|banners?)\s+)?"
    r"(?:(?:in|into|to|inside|over|above)\s+)?(?:the\s+)?"
    r"(?:(?:[\w-]+\s+)?(?:city|town|village|port|capital)\s+of\s+)?",
    re.IGNORECASE,
)
"""All that may stand between the verb and the place that was gone into."""


def is_return(frames: FrameLexicon, event: EventMention) -> bool:
    """Tell whether words only say that forces went into a place."""
    return frames[event.frame].control is ControlEffect.RETURNS


def goes_into(record: Record, event: EventMention) -> bool:
    """Tell whether the place stands right behind the verb: "returned to Karsa", not "returned from Karsa to"."""
    text = record.report[event.report].text
    return any(INTO.fullmatch(text, event.trigger.end, m.start) for m in _places(record, event))


def only_returned(record: Record, frames: FrameLexicon, claims: Iterable[str]) -> bool:
    """Tell whether claims say of a change of holder only that forces went into the place."""
    found: set[ControlEffect | None] = set()
    for claim in (record.claim[c] for c in claims if c in record.claim):
        events = record.reading[claim.report].events
        told = (e for e in events if claim.span.start <= e.trigger.start < claim.span.end)
        found |= {frames[e.frame].control for e in told if not e.background}
    return ControlEffect.RETURNS in found and ControlEffect.TAKES not in found


def _places(record: Record, event: EventMention) -> Iterable[Mention]:
    reading = record.reading[event.report]
    told = set(event.places)
    return (m for m in reading.mentions if m.id in told and m.start >= event.trigger.end)


def is_borne_out(
    returned: frozenset[str], holders: Iterable[frozenset[str]], *, somebody_left: bool
) -> bool:
    """Tell whether something else in the record shows that a return changed who holds a place.

    Args:
        returned: the party that went in, as ids of its actors and sides.
        holders: parties that the record shows at the place otherwise.
        somebody_left: the record shows somebody losing or leaving the place.
    """
    return somebody_left or any(h and not h & returned for h in holders)
