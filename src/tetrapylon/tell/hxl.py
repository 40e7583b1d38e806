"""Figures with place, day and speaker as an HXL-tagged CSV: a head, a row of hashtags, then the figures.

Only figures of people are humanitarian data: killed, injured, displaced, reached by aid and their like. Vague amounts have no value,
only bounds.
"""

from __future__ import annotations

from tetrapylon.model.edtf import days_of
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record
from tetrapylon.tell.reviewed import review_of_quantity
from tetrapylon.tell.sheets import Made, csv_of
from tetrapylon.tell.tables_rows import name_of

TAGS: dict[str, str] = {
    "id": "#meta+id",
    "indicator": "#indicator+name",
    "value": "#indicator+value+num",
    "low": "#indicator+value+min",
    "high": "#indicator+value+max",
    "of": "#meta+counted",
    "place": "#loc+name",
    "country": "#country+code+v_iso2",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "from": "#date+start",
    "to": "#date+end",
    "said by": "#meta+source+speaker",
    "report": "#meta+source+report",
    "words": "#description+quote",
    "review": "#meta+review",
    "attribution": "#meta+attribution",
}
OF_PEOPLE = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.DETAINED,
        Measure.DISPLACED,
        Measure.POPULATION,
        Measure.REMAINING_POPULATION,
        Measure.AID_RECIPIENTS,
        Measure.AREAS_GRANTED,
        Measure.AREAS_BESIEGED,
    }
)
ATTRIBUTION = "Places: GeoNames, CC BY 4.0"


def hxl_file(record: Record) -> Made:
    """Return the record's figures of people as an HXL-tagged CSV."""
    chosen = [q for q in record.quantities if q.measures in OF_PEOPLE]
    rows: list[dict[str, object]] = [dict(TAGS), *(_row(record, q) for q in chosen)]
    return Made(
        content=csv_of(list(TAGS), rows),
        counts={"figures": len(chosen)},
        left_out={"figures of other things": len(record.quantities) - len(chosen)},
    )


def _row(record: Record, q: Quantity) -> dict[str, object]:
    place = record.entity.get(q.place or "")
    days = days_of(q.as_of)
    return {
        "id": q.id,
        "indicator": q.measures.value,
        "value": q.value,
        "low": q.low,
        "high": q.high,
        "of": q.of or None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "from": days.first.isoformat() if days and days.first else None,
        "to": days.last.isoformat() if days and days.last else None,
        "said by": name_of(record, q.said_by),
        "report": record.report[q.report].name,
        "words": record.report[q.report].text[q.start : q.end],
        "review": review_of_quantity(record, q),
        "attribution": ATTRIBUTION if place and place.geonames else None,
    }
