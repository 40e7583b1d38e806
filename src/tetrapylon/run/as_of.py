"""The record as it could be known on a day: only reports that were published by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.run.pipeline import build_record
from tetrapylon.run.tools import Tools


@dataclass(frozen=True, kw_only=True)
class Known:
    """A record cut at a day. `undated` are names of reports left out because no day is known for them."""

    record: Record
    undated: tuple[str, ...]


def known_on(record: Record, day: date, tools: Tools) -> Known:
    """Return the record built anew from the reports that existed on `day`, its last hour included.

    Readings are kept, so only grounding and linking run again; nothing that a later report says can
    reach the result.
    """
    existed, undated = set[str](), list[str]()
    for report in record.reports:
        dating = record.dating.get(report.id)
        days = days_of(dating.published.edtf) if dating and dating.published else None
        if days is None or days.last is None:
            undated.append(report.name)
        elif days.last <= day:
            existed.add(report.id)
    rebuilt = build_record(
        [r for r in record.reports if r.id in existed],
        [r for r in record.readings if r.report in existed],
        tools,
        decisions=record.decisions,
    )
    return Known(record=rebuilt, undated=tuple(sorted(undated)))
