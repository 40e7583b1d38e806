"""The record as FollowTheMoney entities and statements: actors, places, happenings and the articles that tell of them.

Written without the library; the tests read both files with it. Dates are cut to what the model holds: a year, month or
day, or the two ends of an interval.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1

from tetrapylon.lexicon.labels import LabelLexicon, load_labels
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.tell.reviewed import review_of_incident

DATASET = "tetrapylon"
SCHEMA_OF = {
    EntityKind.PERSON: "Person",
    EntityKind.STATE_FORCES: "PublicBody",
    EntityKind.GOVERNMENT: "PublicBody",
    EntityKind.STATE: "PublicBody",
    EntityKind.PLACE: "Address",
    EntityKind.SITE: "Address",
    EntityKind.FACILITY: "Address",
}
"""Schemata by kind; every other kind is an Organization."""
REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One entity of the model: values by property, none of them empty."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def things_of(record: Record) -> list[Thing]:
    """Return all entities of the record in the model's terms, sorted by id."""
    labels = load_labels()
    found = [
        *(_entity(e) for e in record.entities),
        *(_article(record, r) for r in record.reports),
        *(t for i in record.incidents if (t := _event(record, i, labels)) is not None),
    ]
    return sorted(found, key=lambda t: t.id)


def _thing(key: str, schema: str, values: dict[str, Iterable[str | None]]) -> Thing:
    properties = {
        name: kept
        for name, given in values.items()
        if (kept := list(dict.fromkeys(v for v in given if v)))
    }
    return Thing(id=safe_id(key), schema=schema, properties=properties)


def safe_id(key: str) -> str:
    """Return an id without the characters that the model refuses."""
    return key.replace(":", "-")


def _entity(entity: Entity) -> Thing:
    schema = SCHEMA_OF.get(entity.kind, "Organization")
    country = [entity.country.lower() if entity.country else None]
    values: dict[str, Iterable[str | None]] = {
        "name": [entity.name],
        "alias": [] if schema == "Address" else entity.aliases,
        "country": country,
        "wikidataId": [entity.wikidata],
    }
    if schema == "Address":
        values |= {
            "full": [entity.name],
            "latitude": [None if entity.lat is None else str(entity.lat)],
            "longitude": [None if entity.lon is None else str(entity.lon)],
        }
    return _thing(entity.id, schema, values)


def _article(record: Record, report: Report) -> Thing:
    page, dating = record.reading[report.id].page, record.dating.get(report.id)
    title = page.title.of(report.text) if page.title else report.title
    publisher = page.publisher.name if page.publisher else report.publisher
    published = dating.published.edtf if dating and dating.published else None
    start, end = _ends(published)
    return _thing(
        report.id,
        "Article",
        {
            "name": [report.name],
            "title": [" ".join(title.split()) if title else None],
            "fileName": [report.name],
            "publisher": [publisher],
            "date": [start, end],
        },
    )


def _event(record: Record, incident: Incident, labels: LabelLexicon) -> Thing | None:
    """Return a happening that is told as real; None for a plan, a forecast, or a title that cannot be made plain."""
    title = labels.neutral(incident.title)
    if incident.status not in REAL or not title:
        return None
    start, end = _ends(incident.date)
    place = incident.place
    actors = (*incident.actors.actor1, *incident.actors.actor2, *incident.actors.assoc)
    parties = [a for a in actors if a in record.entity and not _is_place(record.entity[a])]
    return _thing(
        incident.id,
        "Event",
        {
            "name": [title],
            "startDate": [start],
            "endDate": [end],
            "location": [place.name if place else None],
            "addressEntity": [safe_id(place.entity) if place and place.entity else None],
            "involved": [safe_id(a) for a in parties],
            "proof": [safe_id(r) for r in incident.reports],
            "keywords": [incident.acled_sub_event_type, incident.status.value],
            "notes": [f"Review: {review_of_incident(record, incident)}"],
            "recordId": [incident.id],
        },
    )


def _is_place(entity: Entity) -> bool:
    return SCHEMA_OF.get(entity.kind) == "Address"


def _ends(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a date in the model's form, None for an open or unknown end."""
    days = days_of(edtf)
    if days is None:
        return None, None
    ends = (days.first, days.last)
    first, last = (d.isoformat() if d else None for d in ends)
    return first, last


def ftm_files(record: Record) -> dict[str, bytes]:
    """Return the entities and the statements by file name."""
    return {"entities.ftm.json": entities_file(record), "statements.jsonl": statements_file(record)}


def entities_file(record: Record) -> bytes:
    """Return the entities as JSON Lines."""
    lines = (
        json.dumps({"id": t.id, "schema": t.schema, "properties": t.properties}, ensure_ascii=False)
        for t in things_of(record)
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def statements_file(record: Record) -> bytes:
    """Return the same as statements, one value of one property a line (JSON Lines)."""
    rows = (row for thing in things_of(record) for row in _statements(thing))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode(
        "utf-8", "replace"
    )


def _statements(thing: Thing) -> Iterator[dict[str, object]]:
    for prop, values in sorted(thing.properties.items()):
        for value in values:
            key = f"{DATASET}.{thing.id}.{prop}.{value}"
            yield {
                "canonical_id": thing.id,
                "entity_id": thing.id,
                "prop": prop,
                "schema": thing.schema,
                "value": value,
                "dataset": DATASET,
                "lang": None,
                "original_value": None,
                "first_seen": None,
                "last_seen": None,
                "external": False,
                "origin": None,
                "id": sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest(),
            }
