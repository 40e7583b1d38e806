"""Name an incident in the record's own plain words, never in a source's.

What took a place is told as a sentence in the past ("Rebels captured Sinjar"); all else is a noun phrase
("Air strikes by Russia in Palmyra"), which reads well whatever its status.
"""

from __future__ import annotations

from tetrapylon.lexicon.frames import ControlEffect
from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record

SHOWN = 2
CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
FORETOLD = frozenset({Status.PLANNED, Status.PREDICTED})
MUTUAL = frozenset({"clash", "meeting", "talks", "truce", "truce_scope"})
"""Frames whose parties stand side by side."""
NEAR = frozenset({"advance", "fire_control", "capture_ground"})
"""Frames that happen around a town rather than in it."""
OTHERS = {
    "kill": "of",
    "wound": "of",
    "displacement": "of",
    "killing_captives": "of",
    "attack_civilians": "on",
    "call_to_leave": "to",
    "accuse": "of",
    "condemn": "of",
    "proposal": "to",
    "aid_delivery": "to",
    "aid_permission": "to",
    "visit": "with",
    "demand": "to",
}
"""What joins those acted upon to the noun; `against` where nothing stands here."""


def title_of(record: Record, incident: Incident, lead: Telling) -> str:
    """Return a short title for an incident."""
    doers = _names(record, incident.actors.actor1)
    others = _names(record, incident.actors.actor2)
    place = incident.place.name if incident.place else ""
    real = incident.status not in FORETOLD
    if lead.frame.control in CHANGES and doers and place and real:
        again = "recaptured" if lead.again else "captured"
        return f"{doers} {again} {place}" + (f" from {others}" if others else "")
    if lead.frame.control in CHANGES and others and place and real:
        return f"{others} lost {place}"
    words = _phrase(record, incident, lead)
    words = words[:1].upper() + words[1:]
    return (
        words if real else f"{incident.status.value.capitalize()}: {words[:1].lower()}{words[1:]}"
    )


def _phrase(record: Record, incident: Incident, lead: Telling) -> str:
    called = "capture" if lead.frame.control is ControlEffect.LOSES else lead.frame.called
    place = _place(record, incident, lead)
    if lead.frame.name in MUTUAL:
        return called + _parties(record, incident) + place
    doers = _names(record, incident.actors.actor1)
    others = _names(record, incident.actors.actor2)
    by = f" by {doers}" if doers else ""
    if lead.frame.control in CHANGES:
        return called + place + by + (f" from {others}" if others else "")
    joiner = OTHERS.get(lead.frame.name, "against")
    return called + by + (f" {joiner} {others}" if others else "") + place


def _parties(record: Record, incident: Incident) -> str:
    keys = tuple(dict.fromkeys((*incident.actors.actor1, *incident.actors.actor2)))
    if not keys:
        return ""
    names = _names(record, keys)
    return f" between {names}" if len(keys) > 1 else f" with {names}"


def _place(record: Record, incident: Incident, lead: Telling) -> str:
    if incident.place is None:
        return ""
    if lead.frame.control in CHANGES:
        return f" of {incident.place.name}"
    entity = record.entity.get(incident.place.entity or "")
    town = entity is not None and entity.kind is EntityKind.PLACE
    if town and lead.frame.name in NEAR:
        return f" near {incident.place.name}"
    at = entity is not None and entity.kind in (EntityKind.SITE, EntityKind.FACILITY)
    return f" {'at' if at else 'in'} {incident.place.name}"


def _names(record: Record, keys: tuple[str, ...]) -> str:
    names = [record.entity[k].name for k in keys if k in record.entity]
    if len(names) > SHOWN:
        return ", ".join(names[:SHOWN]) + " and others"
    return " and ".join(names)
