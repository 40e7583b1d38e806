"""Ground taken beside a town, and who wins where a report says only who was driven out.

A captured hill or junction is a captured place of its own; the town beside it keeps its holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Polarity
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Mention
from tetrapylon.model.event import EventMention, Incident
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.tell.control_parties import can_hold

FEATURE = "ground"
"""Basis of mentions of ground that has no name of its own (`ground.features`)."""
WIN = re.compile(r"^['’]?s?\s+(?:[\w-]+\s+){0,3}(?:victory|triumph|win)\b", re.I)
WON_BY = re.compile(r"\b(?:victory|triumph|win)\s+(?:for|of|by)\s+(?:the\s+)?$", re.I)
WRITERS = frozenset(
    {ClaimantType.AGENCY_VOICE, ClaimantType.PUBLISHER_VOICE, ClaimantType.HEADLINE}
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One report's word that somebody took some ground."""

    place: str
    holder: str
    claim: Claim


def ground_rows(record: Record, frames: FrameLexicon) -> Iterator[Control]:
    """Yield a row for each piece of ground that a side took, dated by its earliest telling."""
    taken: dict[tuple[str, str], list[Taken]] = {}
    for reading in record.readings:
        for found in _taken(record, reading, frames):
            holder = record.entity[found.holder]
            taken.setdefault((found.place, holder.side or holder.id), []).append(found)
    for (place, _), told in sorted(taken.items()):
        ordered = sorted(told, key=lambda t: (_told_by(t.claim), t.claim.id))
        day = _told_by(ordered[0].claim)
        claimed = all(t.claim.claimant.type not in WRITERS for t in told)
        yield Control(
            id=content_id("k", place, ordered[0].holder, ControlState.CAPTURED, day),
            place=place,
            holder=ordered[0].holder,
            state=ControlState.CAPTURED,
            begun=day or None,
            ended=None,
            basis=ControlBasis.CLAIMED if claimed else ControlBasis.REPORTED,
            claims=tuple(sorted({t.claim.id for t in told})),
        )


def _told_by(claim: Claim) -> str:
    """Return the day or days by which a claim has the ground taken, empty for none known."""
    days = days_of(claim.content_time)
    known = days is not None and days.first is not None and days.last is not None
    return (claim.content_time if known else claim.speech_date) or ""


def _taken(record: Record, reading: Reading, frames: FrameLexicon) -> Iterator[Taken]:
    claims = claims_by_statement(record, reading)
    mentions = {m.id: m for m in reading.mentions}
    for event in reading.events:
        claim = claims.get(event.statement or "")
        real = event.modality is Modality.ASSERTED and event.polarity is Polarity.POSITIVE
        if frames[event.frame].control is not ControlEffect.TAKES_GROUND or not real:
            continue
        if claim is None or claim.modality is not Modality.ASSERTED:
            continue
        place = ground_of(event, mentions)
        holders = [mentions[i].entity for i in event.agents if i in mentions]
        holder = next((h for h in holders if h and can_hold(record.entity.get(h))), None)
        if place is not None and holder is not None:
            yield Taken(place, holder, claim)


def claims_by_statement(record: Record, reading: Reading) -> dict[str, Claim]:
    """Return a report's claims by the statement that each was made of."""
    spans = {(c.span.start, c.span.end): c for c in record.claims_of(reading.report)}
    known = ((s.id, spans.get((s.span.start, s.span.end))) for s in reading.statements)
    return {key: claim for key, claim in known if claim is not None}


def ground_of(event: EventMention, mentions: dict[str, Mention]) -> str | None:
    """Return the ground or part of a town that a happening is about, None where it is about none."""
    if event.thing is not None:
        at = event.thing.start
        own = (m for m in mentions.values() if m.basis == FEATURE and m.start <= at < m.end)
        return next((m.entity for m in own), None)
    places = [mentions[i] for i in event.places if i in mentions]
    named = {m.entity for m in mentions.values() if m.basis == FEATURE}
    found = next((m.entity for m in places if m.entity in named), None)
    return found or _whole_district(places)


DISTRICT = re.compile(
    r"^(?:the\s+)?(?:neighbou?ring\s+|nearby\s+|\w+\s+)?districts?\s+of\s+|\s(?:district|county|territory)$",
    re.I,
)
SIDES = re.compile(
    r"\b(?:north|south|east|west|central|old|main|several|two|three|other)\w*\s+districts?\b", re.I
)
"""A district that is told by its side is a part of what is named after it."""


def _whole_district(places: list[Mention]) -> str | None:
    """Return the district that "the district of X" is, where X is not the town it lies in."""
    for m in places[:1]:
        if m.entity and DISTRICT.search(m.said) and not SIDES.search(m.said):
            return m.entity
    return None


def winner_of(record: Record, incident: Incident) -> str | None:
    """Return whose victory a report calls a loss that names no taker, None for nobody's."""
    told = set(incident.events)
    for reading in (record.reading[report] for report in sorted(incident.reports)):
        sentences = {e.sentence for e in reading.events if e.id in told}
        for sentence in sorted(sentences):
            span = record.sentence[sentence].span
            text = record.report[reading.report].text
            for m in reading.mentions:
                inside = span.start <= m.start < span.end
                if inside and can_hold(record.entity.get(m.entity or "")) and _wins(text, m):
                    return m.entity
    return None


def _wins(text: str, mention: Mention) -> bool:
    after = text[mention.end : mention.end + 60]
    possessive = mention.said.endswith(("'s", "’s", "s'", "s’")) or after[:1] in "'’"
    before = text[max(0, mention.start - 40) : mention.start]
    return (possessive and WIN.match(after) is not None) or WON_BY.search(before) is not None
