"""The threads of a situation: dated states of talks, truce, aid, heritage and the rest, each with its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.model.claim import Claim, Topic
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.event import Incident
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Track, TrackName
from tetrapylon.tell.happenings import happening
from tetrapylon.tell.names import speaker_of
from tetrapylon.tell.phrases import capital

OF_TOPIC = {
    Topic.TALKS: TrackName.TALKS,
    Topic.DIPLOMACY: TrackName.TALKS,
    Topic.TRUCE: TrackName.TRUCE,
    Topic.HUMANITARIAN: TrackName.HUMANITARIAN,
    Topic.HERITAGE: TrackName.HERITAGE,
    Topic.DISPLACEMENT: TrackName.DISPLACEMENT,
    Topic.CASUALTIES: TrackName.CASUALTIES,
    Topic.MILITARY: TrackName.MILITARY,
    Topic.CONTROL: TrackName.MILITARY,
}
FORCES = frozenset({EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.STATE_FORCES})
SITES = frozenset({EntityKind.SITE, EntityKind.FACILITY})
DAMAGE = {"destruction_heritage": "destroyed", "looting": "looted"}


def find_tracks(record: Record, frames: FrameLexicon) -> tuple[Track, ...]:
    """Return the states of all tracks by date: one an incident, one a group of claims that say the same."""
    rows = [t for i in record.incidents for t in _of_incident(record, i, frames)]
    told = {(t.track, c) for t in rows for c in t.claims}
    rows += _of_claims(record, told)
    unique = {t.id: t for t in rows}
    return tuple(sorted(unique.values(), key=lambda t: (t.track, t.date or "~", t.id)))


def _of_incident(record: Record, incident: Incident, frames: FrameLexicon) -> Iterator[Track]:
    claims = [record.claim[c] for c in incident.claims if c in record.claim]
    names = {n for f in incident.frames for n in frames[f].tracks}
    names |= {OF_TOPIC[t] for c in claims for t in c.topics[:1] if t in OF_TOPIC and not names}
    if _abroad(record, incident):
        names.add(TrackName.FOREIGN_FORCES)
    for name in sorted(names):
        state = happening(record, incident, dated=False) or f"{incident.title}."
        row = _track(name, incident.date, state, incident.claims)
        yield _with_site(record, row, incident) if name is TrackName.HERITAGE else row


def _abroad(record: Record, incident: Incident) -> bool:
    """Tell whether a state's own forces act, or help, in another country."""
    place = record.entity.get(incident.place.entity or "") if incident.place else None
    if place is None or place.country is None or incident.acled_event_type is None:
        return False
    doers = (record.entity.get(k) for k in (*incident.actors.actor1, *incident.actors.assoc))
    return any(
        e is not None and e.kind in FORCES and e.country not in (None, place.country) for e in doers
    )


def _with_site(record: Record, row: Track, incident: Incident) -> Track:
    place = record.entity.get(incident.place.entity or "") if incident.place else None
    damage = next((DAMAGE[f] for f in incident.frames if f in DAMAGE), None)
    by = incident.actors.actor1[0] if incident.actors.actor1 else None
    site = place.name if place is not None and place.kind in SITES else None
    return replace(row, site=site, damage=damage, by=by)


def _track(name: TrackName, date: str | None, state: str, claims: tuple[str, ...]) -> Track:
    return Track(
        id=content_id("t", name, date, *claims), track=name, date=date, state=state, claims=claims
    )


def _of_claims(record: Record, told: set[tuple[TrackName, str]]) -> Iterator[Track]:
    groups: dict[tuple[TrackName, str], list[Claim]] = {}
    for claim in record.claims:
        for name in sorted({OF_TOPIC[t] for t in claim.topics if t in OF_TOPIC}):
            if (name, claim.id) not in told:
                groups.setdefault((name, claim.cluster or claim.id), []).append(claim)
    for (name, _), claims in sorted(groups.items()):
        first = min(claims, key=lambda c: (c.speech_date or "~", c.id))
        date = first.content_time or first.speech_date
        yield _track(name, date, _told(record, first), tuple(sorted(c.id for c in claims)))


def _told(record: Record, claim: Claim) -> str:
    """Return who says it and the words in quotation marks: a source's words stay a source's."""
    words = " ".join(claim.span.of(record.report[claim.report].text).split()).strip("\"“”' ,.")
    return f"{capital(speaker_of(record, claim))}: “{words}”."
