"""Rows of the flat tables, a function a table. Ids stay ids; names of entities stand beside them."""

from __future__ import annotations

from typing import TypeAlias

from tetrapylon.lexicon.actor_codes import inter_at_home, sector_of
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.tell.reviewed import (
    review_behind,
    review_of,
    review_of_incident,
    review_of_quantity,
)

Cell: TypeAlias = str | float | int | bool | list[str] | None
Row: TypeAlias = dict[str, Cell]


def name_of(record: Record, key: str | None) -> str | None:
    """Return the name of an entity id, the key itself for none, None for None."""
    entity = record.entity.get(key) if key else None
    return entity.name if entity else key


def report_cells(record: Record) -> list[Row]:
    """Return the rows of `reports`."""
    return [_report(record, r) for r in record.reports]


def _report(record: Record, report: Report) -> Row:
    page, dating = record.reading[report.id].page, record.dating.get(report.id)
    made_of = record.composition.get(report.id)
    return {
        "id": report.id,
        "name": report.name,
        "sha256": report.sha256,
        "title_words": page.title.of(report.text) if page.title else report.title,
        "publisher": page.publisher.name if page.publisher else report.publisher,
        "agency": made_of.agency.name if made_of and made_of.agency else None,
        "published": dating.published.edtf if dating and dating.published else None,
        "story_day": dating.story_day.edtf if dating and dating.story_day else None,
    }


def entity_cells(record: Record) -> list[Row]:
    """Return the rows of `entities`."""
    return [
        {
            "id": e.id,
            "name": e.name,
            "kind": e.kind.value,
            "side": e.side,
            "country": e.country,
            "lat": e.lat,
            "lon": e.lon,
            "precision_km": e.precision_km,
            "geonames": e.geonames,
            "wikidata": e.wikidata,
            "inter": inter_at_home(e),
            "sector": sector_of(e),
        }
        for e in record.entities
    ]


def claim_cells(record: Record) -> list[Row]:
    """Return the rows of `claims`."""
    return [
        {
            "id": c.id,
            "report": c.report,
            "start": c.span.start,
            "end": c.span.end,
            "words": c.span.of(record.report[c.report].text),
            "claimant": c.claimant.name,
            "claimant_entity": c.claimant.entity,
            "claimant_type": c.claimant.type.value,
            "anonymous": c.claimant.anonymous,
            "quotation": c.quotation.value,
            "modality": c.modality.value,
            "polarity": c.polarity.value,
            "verification": c.verification.value if c.verification else None,
            "speech_date": c.speech_date,
            "content_time": c.content_time,
            "topics": [t.value for t in c.topics],
            "cluster": c.cluster,
            "origin": c.origin,
            "review": review_of(record, c.id),
        }
        for c in record.claims
    ]


def incident_cells(record: Record) -> list[Row]:
    """Return the rows of `incidents`."""
    return [_incident(record, i) for i in record.incidents]


def _incident(record: Record, i: Incident) -> Row:
    toll, place = i.fatalities, i.place
    return {
        "id": i.id,
        "title": i.title,
        "status": i.status.value,
        "date": i.date,
        "place": place.name if place else None,
        "place_entity": place.entity if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "acled_event_type": i.acled_event_type,
        "acled_sub_event_type": i.acled_sub_event_type,
        "plover_type": i.plover.type if i.plover else None,
        "actor1": list(i.actors.actor1),
        "actor2": list(i.actors.actor2),
        "associates": list(i.actors.assoc),
        "fatalities_low": toll.low if toll else None,
        "fatalities_best": toll.best if toll else None,
        "fatalities_high": toll.high if toll else None,
        "claims": list(i.claims),
        "reports": list(i.reports),
        "independent_origins": list(i.independent_origins),
        "review": review_of_incident(record, i),
    }


def quantity_cells(record: Record) -> list[Row]:
    """Return the rows of `quantities`."""
    return [
        {
            "id": q.id,
            "report": q.report,
            "start": q.start,
            "end": q.end,
            "words": record.report[q.report].text[q.start : q.end],
            "value": q.value,
            "low": q.low,
            "high": q.high,
            "unit": q.unit,
            "approximator": q.approximator,
            "measures": q.measures.value,
            "of": q.of,
            "place": q.place,
            "as_of": q.as_of,
            "said_by": q.said_by,
            "claim": q.claim,
            "question": q.question,
            "review": review_of_quantity(record, q),
        }
        for q in record.quantities
    ]


def answer_cells(record: Record) -> list[Row]:
    """Return the rows of `answers`: a row an answer, with its question beside it."""
    return [
        {
            "question": q.id,
            "kind": q.kind,
            "asked": q.question,
            "verdict": q.verdict.value,
            "explanation": q.explanation,
            "number": number,
            "words": a.value,
            "as_of": a.as_of,
            "said_by": a.said_by,
            "origin": a.origin,
            "claim": a.claim,
            "quantity": a.quantity,
        }
        for q in record.questions
        for number, a in enumerate(q.answers, 1)
    ]


def control_cells(record: Record) -> list[Row]:
    """Return the rows of `control`."""
    return [
        {
            "id": k.id,
            "place": name_of(record, k.place),
            "place_entity": k.place,
            "holder": name_of(record, k.holder),
            "holder_entity": k.holder,
            "state": k.state.value,
            "from": k.begun,
            "to": k.ended,
            "basis": k.basis.value,
            "claims": list(k.claims),
            "review": review_behind(record, k.claims),
        }
        for k in record.control
    ]


def track_cells(record: Record) -> list[Row]:
    """Return the rows of `tracks`; a state quotes a source in quotation marks or is the record's own sentence."""
    return [
        {
            "id": t.id,
            "track": t.track.value,
            "date": t.date,
            "state": t.state,
            "claims": list(t.claims),
        }
        for t in record.tracks
    ]
