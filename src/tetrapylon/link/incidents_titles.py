"""Name an incident in the record's own plain words, never in a source's."""

from __future__ import annotations

from tetrapylon.lexicon.frames import ControlEffect
from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record

SHOWN = 2
DIRECT = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
FORETOLD = frozenset({Status.PLANNED, Status.PREDICTED})


def title_of(record: Record, incident: Incident, lead: Telling) -> str:
    """Return "Doer does Place against Other", or "Doing in Place" where nobody is named."""
    doers = _names(record, incident.actors.actor1)
    others = _names(record, incident.actors.actor2)
    takes = lead.frame.control is ControlEffect.LOSES
    does = "captures" if takes else lead.frame.does
    called = "capture" if takes else lead.frame.called
    if incident.status in FORETOLD:
        words = f"{incident.status.value.capitalize()}: {called}"
        words += f" by {doers}" if doers else ""
    else:
        words = f"{doers} {does}" if doers else called[:1].upper() + called[1:]
    place = incident.place.name if incident.place else None
    if place and place not in (doers, others):
        direct = lead.frame.control in DIRECT
        joiner = " " if direct and doers and incident.status not in FORETOLD else " in "
        words += f"{' of ' if direct and joiner == ' in ' else joiner}{place}"
    return f"{words} ({others})" if others else words


def _names(record: Record, keys: tuple[str, ...]) -> str:
    names = [record.entity[k].name for k in keys if k in record.entity]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return (", " if more else " and ").join(names[:SHOWN]) + more
