"""One telling: a happening as one claim puts it, with actors, place and days looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.lexicon.frames import ControlEffect, Frame, FrameLexicon, Kind
from tetrapylon.link.incidents_dates import When, foreseen, when_of
from tetrapylon.link.incidents_home import at_home, home_of, own_forces
from tetrapylon.model.claim import Claim, Modality, Polarity
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity, EntityKind, Mention
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span

UNREAL = frozenset({Modality.CONDITIONAL, Modality.POSSIBLE, Modality.DEMANDED})
FORETOLD = frozenset({Modality.PREDICTED, Modality.INTENDED})
AGAIN = ("re", "liberat")
BACK_WITHIN = 2
"""Words after a verb in which "back" makes a taking a retaking ("won it back")."""
ASSAULT_FAMILIES = frozenset({"territory", "offensive", "advance"})
UNPLACED = ("Agreement", "Change to group/activity")
"""ACLED sub-event types whose happenings are not where the sentence happens to look."""
MET_IN_PERSON = frozenset({"meeting", "visit"})
"""Families that ACLED does not code but that are somewhere: the one town of the sentence."""
STANDING_FAMILIES = frozenset({"truce", "talks"})
"""Families whose nouns are taken for granted even in a negated sentence ("are no part of the truce")."""


class Stage(StrEnum):
    """Whether a telling speaks of something real, something to come, or something that was denied."""

    REAL = "real"
    TO_COME = "to_come"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of one report with its claim. `family` is that of the frame, or `assault` for one to come.

    `again` tells a recapture from a capture. `story_day` is EDTF. `foreseen` days are None.
    """

    event: EventMention
    claim: Claim
    frame: Frame
    family: str
    stage: Stage
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    associates: tuple[str, ...]
    place: str | None
    when: When
    again: bool
    story_day: str | None


@dataclass(frozen=True)
class _Desk:
    record: Record
    reading: Reading
    frames: FrameLexicon
    mentions: Mapping[str, Mention]
    claims: Mapping[tuple[int, int], Claim]
    statements: Mapping[str, Span]
    story_day: str | None
    home: str | None


def tellings_of(record: Record, frames: FrameLexicon) -> tuple[Telling, ...]:
    """Return all tellings that may support an incident, in a stable order."""
    claims: dict[str, dict[tuple[int, int], Claim]] = {}
    for c in record.claims:
        claims.setdefault(c.report, {})[c.span.start, c.span.end] = c
    found: list[Telling] = []
    for reading in record.readings:
        dating = record.dating.get(reading.report)
        day = (dating.story_day or dating.published) if dating else None
        desk = _Desk(
            record,
            reading,
            frames,
            {m.id: m for m in reading.mentions},
            claims.get(reading.report, {}),
            {s.id: s.span for s in reading.statements},
            day.edtf if day else None,
            home_of(record, reading),
        )
        found += [t for e in reading.events if (t := _telling(desk, e)) is not None]
    return tuple(found)


def _telling(desk: _Desk, event: EventMention) -> Telling | None:
    span = desk.statements.get(event.statement or "")
    claim = desk.claims.get((span.start, span.end)) if span else None
    frame = desk.frames[event.frame]
    if claim is None or frame.control is ControlEffect.HOLDS:
        return None
    stage = _stage(event, claim, frame)
    if stage is None:
        return None
    agents, patients = _sides(desk, event, frame, claim)
    told = when_of(desk.record, event, claim, frame, desk.story_day)
    if stage is Stage.REAL and "military" not in frame.contexts and _lies_ahead(told, desk):
        stage = Stage.TO_COME
    to_come = stage is Stage.TO_COME and frame.family in ASSAULT_FAMILIES
    return Telling(
        event=event,
        claim=claim,
        frame=frame,
        family="assault" if to_come else frame.family,
        stage=stage,
        agents=agents,
        patients=patients,
        associates=_entities(desk, event.associates),
        place=_place(desk, event, frame, claim),
        when=foreseen(told, desk.story_day) if stage is Stage.TO_COME else told,
        again=_again(desk, event, frame),
        story_day=desk.story_day,
    )


def _lies_ahead(told: When, desk: _Desk) -> bool:
    """Tell whether a stated day lies behind the day of telling: "brought the meeting forward to Sunday"."""
    day = days_of(desk.story_day)
    first = told.days.first if told.stated and told.days is not None else None
    return first is not None and day is not None and day.last is not None and first > day.last


def _again(desk: _Desk, event: EventMention, frame: Frame) -> bool:
    """Tell whether ground was had before: "recaptured", "won it back"."""
    text = desk.record.report[event.report].text
    after = text[event.trigger.end :].lower().split()[:BACK_WITHIN]
    taken_back = frame.control is ControlEffect.TAKES and "back" in [w.strip(".,;") for w in after]
    return taken_back or event.trigger.of(text).lower().startswith(AGAIN)


def _stage(event: EventMention, claim: Claim, frame: Frame) -> Stage | None:
    """Return how real the telling is, None where it supports nothing."""
    if frame.kind is Kind.SPEECH and event.modality is Modality.ASSERTED:
        return Stage.REAL if event.polarity is Polarity.POSITIVE else None
    modality = event.modality
    if modality is Modality.ASSERTED and not event.background:
        modality = claim.modality
    if frame.family in STANDING_FAMILIES and event.modality is Modality.ASSERTED:
        return Stage.REAL
    if modality is Modality.CONDITIONAL and claim.modality in FORETOLD:
        modality = claim.modality  # reported speech shifts "will" to "would"
    if modality is Modality.DENIED:
        return Stage.DENIED
    if modality in UNREAL or event.polarity is Polarity.NEGATIVE:
        return None
    if modality in FORETOLD:
        foretold = Modality.PREDICTED in (event.modality, claim.modality)
        return Stage.TO_COME if foretold or claim.modality is not Modality.ASSERTED else None
    return Stage.REAL


def _sides(
    desk: _Desk, event: EventMention, frame: Frame, claim: Claim
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return agents and patients; of a loss the taker is the agent."""
    agents = _parties(desk, event.agents, claim)
    patients = _parties(desk, event.patients, claim)
    if "military" in frame.contexts:
        agents = tuple(a for a in agents if not _is_bystander(desk, a))
    if frame.family == "displacement":
        patients = tuple(p for p in patients if _is_people(desk, p))
    if frame.control is ControlEffect.LOSES:
        agents, patients = patients, agents
    return tuple(a for a in agents if a not in patients), patients


def _is_people(desk: _Desk, key: str) -> bool:
    """Tell whether somebody may be among those who flee: an agency that counts them is not."""
    entity = desk.record.entity.get(key)
    return entity is not None and entity.kind in (EntityKind.PEOPLE_GROUP, EntityKind.PERSON)


BYSTANDERS = frozenset({EntityKind.MEDIA, EntityKind.MONITOR})


def _is_bystander(desk: _Desk, key: str) -> bool:
    """Tell whether somebody reports on fighting rather than fights."""
    entity = desk.record.entity.get(key)
    return entity is not None and entity.kind in BYSTANDERS


def _parties(desk: _Desk, ids: tuple[str, ...], claim: Claim) -> tuple[str, ...]:
    """Return who acts or is acted upon; a speaker's "its forces" are the speaker's."""
    told = (desk.mentions[i] for i in ids if i in desk.mentions)
    found = (own_forces(desk.record, m, claim) or at_home(desk.record, m, desk.home) for m in told)
    return tuple(dict.fromkeys(e for e in found if e is not None))


def _entities(desk: _Desk, ids: tuple[str, ...]) -> tuple[str, ...]:
    told = (desk.mentions[i] for i in ids if i in desk.mentions)
    found = (at_home(desk.record, m, desk.home) for m in told)
    return tuple(dict.fromkeys(e for e in found if e is not None))


def _place(desk: _Desk, event: EventMention, frame: Frame, claim: Claim) -> str | None:
    """Return the place that the words name; failing that, the one town of the sentence."""
    changes = frame.control in (ControlEffect.TAKES, ControlEffect.LOSES)
    own = _places(desk, _itself(desk, event) if changes else event.places)
    if own:
        return own[0].id
    unplaced = frame.kind is Kind.SPEECH or frame.acled in (None, *UNPLACED)
    if frame.control is not None or (unplaced and frame.family not in MET_IN_PERSON):
        return None
    inside = event.near_places
    if unplaced:
        inside = tuple(m for m in inside if _within(desk, m, claim.span))
    near = [e for e in _places(desk, inside) if e.kind is not EntityKind.STATE]
    return near[0].id if len({e.id for e in near}) == 1 else None


BESIDE = re.compile(
    r"\b(?:near|around|outside|beyond|beside|close to|towards?|outskirts of|(?:north|south|east|west)(?:east|west)? of|"
    r"(?:north|south|east|west)(?:east|west)?(?:ern)?)\s+(?:the\s+)?(?:[\w-]+\s+)?(?:(?:city|town|village|capital)\s+of\s+)?$",
    re.IGNORECASE,
)
"""Words before a place that make it the mark of what is taken: "a village near X"."""
MARK_REACH = 60
OF = re.compile(
    r"\s+|\s+of\s+(?:the\s+)?(?:[\w-]+\s+)?(?:(?:city|town|village|capital)\s+of\s+)?",
    re.IGNORECASE,
)
"""What joins a noun to the place that it is: "the towns of X", "the port of X"."""


def _itself(desk: _Desk, event: EventMention) -> tuple[str, ...]:
    """Return the places that may themselves be taken: not one that only tells where the thing taken lies."""
    text = desk.record.report[event.report].text
    listed = [desk.mentions[k] for k in event.places if k in desk.mentions]
    first = min((m.start for m in listed), default=0)
    ahead = event.thing is not None and event.thing.start < first
    over = event.thing.end if event.thing is not None and ahead else None
    if listed and over is None and listed[0].entity is None:
        over, listed = listed[0].end, listed[1:]
    if over is not None:
        listed = [m for m in listed if OF.fullmatch(text[over : m.start])]
    return tuple(
        m.id for m in listed if not BESIDE.search(text[max(0, m.start - MARK_REACH) : m.start])
    )


def _within(desk: _Desk, mention: str, span: Span) -> bool:
    found = desk.mentions.get(mention)
    return found is not None and span.start <= found.start and found.end <= span.end


def _places(desk: _Desk, ids: tuple[str, ...]) -> list[Entity]:
    return [desk.record.entity[e] for e in _entities(desk, ids) if e in desk.record.entity]


def claims_of(tellings: tuple[Telling, ...]) -> Iterator[Claim]:
    """Yield the claims behind tellings, each once, in a stable order."""
    unique = {t.claim.id: t.claim for t in tellings}
    yield from (unique[k] for k in sorted(unique))
