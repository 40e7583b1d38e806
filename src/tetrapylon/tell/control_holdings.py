"""Words that show a holder in passing: "rebel-held", "areas held by", "in the hands of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon, load_frames
from tetrapylon.model.claim import Claim, Modality, Polarity
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading, Record

HOLDABLE = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
HOLDERS = frozenset(
    {EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES, EntityKind.GOVERNMENT, EntityKind.STATE}
)
WIDE_WORDS = frozenset({"country", "region", "territory"})
OWNED = 0.75
"""Descriptions grounded below this score named no land themselves."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A holder shown at a place as of a report's story day (EDTF), by a claim."""

    place: str
    holder: str
    as_of: str | None
    claim: str


def holdings_of(record: Record, frames: FrameLexicon) -> tuple[Holding, ...]:
    """Return what the reports show of holders, in a stable order."""
    found = {h for reading in record.readings for h in _in(record, reading, frames)}
    return tuple(sorted(found, key=lambda h: (h.place, h.as_of or "", h.holder, h.claim)))


def _in(record: Record, reading: Reading, frames: FrameLexicon) -> Iterator[Holding]:
    mentions = {m.id: m for m in reading.mentions}
    dating = record.dating.get(reading.report)
    day = dating.story_day if dating else None
    spans = {s.id: s.span for s in reading.statements}
    claims = {(c.span.start, c.span.end): c for c in record.claims_of(reading.report)}
    for e in reading.events:
        span = spans.get(e.statement or "")
        claim = claims.get((span.start, span.end)) if span else None
        if frames[e.frame].control is not ControlEffect.HOLDS or not _stands(e) or claim is None:
            continue
        yield from _holdings(record, e, mentions, day.edtf if day else None, claim)


def _stands(event: EventMention) -> bool:
    return event.modality is Modality.ASSERTED and event.polarity is Polarity.POSITIVE


def _holdings(
    record: Record,
    event: EventMention,
    mentions: dict[str, Mention],
    day: str | None,
    claim: Claim,
) -> Iterator[Holding]:
    if event.thing is not None:
        return
    text = record.report[event.report].text
    places = [
        m.entity
        for i in event.places
        if (m := mentions.get(i)) and m.entity and _names_it(m) and not _beside(text, m)
    ]
    named = [m for i in event.agents if (m := mentions.get(i)) is not None]
    holders = [m.entity for m in named if m.entity and _is_sure(record, m)]
    whole = [p for p in places if p in record.entity and record.entity[p].kind in HOLDABLE]
    if whole and holders:
        yield Holding(whole[0], holders[0], day, claim.id)


BESIDE = re.compile(
    r"\b(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?|outskirts|edges?|most|much|parts?|half) of"
    r"\s+(?:the )?$|\b(?:near|around|outside|beyond|beside|close to|towards?)\s+(?:the )?$",
    re.I,
)
"""Words before a place that make it the mark and not the ground: "the area north of"."""


def _beside(text: str, mention: Mention) -> bool:
    return BESIDE.search(text[max(0, mention.start - 40) : mention.start]) is not None


def _names_it(mention: Mention) -> bool:
    """Tell whether words mean a whole place: its name, or "the town"; "the area" may be any ground near it."""
    settled = load_frames().classes["settlement"] - WIDE_WORDS
    return mention.form is not MentionForm.DESCRIPTION or bool(
        set(mention.said.lower().split()) & settled
    )


def can_hold(entity: Entity | None) -> bool:
    """Tell whether an actor is able to hold ground: forces, an armed group, a state, an opposition."""
    if entity is None:
        return False
    opposed = entity.side is not None and "opposition" in entity.side.lower()
    return entity.kind in HOLDERS or (entity.kind is EntityKind.ORGANISATION and opposed)


def _is_sure(record: Record, mention: Mention) -> bool:
    """Tell whether a mention names a holder, not a bare "the army" that may be anybody's."""
    bare = mention.form is MentionForm.DESCRIPTION and mention.score < OWNED
    return not bare and can_hold(record.entity.get(mention.entity or ""))
