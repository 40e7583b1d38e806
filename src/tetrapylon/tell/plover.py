"""Incidents as PLOVER 0.8 records, one JSON object a line, with CAMEO codes beside them.

Keys are those of the PLOVER manual's record. What has not happened keeps its coding and says so in `context`
(`future`, `hypothetical`) as the manual's auxiliary modes ask; what was denied has `negation`.
"""

from __future__ import annotations

from typing import TypeAlias

from tetrapylon.lexicon.cameo import cameo_of
from tetrapylon.lexicon.codes import QUAD
from tetrapylon.model.codec import Json
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident, Plover, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.reviewed import review_of_incident
from tetrapylon.tell.sheets import Made, json_lines_of

Row: TypeAlias = dict[str, Json]
AUXILIARY: dict[Status, tuple[str, ...]] = {
    Status.PLANNED: ("future",),
    Status.PREDICTED: ("future", "hypothetical"),
    Status.DENIED: ("negation",),
    Status.HAPPENED: (),
    Status.ONGOING: (),
    Status.CLAIMED: (),
}


def plover_file(record: Record) -> Made:
    """Return the record's coded incidents as JSON Lines."""
    rows = plover_rows(record)
    without = len(record.incidents) - len(rows)
    return Made(
        content=json_lines_of(rows),
        counts={"events": len(rows)},
        left_out={"not coded by PLOVER": without},
    )


def plover_rows(record: Record) -> list[Row]:
    """Return a PLOVER record for each incident that has a PLOVER type."""
    return [_row(record, i, i.plover) for i in record.incidents if i.plover is not None]


def _row(record: Record, incident: Incident, coded: Plover) -> Row:
    days = days_of(incident.date)
    claim = record.claim.get(incident.claims[0]) if incident.claims else None
    said = claim.span.of(record.report[claim.report].text) if claim else None
    contexts: list[Json] = [*coded.contexts, *AUXILIARY[incident.status]]
    return {
        "id": incident.id,
        "date": days.first.isoformat() if days and days.first else None,
        "enddate": days.last.isoformat() if days and days.last else None,
        "actor": [_party(record, k) for k in incident.actors.actor1],
        "recipient": [_party(record, k) for k in incident.actors.actor2],
        "associate": [_party(record, k) for k in incident.actors.assoc],
        "event": coded.type,
        "mode": coded.mode,
        "context": contexts,
        "quad_code": QUAD[coded.type],
        "cameo": cameo_of(coded.type, coded.mode),
        "event_loc": _location(record, incident),
        "size": _size(incident),
        "event_text": incident.title,
        "text": said,
        "cite_info": [record.report[r].name for r in incident.reports if r in record.report],
        "origins": list(incident.independent_origins),
        "status": incident.status.value,
        "coder": "tetrapylon",
        "review": review_of_incident(record, incident),
    }


def _party(record: Record, key: str) -> Row:
    entity = record.entity.get(key)
    if entity is None:
        return {"entity_text": key, "code": None, "sector": None}
    return {"entity_text": entity.name, "code": entity.country, "sector": sector_of(entity)}


SECTORS: dict[str, str] = {
    "state_forces": "MIL",
    "government": "GOV",
    "armed_group": "UAF",
    "media": "JRN",
    "people_group": "CVL",
    "monitor": "CVL",
}
"""PLOVER sector by kind of entity; others are not told by the kind."""


def sector_of(entity: Entity) -> str | None:
    """Return the PLOVER sector that an entity's kind implies, None where it implies none."""
    return SECTORS.get(entity.kind.value)


def _location(record: Record, incident: Incident) -> Row | None:
    if incident.place is None:
        return None
    entity = record.entity.get(incident.place.entity or "")
    return {
        "resolved_place": incident.place.name,
        "geonameid": entity.geonames if entity else None,
        "lat": incident.place.lat,
        "lon": incident.place.lon,
        "province": entity.admin1 if entity else None,
        "country_code": entity.country if entity else None,
    }


def _size(incident: Incident) -> Row | None:
    toll = incident.fatalities
    return None if toll is None else {"dead": toll.best if toll.best is not None else toll.low}
