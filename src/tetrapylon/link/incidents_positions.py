"""Statements of position: what a named party demands or will not have, as happenings of their own.

A demand or denial whose speaker is known tells of an act of speech though no word in it is a trigger ("the governor must go").
Speech of a known speaker that another frame already tells of (a refusal, an accusation) makes no second
happening; "what the people demand" inside a party's words does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tetrapylon.lexicon.frames import FrameLexicon, Kind
from tetrapylon.link.incidents_dates import when
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Topic
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.event import EventMention
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record

PARTIES = frozenset(
    {
        ClaimantType.NAMED_PERSON,
        ClaimantType.OFFICIAL_BODY,
        ClaimantType.POLITICAL_GROUP,
        ClaimantType.ARMED_GROUP,
    }
)
FRAMES = {Modality.DEMANDED: "position", Modality.DENIED: "objection"}
POLITICAL = frozenset({Topic.TALKS, Topic.TRUCE, Topic.DIPLOMACY})
ACTORS = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.GOVERNMENT,
        EntityKind.STATE,
        EntityKind.ORGANISATION,
        EntityKind.ARMED_GROUP,
        EntityKind.STATE_FORCES,
    }
)


def positions_of(
    record: Record, frames: FrameLexicon, tellings: Iterable[Telling]
) -> Iterator[Telling]:
    """Yield a telling for each political demand or denial of a named party that tells of no other speech."""
    spoken = {t.claim.id for t in tellings if t.frame.kind is Kind.SPEECH and t.agents}
    for claim in record.claims:
        frame = FRAMES.get(claim.modality)
        if frame is None or claim.id in spoken or not _is_partys(claim):
            continue
        if POLITICAL & set(claim.topics) or _names_another(record, claim):
            yield _telling(record, frames, claim, frame)


def _is_partys(claim: Claim) -> bool:
    speaker = claim.claimant
    return speaker.entity is not None and not speaker.anonymous and speaker.type in PARTIES


def _names_another(record: Record, claim: Claim) -> bool:
    others = (record.entity[e] for e in claim.about if e in record.entity)
    return any(e.kind in ACTORS and e.id != claim.claimant.entity for e in others)


def _telling(record: Record, frames: FrameLexicon, claim: Claim, name: str) -> Telling:
    dating = record.dating.get(claim.report)
    day = (dating.story_day or dating.published) if dating else None
    speaker = claim.claimant.entity or ""
    event = EventMention(
        id=content_id("e", claim.report, claim.span.start, name),
        report=claim.report,
        sentence=claim.sentence,
        trigger=claim.span,
        frame=name,
        statement=None,
    )
    return Telling(
        event=event,
        claim=claim,
        frame=frames[name],
        family=frames[name].family,
        stage=Stage.REAL,
        agents=(speaker,),
        patients=(),  # whoever is mentioned is not therefore addressed
        associates=(),
        place=None,
        when=when(claim.speech_date, stated=False),
        again=False,
        story_day=day.edtf if day else None,
    )
