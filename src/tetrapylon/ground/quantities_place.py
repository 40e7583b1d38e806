"""Where a number holds: the place that a distance is taken from, or the nearest place named in the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tetrapylon.model.entity import PLACE_KINDS, EntityKind
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span

LOCATIVE = re.compile(
    r"\b(?:in|at|on|near|around|outside|inside|from|of|over|across|throughout|within|into|to|toward|towards)"
    r"(?:\s+(?:the|its|their|central|eastern|western|northern|southern|ancient|historic|besieged"
    r"|city|town|village|region|province|area|of|countryside|district|governorate))*\s+$",
    re.IGNORECASE,
)
BEFORE = 80
OWNED = 16
"""Code points between an owner and what is counted of it: "the town's some 50,000 residents"."""
ORIGIN = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
"""Behind another phrase this is where somebody comes from: "..., a farmer from X"."""
BARRIER = re.compile(r"[,;:–—(]|\b(?:who|which|after|before|while|as)\b")
POSSESSIVE = re.compile(r"['’]s?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place, grounded."""

    span: Span
    entity: str
    kind: EntityKind


def place_mentions(record: Record, reading: Reading) -> tuple[PlaceMention, ...]:
    """Return the grounded mentions of places in reading order."""
    found = []
    for mention in reading.mentions:
        entity = record.entity.get(mention.entity) if mention.entity else None
        kind = entity.kind if entity else None
        if entity is not None and kind in PLACE_KINDS and kind is not None:
            found.append(
                PlaceMention(span=Span(mention.start, mention.end), entity=entity.id, kind=kind)
            )
    return tuple(sorted(found, key=lambda m: (m.span, m.entity)))


def place_of(
    places: tuple[PlaceMention, ...], amount: Amount, sentence: Span, *, text: str
) -> str | None:
    """Return the entity id of the place that the amount belongs to, None where the sentence names none."""
    if amount.measures is Measure.DISTANCE_TO:
        reference = amount.reference
        inside = [p for p in places if reference is not None and p.span.overlap(reference)]
        return inside[-1].entity if inside else None
    if amount.measures in (Measure.ORDINAL, Measure.AGE):
        return None
    here = [p for p in places if sentence.contains(p.span) and _located(p, amount, text)]
    return min(here, key=lambda p: _rank(p, amount, text)).entity if here else None


def _located(place: PlaceMention, amount: Amount, text: str) -> bool:
    """Tell whether a place stands where things are, or owns what is counted ("Harim's 50,000 residents")."""
    before = text[max(0, place.span.start - BEFORE) : place.span.start]
    if LOCATIVE.search(before):
        return not (ORIGIN.search(before) and _parted(place, amount, text))
    owned = POSSESSIVE.match(text[place.span.end : place.span.end + 2]) is not None
    return owned and 0 <= amount.span.start - place.span.end <= OWNED


def _parted(place: PlaceMention, amount: Amount, text: str) -> bool:
    """Tell whether another phrase stands between the number and the place."""
    first, last = sorted((amount.span, place.span))
    return bool(BARRIER.search(text[first.end : last.start]))


def _rank(place: PlaceMention, amount: Amount, text: str) -> tuple[bool, bool, int, int]:
    """Order places: one of the same phrase, a town before a state, the nearer, the one after the number."""
    apart = max(place.span.start - amount.span.end, amount.span.start - place.span.end, 0)
    state = place.kind is EntityKind.STATE
    return _parted(place, amount, text), state, apart, place.span.start
