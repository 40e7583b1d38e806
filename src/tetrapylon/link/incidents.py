"""One row a happening in the world, from all the claims that tell of it."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.lexicon.codes import event_type_of
from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.link.incidents_absorbed import absorbed
from tetrapylon.link.incidents_groups import Group, Grouping, groups_of
from tetrapylon.link.incidents_outcomes import with_outcomes
from tetrapylon.link.incidents_positions import POLITICAL, positions_of
from tetrapylon.link.incidents_rows import actors_of, date_of, fatalities_of, place_of, status_of
from tetrapylon.link.incidents_rulings import Joins, joins_of, tells_only
from tetrapylon.link.incidents_spells import dated_by_spells
from tetrapylon.link.incidents_tellings import Stage, Telling, claims_of, tellings_of
from tetrapylon.link.incidents_titles import title_of
from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.event import Actors, Incident, IncidentPlace, Joined, Plover
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record

DATED = frozenset({"truce", "siege"})
"""Families of which a day alone tells one from another."""
TALK_FAMILIES = frozenset({"accuse", "refusal", "demand"})
"""Families of speech that are happenings only as moves in talks."""
RIOT = "riot"
"""PLOVER's mode of a demonstration that turns violent."""
CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
STATE_KINDS = frozenset({EntityKind.STATE_FORCES, EntityKind.GOVERNMENT, EntityKind.STATE})


def find_incidents(
    record: Record, frames: FrameLexicon, *, grouping: Grouping = groups_of
) -> tuple[Incident, ...]:
    """Return the incidents of the record, in a stable order.

    Happenings that name neither an actor nor a place below a country are left out, as nothing could tell
    them apart; a war with a toll and a truce with a day are kept. Mere speech outside talks is left out.

    Args:
        record: claims and quantities.
        frames: kinds of happenings.
        grouping: says which tellings are one happening, in place of this process.
    """
    told = tellings_of(record, frames)
    joins = joins_of(record)
    groups = grouping(record, (*told, *positions_of(record, frames, told)), joins)
    groups = absorbed(record, groups, joins)
    rows = [_incident(record, joins, g) for g in groups if _tells_enough(record, g)]
    found = with_outcomes(record, dated_by_spells(record, tuple(rows), frames), frames)
    return tuple(sorted(found, key=lambda i: (i.date or "~", i.id)))


def _tells_enough(record: Record, group: Group) -> bool:
    if _is_mere_talk(record, group):
        return False
    if _is_of_words(record, group):
        return False
    if group.leader.frame.control in CHANGES:
        return any(t.place for t in group.members)
    toll = group.leader.family == "war" and any(t.event.amounts for t in group.members)
    dated = group.leader.family in DATED and any(t.when.stated for t in group.members)
    places = (record.entity.get(t.place or "") for t in group.members)
    placed = any(p is not None and p.kind is not EntityKind.STATE for p in places)
    return toll or dated or placed or any(t.agents or t.patients for t in group.members)


def _is_of_words(record: Record, group: Group) -> bool:
    """Tell whether persons alone "clash", or a person alone "loses" a whole land: a quarrel, a figure of speech."""
    parties = {k for t in group.members for k in (*t.agents, *t.patients)}
    found = [record.entity[k] for k in parties if k in record.entity]
    persons = bool(found) and all(e.kind is EntityKind.PERSON for e in found)
    if group.leader.frame.name == "clash":
        return persons
    places = (record.entity.get(t.place or "") for t in group.members)
    land = all(p is not None and p.kind is EntityKind.STATE for p in places)
    return persons and land and group.leader.frame.control in CHANGES


def _is_mere_talk(record: Record, group: Group) -> bool:
    """Tell whether an accusation, a refusal or a demand stands in no passage on talks, a truce or diplomacy."""
    if group.leader.family not in TALK_FAMILIES:
        return False
    told_in = {t.claim.passage for t in group.members}
    around = (c for p in told_in for c in record.claims_by_passage.get(p, ()))
    return not any(POLITICAL & set(c.topics) for c in around)


def _incident(record: Record, joins: Joins, group: Group) -> Incident:
    members = tuple(sorted(group.members, key=lambda t: t.event.id))
    lead = group.leader
    claims = _with_same(record, tuple(claims_of(members)))
    claims = _without_parted(record, claims, group, joins)
    actors, place = actors_of(record, members), place_of(record, members)
    land = _land_of(record, place)
    sub_type = _sub_type(record, _coded_by(members, lead), actors, land)
    incident = Incident(
        id=content_id("i", lead.family, lead.stage, min(t.event.id for t in members)),
        title="",
        acled_event_type=event_type_of(sub_type),
        acled_sub_event_type=sub_type,
        plover=_plover(lead),
        actors=actors,
        place=place,
        date=date_of(members),
        status=status_of(record, members),
        status_as_of=max((t.story_day for t in members if t.story_day), default=None),
        fatalities=fatalities_of(record, members),
        claims=tuple(c.id for c in claims),
        reports=tuple(sorted({c.report for c in claims})),
        independent_origins=tuple(sorted({c.origin for c in claims if c.origin})),
        frames=tuple(sorted({t.frame.name for t in members})),
        events=tuple(sorted({t.event.id for t in members})),
        joined=tuple(Joined(event=k, because=group.because[k]) for k in sorted(group.because)),
    )
    return replace(incident, title=title_of(record, incident, _named_by(members, lead)))


def _with_same(record: Record, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims with those that say the same, as surely, in other reports."""
    said = {(c.cluster, c.modality, c.polarity) for c in claims if c.cluster is not None}
    near = (c for key in {s[0] for s in said} for c in record.claims_by_cluster.get(key or "", ()))
    alike = (c for c in near if (c.cluster, c.modality, c.polarity) in said)
    unique = {c.id: c for c in (*claims, *alike)}
    return tuple(unique[k] for k in sorted(unique))


def _without_parted(
    record: Record, claims: tuple[Claim, ...], group: Group, joins: Joins
) -> tuple[Claim, ...]:
    """Return claims without those that tell only what a person parted from this happening."""
    own = frozenset(t.event.id for t in group.members)
    apart = joins.parted_from(own)
    if not apart:
        return claims
    return tuple(c for c in claims if not tells_only(record, c, apart, own))


def _coded_by(members: tuple[Telling, ...], lead: Telling) -> Telling:
    """Return the telling that codes the row: ground taken goes before a mere advance, a riot before a protest."""
    riot = next((t for t in members if t.frame.mode == RIOT), lead)
    return next((t for t in members if t.frame.acled_by_state), riot)


def _named_by(members: tuple[Telling, ...], lead: Telling) -> Telling:
    """Return the telling that names the row: a killing goes before the wounded of it."""
    deadly = (t for t in members if t.frame.deadly and t.family == lead.family)
    return lead if lead.frame.deadly else next(deadly, lead)


def _land_of(record: Record, place: IncidentPlace | None) -> str | None:
    entity = record.entity.get(place.entity or "") if place else None
    return entity.country if entity else None


def _sub_type(record: Record, lead: Telling, actors: Actors, land: str | None) -> str | None:
    frame = lead.frame
    if lead.stage is Stage.TO_COME and frame.family not in ("territory", "offensive", "advance"):
        return frame.acled if frame.acled and "military" in frame.contexts else None
    if lead.stage is Stage.TO_COME:
        frame_code = "Government regains territory"
        return (
            frame_code if _by_state(record, actors, land) else "Non-state actor overtakes territory"
        )
    if frame.acled_by_state and _by_state(record, actors, land):
        return frame.acled_by_state
    if frame.control in CHANGES and not actors.actor1 and not _kinds(record, actors.actor2):
        return None
    return frame.acled


def _by_state(record: Record, actors: Actors, land: str | None) -> bool:
    """Tell whether a state takes ground in its own land: a foreign one codes as a non-state actor does.

    ACLED's codebook counts a foreign state's forces that take ground from the land's own government with the
    actors that overtake territory; beside the land's own forces they help it regain.
    """
    states = [
        record.entity[e]
        for e in actors.actor1
        if e in record.entity and record.entity[e].kind in STATE_KINDS
    ]
    lands = {e.country for e in states}
    return bool(states) and (land is None or None in lands or land in lands)


def _kinds(record: Record, keys: tuple[str, ...]) -> bool:
    """Tell whether one of these is a state or its forces."""
    kinds = {record.entity[e].kind for e in keys if e in record.entity}
    return bool(kinds & STATE_KINDS)


def _plover(lead: Telling) -> Plover | None:
    frame = lead.frame
    if lead.stage is Stage.TO_COME:
        if lead.family == "assault":
            return Plover(type="THREATEN", mode="territory", contexts=frame.contexts)
        return Plover(type="AGREE", contexts=frame.contexts) if frame.plover == "CONSULT" else None
    if frame.plover is None:
        paired = lead.event.pair_type
        return Plover(type=paired, contexts=frame.contexts) if paired else None
    return Plover(type=frame.plover, mode=frame.mode, contexts=frame.contexts)
