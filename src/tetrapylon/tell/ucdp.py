"""Incidents with deaths as rows of a UCDP GED-shaped file.

UCDP's event is one in which at least one person died by organised violence, with low, best and high figures. Ids of
UCDP's conflicts and dyads are not known here and stay empty; so do deaths by side that no report splits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from tetrapylon.lexicon.acled_codes import acled_countries
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Fatalities, Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.acled_actors import admin_name
from tetrapylon.tell.geo_precision import geo_precision
from tetrapylon.tell.reviewed import review_of_incident
from tetrapylon.tell.sheets import Made, csv_of

Row: TypeAlias = Mapping[str, str | int | float]
COLUMNS: tuple[str, ...] = (
    "id", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id",
    "conflict_name", "dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id",
    "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip
REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
STATELY = frozenset({EntityKind.STATE_FORCES, EntityKind.GOVERNMENT, EntityKind.STATE})
ARMED = STATELY | {EntityKind.ARMED_GROUP}
SPANS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Most days of a date, and UCDP's precision for it; 5 beyond."""


def ucdp_file(record: Record) -> Made:
    """Return incidents with deaths as CSV."""
    rows: list[Row] = []
    undated = 0
    for incident in record.incidents:
        if incident.status not in REAL or not _deadly(incident.fatalities):
            continue
        days = days_of(incident.date)
        if days is None or days.first is None or days.last is None:
            undated += 1
            continue
        rows.append(_row(record, incident, days))
    return Made(
        content=csv_of(COLUMNS, rows), counts={"events": len(rows)}, left_out={"no date": undated}
    )


def _deadly(toll: Fatalities | None) -> bool:
    return toll is not None and any(v for v in (toll.low, toll.best, toll.high))


def _row(record: Record, incident: Incident, days: Days) -> Row:
    one, two = (
        [record.entity[k] for k in keys if k in record.entity]
        for keys in (incident.actors.actor1, incident.actors.actor2)
    )
    sides = [", ".join(e.name for e in side) for side in (one, two)]
    values: dict[str, str | int | float] = {
        "id": incident.id,
        "year": days.first.year if days.first else "",
        "type_of_violence": _violence(one, two),
        "dyad_name": " - ".join(s for s in sides if s),
        "side_a": sides[0],
        "side_b": sides[1],
        "number_of_sources": len(incident.independent_origins),
        "source_article": "; ".join(record.report[r].name for r in incident.reports),
        "source_original": "; ".join(incident.independent_origins),
        "code_status": review_of_incident(record, incident),
        "event_clarity": 1 if _precision(days) == 1 else 2,
        "date_prec": _precision(days),
        "date_start": days.first.isoformat() if days.first else "",
        "date_end": days.last.isoformat() if days.last else "",
        **_where(record, incident),
        **_deaths(incident.fatalities),
    }
    return {c: values.get(c, "") for c in COLUMNS}


def _violence(one: list[Entity], two: list[Entity]) -> int | str:
    """Return 1 state-based, 2 non-state, 3 one-sided; empty where a side is not known."""
    if not one:
        return ""
    if not two or not any(e.kind in ARMED for e in two):
        return 3 if two else ""
    return 1 if any(e.kind in STATELY for e in (*one, *two)) else 2


def _precision(days: Days) -> int:
    length = days.length or 10**6
    return next((code for most, code in SPANS if length <= most), 5)


def _where(record: Record, incident: Incident) -> Row:
    place = record.entity.get(incident.place.entity or "") if incident.place else None
    if place is None:
        return {}
    precision = geo_precision(place)
    known = acled_countries().get(place.country or "")
    point = place.lat is not None and place.lon is not None
    return {
        "where_prec": precision.ucdp if precision else "",
        "where_coordinates": place.name,
        "adm_1": admin_name(place),
        "latitude": place.lat if place.lat is not None else "",
        "longitude": place.lon if place.lon is not None else "",
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if point else "",
        "country": known.name if known else "",
        "region": known.region if known else "",
    }


def _deaths(toll: Fatalities | None) -> Row:
    if toll is None:
        return {}
    best = toll.best if toll.best is not None else toll.low
    figures = {"best": best, "high": toll.high, "low": toll.low, "deaths_unknown": best}
    return {k: v for k, v in figures.items() if v is not None}
