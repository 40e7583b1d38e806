"""One incident as each of its reports tells it: words, origin, day, dead. Disagreement is kept, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import Json
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Measure
from tetrapylon.model.record import Record

Row: TypeAlias = dict[str, Json]


def version_rows(record: Record, incident: Incident) -> list[Row]:
    """Return a row a report: who tells it, from which wire, in which words, dated when, with how many dead."""
    return [_row(record, incident, report) for report in incident.reports]


def _row(record: Record, incident: Incident, report: str) -> Row:
    claims = [c for k in incident.claims if (c := record.claim.get(k)) and c.report == report]
    claims.sort(key=lambda c: (c.span.start, c.id))
    dating = record.dating.get(report)
    day = (dating.story_day or dating.published) if dating else None
    text = record.report[report].text
    return {
        "report": record.report[report].name,
        "speaks_from": day.edtf if day else None,
        "origins": [*sorted({c.origin for c in claims if c.origin})],
        "surely": [*sorted({c.modality.value for c in claims})],
        "dated": [*sorted({c.content_time for c in claims if c.content_time})],
        "killed": [*_killed(record, claims, text)],
        "words": [" ".join(c.span.of(text).split()) for c in claims],
    }


def _killed(record: Record, claims: list[Claim], text: str) -> Iterator[str]:
    ids = {c.id for c in claims}
    for quantity in record.quantities:
        if quantity.measures is Measure.KILLED and quantity.claim in ids:
            yield text[quantity.start : quantity.end]


def joined_rows(record: Record, incident: Incident) -> list[Row]:
    """Return why each further telling was taken for the same happening, in the words of the comparers."""
    events = {e.id: e for r in record.readings for e in r.events}
    rows: list[Row] = []
    for joined in incident.joined:
        event = events.get(joined.event)
        if event is not None:
            report = record.report[event.report]
            said = event.trigger.of(report.text)
            because: list[Json] = list(joined.because)
            rows.append({"report": report.name, "said": said, "because": because})
    return rows
