"""Incidents in the order of time."""

from __future__ import annotations

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.model.codec import Json
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.tell.happenings import happening
from tetrapylon.tell.phrases import when
from tetrapylon.tell.support import support_for


def timeline_rows(record: Record, labels: LabelLexicon) -> list[dict[str, Json]]:
    """Return a row an incident, dated ones by first day, then those whose day no report says.

    An incident whose roles are clear is told in the past tense, another by its title. Titles with a
    loaded label are made plain, or left out where there is no plain word.
    """
    rows: list[dict[str, Json]] = []
    for incident in sorted(record.incidents, key=_first_day):
        told = happening(record, incident, dated=False)
        title = told.rstrip(".") if told else labels.neutral(incident.title)
        if title is None:
            continue
        rows.append(
            {
                "date": incident.date,
                "when": when(incident.date) or "day not said",
                "title": title,
                "status": incident.status.value,
                "place": incident.place.name if incident.place else None,
                "reports": len(incident.reports),
                "origins": support_for(record, incident.claims).origins,
                "claims": list(incident.claims),
                "incident": incident.id,
            }
        )
    return rows


def _first_day(incident: Incident) -> tuple[bool, int, str]:
    days = days_of(incident.date)
    first = (days.first or days.last) if days else None
    return (first is None, first.toordinal() if first else 0, incident.id)
