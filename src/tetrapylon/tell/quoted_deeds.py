"""Whether a verb of saying leads to its speaker's own deed, or has its speaker for object."""

from __future__ import annotations

import re

from tetrapylon.model.claim import Claim
from tetrapylon.tell.names import WRITERS

REFLEXIVE = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b")


def own_deed(claim: Claim, text: str) -> bool:
    """Tell whether a deed "to have" done is its speaker's own: "claimed to have", not "said that they are held to have"."""
    who, cue = claim.claimant.span, claim.cue
    if cue is None:
        return True
    led = cue.end <= claim.span.start and (who is None or who.end <= cue.start)
    return led and not text[cue.end : claim.span.start].strip()


def tells_of_speaker(claim: Claim, text: str) -> bool:
    """Tell whether the verb read as speech has its speaker for object: "cast themselves as", an act and no words."""
    span, who = claim.span, claim.claimant.span
    if claim.claimant.type in WRITERS or claim.cue is None or who is None:
        return False
    inside = span.contains(who) and span.contains(claim.cue)
    return inside and REFLEXIVE.match(text, claim.cue.end) is not None
