"""Incidents with a point, and places with who holds them, as GeoJSON (RFC 7946).

Nothing is put on the map more exactly than a report places it: a feature says how wide its point is, and a happening
whose place has no point is counted and left out. The points are those of the gazetteer (`attribution`).
"""

from __future__ import annotations

import json

from tetrapylon.lexicon.labels import LabelLexicon, load_labels
from tetrapylon.model.codec import Json, to_json
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control
from tetrapylon.tell.geo_precision import geo_precision
from tetrapylon.tell.reviewed import review_behind, review_of_incident
from tetrapylon.tell.sheets import Made
from tetrapylon.tell.tables_rows import name_of

ATTRIBUTION = "Place data: GeoNames (https://www.geonames.org), CC BY 4.0."


def geojson_file(record: Record) -> Made:
    """Return the record's incidents and control rows that have a point as one FeatureCollection."""
    labels = load_labels()
    happened = [f for i in record.incidents if (f := _incident(record, i, labels))]
    held = [f for k in record.control if (f := _control(record, k))]
    collection = {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "features": [*happened, *held],
    }
    return Made(
        content=(json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8"),
        counts={"incidents": len(happened), "control": len(held)},
        left_out={
            "incidents without a point": len(record.incidents) - len(happened),
            "control rows without a point": len(record.control) - len(held),
        },
    )


def _feature(key: str, entity: Entity, properties: dict[str, Json]) -> dict[str, Json] | None:
    if entity.lat is None or entity.lon is None:
        return None
    point: dict[str, Json] = {"type": "Point", "coordinates": [entity.lon, entity.lat]}
    return {
        "type": "Feature",
        "id": key,
        "geometry": point,
        "properties": {
            **properties,
            "precision_km": entity.precision_km,
            "geo_precision": to_json(geo_precision(entity)),
        },
    }


def _incident(record: Record, incident: Incident, labels: LabelLexicon) -> dict[str, Json] | None:
    entity = record.entity.get(incident.place.entity or "") if incident.place else None
    if entity is None:
        return None
    actors = (*incident.actors.actor1, *incident.actors.actor2)
    properties: dict[str, Json] = {
        "kind": "incident",
        "title": labels.neutral(incident.title),
        "date": incident.date,
        "status": incident.status.value,
        "acled_sub_event_type": incident.acled_sub_event_type,
        "place": entity.name,
        "actors": [name_of(record, a) for a in actors],
        "reports": len(incident.reports),
        "independent_origins": list(incident.independent_origins),
        "claims": list(incident.claims),
        "review": review_of_incident(record, incident),
    }
    return _feature(incident.id, entity, properties)


def _control(record: Record, row: Control) -> dict[str, Json] | None:
    entity = record.entity.get(row.place)
    if entity is None:
        return None
    properties: dict[str, Json] = {
        "kind": "control",
        "place": entity.name,
        "holder": name_of(record, row.holder),
        "state": row.state.value,
        "from": row.begun,
        "to": row.ended,
        "basis": row.basis.value,
        "claims": list(row.claims),
        "review": review_behind(record, row.claims),
    }
    return _feature(row.id, entity, properties)
