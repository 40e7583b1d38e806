"""Words that show a holder in passing: "rebel-held", "areas held by", "in the hands of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon, load_frames
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Polarity
from tetrapylon.model.dating import DayGuess
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading, Record
from tetrapylon.tell.control_ground import ground_of
from tetrapylon.tell.control_parties import can_hold, may_be_held
from tetrapylon.tell.control_spells import Spell, spell_of

LONG_AGO = 90
"""Days before a report's own past which what happened says nothing of who holds a place now."""
WIDE_WORDS = frozenset({"country", "region", "territory"})
OWNED = 0.75
"""Descriptions grounded below this score named no land themselves."""
WRITERS = frozenset(
    {
        ClaimantType.AGENCY_VOICE,
        ClaimantType.PUBLISHER_VOICE,
        ClaimantType.HEADLINE,
        ClaimantType.CAPTION,
    }
)
STRONGHOLDS = frozenset({"stronghold", "strongholds", "bastion", "bastions"})
CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
BESIDE = re.compile(
    r"\b(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?|outskirts|edges?|most|much|parts?|half|some|"
    r"percent|per cent|%|third|quarters?|two-thirds|cent(?:re|er)|heart|rest) of"
    r"\s+(?:the )?$|\b(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?\s+$"
    r"|\b(?:suburbs?|districts|neighbou?rhoods?|areas?|countryside|quarters?|streets?|villages|towns) (?:of|in|around)"
    r"\s+(?:the )?$|\b(?:near|around|outside|beyond|beside|close to|towards?)\s+(?:the )?$",
    re.I,
)
"""Words before a place that make it the mark and not the ground: "the area north of"."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A holder shown at a place by a claim, as of a report's story day (EDTF).

    `begun` where the words say since when. `ended` only for a spell that the words put wholly in the past.
    """

    place: str
    holder: str
    as_of: str | None
    claim: str
    begun: str | None = None
    ended: str | None = None
    claimed: bool = False


def holdings_of(record: Record, frames: FrameLexicon) -> tuple[Holding, ...]:
    """Return what the reports show of holders, in a stable order."""
    found = {h for reading in record.readings for h in _in(record, reading, frames)}
    return tuple(sorted(found, key=lambda h: (h.place, h.as_of or "", h.holder, h.claim)))


def _in(record: Record, reading: Reading, frames: FrameLexicon) -> Iterator[Holding]:
    mentions = {m.id: m for m in reading.mentions}
    dating = record.dating.get(reading.report)
    day = dating.story_day if dating else None
    claims = record.claims_of(reading.report)
    spans = {s.id: s.span for s in reading.statements}
    for e in reading.events:
        if frames[e.frame].control is not ControlEffect.HOLDS or not _stands(e):
            continue
        if _is_past_stronghold(record, reading, e, frames) or _is_of_old(record, reading, e, day):
            continue
        span = spans.get(e.statement or "")
        claim = next((c for c in claims if c.span == span), None) or _beside_it(e, claims)
        spell = spell_of(record, e, day.edtf if day else None)
        if claim is not None and spell is not None and _is_told(e, claim):
            yield from _holdings(record, e, mentions, spell, claim)


def _is_past_stronghold(
    record: Record, reading: Reading, event: EventMention, frames: FrameLexicon
) -> bool:
    """Tell "the fall of X, the last stronghold of": the sentence that calls it one says that it was lost."""
    word = event.trigger.of(record.report[event.report].text).lower()
    if word not in STRONGHOLDS:
        return False
    beside = (e for e in reading.events if e.sentence == event.sentence)
    return any(frames[e.frame].control in CHANGES for e in beside)


def _is_of_old(
    record: Record, reading: Reading, event: EventMention, today: DayGuess | None
) -> bool:
    """Tell "rebel-held X was bombed in 2012": held so when something long past happened there, whoever holds it now."""
    now = days_of(today.edtf) if today else None
    if not event.background or event.times or now is None or now.first is None:
        return False
    beside = {
        t
        for e in reading.events
        if e.sentence == event.sentence and set(e.places) & set(event.places)
        for t in e.times
    }
    told = [days_of(t.edtf) for t in record.times_of(event.report) if t.id in beside]
    ends = [d.last for d in told if d is not None]
    return bool(ends) and all(e is not None and (now.first - e).days > LONG_AGO for e in ends)


def _beside_it(event: EventMention, claims: Sequence[Claim]) -> Claim | None:
    """Return a claim of the same sentence for words that are taken for granted ("the rebel-held town")."""
    if not event.background:
        return None
    return next((c for c in claims if c.sentence == event.sentence), None)


def _stands(event: EventMention) -> bool:
    return event.modality is Modality.ASSERTED and event.polarity is Polarity.POSITIVE


def _is_told(event: EventMention, claim: Claim) -> bool:
    """Tell whether a claim says it as a fact; what is taken for granted stands in any claim."""
    stated = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.POSITIVE
    return stated or event.background


def _holdings(
    record: Record,
    event: EventMention,
    mentions: dict[str, Mention],
    spell: Spell,
    claim: Claim,
) -> Iterator[Holding]:
    text = record.report[event.report].text
    places = [
        m.entity
        for i in event.places
        if (m := mentions.get(i)) and m.entity and _names_it(m) and not _beside(text, m)
    ]
    named = [m for i in event.agents if (m := mentions.get(i)) is not None]
    if event.thing is not None:
        places = [p for p in (ground_of(event, mentions),) if p is not None]
    whole = [p for p in places if may_be_held(record.entity.get(p))]
    if not whole:
        return
    holders = [m.entity for m in named if m.entity and _is_sure(record, m, whole[0])]
    if holders:
        own = claim.claimant.entity == holders[0] or claim.claimant.type not in WRITERS
        yield Holding(
            whole[0], holders[0], spell.as_of, claim.id, spell.begun, spell.ended, claimed=own
        )


def _beside(text: str, mention: Mention) -> bool:
    return BESIDE.search(text[max(0, mention.start - 40) : mention.start]) is not None


def _names_it(mention: Mention) -> bool:
    """Tell whether words mean a whole place: its name, or "the town"; "the area" may be any ground near it."""
    settled = load_frames().classes["settlement"] - WIDE_WORDS
    return mention.form is not MentionForm.DESCRIPTION or bool(
        set(mention.said.lower().split()) & settled
    )


def _is_sure(record: Record, mention: Mention, place: str) -> bool:
    """Tell whether a mention names a holder; a bare "the army" is the army of the place's land, if no other acts."""
    holder = record.entity.get(mention.entity or "")
    if not can_hold(holder) or holder is None:
        return False
    group = holder.kind is EntityKind.ARMED_GROUP and not mention.rivals
    bare = mention.form is MentionForm.DESCRIPTION and mention.score < OWNED and not group
    if not bare or mention.said.lower().startswith(("its ", "their ")):
        return not bare
    reading = record.reading[mention.report]
    armies = {
        e.country
        for m in reading.mentions
        if (e := record.entity.get(m.entity or "")) and e.kind is EntityKind.STATE_FORCES
    }
    return holder.country == record.entity[place].country and armies <= {holder.country}
