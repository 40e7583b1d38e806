"""Whether the name of a place tells where a toll was: "in Harim", and not "U.S. embassies" or "a source in Harim"."""

from __future__ import annotations

import re

from tetrapylon.model.claim import Claim

WHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|around|on|of|over|hit|shook|struck|rocked)\s+(?:[\w'’-]+\s+){0,4}$",
    re.I,
)
"""What stands before the name of a place where something happened."""
LIES = re.compile(
    r"(?:\b(?:lies|lying|located|situated)\s+(?:\w+\s+){0,2}|\b[A-Z][\w'’-]+(?:\s[\w'’-]+){0,2},\s+(?:some|about|around|just|only|nearly)?\s*)$"
)
"""What stands before the distance of a place itself: "Harim lies 40 km", "captured Harim, 40 km"."""
WHENCE = re.compile(r"\b(?:from|to|for|by|with|against)\s+(?:the\s+)?$", re.I)
MODIFIES = re.compile(
    r"(?:['’]s?)?\.?\s+(?!(?:on|in|at|and|by|after|when|while|since|as|over|during|with|for|to)\b)[a-z]+"
)
"""A noun after a state's name, which then says whose it is and not where: "U.S. embassies"."""
AND_ELSEWHERE = re.compile(
    r"(?:\s+[\w-]+){0,2}(?:,\s*[A-Z]\w+)*,?\s+and\s+(?:in\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]\w+"
)
"""A second place beside it: a count of both is of neither."""


def is_where(before: str) -> bool:
    """Tell whether the words before the name of a place say that something was there."""
    return WHERE.search(before) is not None and WHENCE.search(before) is None


OF_SPEAKER = re.compile(r"\s+(?:in|at|of|from|based in)\s+(?:the\s+)?$", re.I)


def by_speaker(claim: Claim | None, at: int, text: str) -> bool:
    """Tell whether an offset lies in the words that name a claim's speaker, or where that speaker is."""
    span = claim.claimant.span if claim else None
    if span is None:
        return False
    inside = span.start <= at < span.end
    return inside or (span.end <= at and OF_SPEAKER.fullmatch(text[span.end : at]) is not None)
