"""Incidents as rows of an ACLED file: 31 columns in order, its value lists, its rules.

Only what ACLED codes goes in: real incidents with a sub-event type, a day known to a month or better, a place below a
country, and somebody who acts. Everything else is left out and counted by reason; nothing is filled in. ACLED knows
no claims, origins or ranges: those stand in `notes` and `tags`, and the lowest figure is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

from tetrapylon.lexicon.acled_codes import (
    CIVILIAN_TARGETING,
    CIVILIANS,
    COLUMNS,
    acled_countries,
    disorder_of,
    interaction_of,
)
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Incident, IncidentPlace, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.acled_actors import admin_name, inter_of
from tetrapylon.tell.geo_precision import geo_precision
from tetrapylon.tell.names import listed
from tetrapylon.tell.reviewed import review_of_incident
from tetrapylon.tell.sheets import Made, csv_of

Row: TypeAlias = Mapping[str, str | int | float]
CODED = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
WIDEST_DAYS = 31
WEEK = 7
UNSAID = "not stated"


def acled_file(record: Record) -> Made:
    """Return the record's incidents as a CSV file in ACLED's shape."""
    rows, left_out = acled_rows(record)
    return Made(content=csv_of(COLUMNS, rows), counts={"events": len(rows)}, left_out=left_out)


def acled_rows(record: Record) -> tuple[list[Row], dict[str, int]]:
    """Return the rows, and how many incidents were left out for which reason."""
    rows: list[Row] = []
    left_out: dict[str, int] = {}
    for incident in record.incidents:
        reason = _unfit(record, incident)
        if reason is None:
            rows.append(_row(record, incident))
        else:
            left_out[reason] = left_out.get(reason, 0) + 1
    return sorted(rows, key=lambda r: (r["event_date"], r["event_id_cnty"])), left_out


def _unfit(record: Record, incident: Incident) -> str | None:
    """Return why ACLED would hold no such row, None where it would."""
    if incident.status not in CODED:
        return "not real"
    if incident.acled_sub_event_type is None:
        return "not coded by ACLED"
    days = days_of(incident.date)
    if days is None or days.length is None or days.length > WIDEST_DAYS:
        return "no day or month"
    place = _entity(record, incident.place)
    if place is None or place.kind is EntityKind.STATE or place.country not in acled_countries():
        return "no place below a country"
    return None if incident.actors.actor1 or incident.actors.actor2 else "no actor"


def _entity(record: Record, place: IncidentPlace | None) -> Entity | None:
    return record.entity.get(place.entity) if place is not None and place.entity else None


def _row(record: Record, incident: Incident) -> Row:
    days = days_of(incident.date)
    place = _entity(record, incident.place)
    if days is None or days.first is None or place is None:  # `_unfit` lets none of these through
        raise ValueError(f"incident {incident.id} has no day or place")
    values: dict[str, str | int | float] = {
        **_when(days, days.first),
        **_what(incident),
        **_who(record, incident, place),
        **_where(place),
        **_sources(record, incident),
        "fatalities": int(incident.fatalities.low or 0) if incident.fatalities else 0,
    }
    country = acled_countries()[place.country or ""]
    values["event_id_cnty"] = f"{country.alpha3}{int(incident.id.rpartition('-')[2], 16) % 10**9}"
    return {c: values.get(c, "") for c in COLUMNS}


def _when(days: Days, first: date) -> Row:
    """Return the day, the middle of a longer span, with its precision."""
    length = days.length or 1
    middle = first + timedelta(days=(length - 1) // 2)
    precision = 1 if length == 1 else 2 if length <= WEEK else 3
    return {
        "event_date": middle.isoformat(),
        "year": middle.year,
        "time_precision": precision,
    }


def _what(incident: Incident) -> Row:
    kind, sub = incident.acled_event_type or "", incident.acled_sub_event_type or ""
    return {"disorder_type": disorder_of(kind, sub), "event_type": kind, "sub_event_type": sub}


def _who(record: Record, incident: Incident, place: Entity) -> Row:
    """Return the actor columns; a first actor nobody names is the unidentified armed group."""
    sides: dict[str, str | int] = {}
    codes: list[int | None] = []
    for number, keys in ((1, incident.actors.actor1), (2, incident.actors.actor2)):
        known = [record.entity[k] for k in keys if k in record.entity]
        code = inter_of(known[0], place) if known else (3 if number == 1 else None)
        sides[f"actor{number}"] = known[0].name if known else _nobody(place, number)
        others = [*known[1:], *(_associates(record, incident) if number == 1 else ())]
        sides[f"assoc_actor_{number}"] = "; ".join(dict.fromkeys(e.name for e in others))
        sides[f"inter{number}"] = code if code is not None else ""
        codes.append(code)
    sides["interaction"] = interaction_of(*codes)
    civilians = incident.acled_event_type == "Violence against civilians" or codes[1] == CIVILIANS
    sides["civilian_targeting"] = CIVILIAN_TARGETING if civilians else ""
    return sides


def _nobody(place: Entity, number: int) -> str:
    return f"Unidentified Armed Group ({place.country})" if number == 1 else ""


def _associates(record: Record, incident: Incident) -> Iterable[Entity]:
    return (record.entity[k] for k in incident.actors.assoc if k in record.entity)


def _where(place: Entity) -> Row:
    from_table = acled_countries()[place.country or ""]
    known = geo_precision(place)
    return {
        "iso": from_table.numeric,
        "region": from_table.region,
        "country": from_table.name,
        "admin1": admin_name(place),
        "location": place.name,
        "latitude": place.lat if place.lat is not None else "",
        "longitude": place.lon if place.lon is not None else "",
        "geo_precision": known.acled if known else "",
    }


def _sources(record: Record, incident: Incident) -> Row:
    names = [n for r in incident.reports if (n := _publisher(record, r))]
    sources = list(dict.fromkeys((*incident.independent_origins, *names)))
    told = [
        d.published.edtf for r in incident.reports if (d := record.dating.get(r)) and d.published
    ]
    last = max((days.last for t in told if (days := days_of(t)) and days.last), default=None)
    moment = datetime(last.year, last.month, last.day, tzinfo=UTC) if last else None
    return {
        "source": "; ".join(sources),
        "source_scale": _scale(sources),
        "notes": _notes(record, incident),
        "tags": f"status={incident.status.value}; incident={incident.id}; "
        f"reports={len(incident.reports)}; origins={len(incident.independent_origins)}; "
        f"review={review_of_incident(record, incident)}",
        "timestamp": int(moment.timestamp()) if moment else "",
    }


def _publisher(record: Record, report: str) -> str | None:
    credit = record.reading[report].page.publisher if report in record.reading else None
    return (credit.name if credit else None) or record.report[report].publisher


def _scale(sources: list[str]) -> str:
    outlets = [o for s in sources if (o := load_outlets().named(s)) is not None]
    if not outlets:
        return ""
    return "International" if any(o.is_agency for o in outlets) else "National"


def _notes(record: Record, incident: Incident) -> str:
    """Return the title, who says so, and every figure of deaths: what ACLED keeps as free text."""
    notes = [f"{incident.title}."]
    if incident.independent_origins:
        notes.append(f"As reported by {listed(incident.independent_origins)}.")
    if incident.status is Status.CLAIMED:
        notes.append("Claimed by a party or an unnamed source only.")
    toll = incident.fatalities
    if toll is None:
        notes.append(f"Deaths: {UNSAID}.")
    else:
        figures = (
            f"{k} {v:g}" for k, v in (("low", toll.low), ("high", toll.high)) if v is not None
        )
        notes.append(f"Deaths reported: {', '.join(figures)} ({toll.basis}).")
    return " ".join(notes)
