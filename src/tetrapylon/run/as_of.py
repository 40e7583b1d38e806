"""The record as it could be known on a day: only reports that were published by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.run.pipeline import build_record
from tetrapylon.run.tools import Tools

SMALL_HOURS = "03:00"
"""A page stamped before this and speaking from the day before was out that day: its time zone is not printed, and
news zones lie up to three hours east of UTC."""


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
        last = _out_by(record, report)
        if last is None:
            undated.append(report.name)
        elif last <= day:
            existed.add(report.id)
    rebuilt = build_record(
        [r for r in record.reports if r.id in existed],
        [r for r in record.readings if r.report in existed],
        tools,
        decisions=record.decisions,
    )
    return Known(record=rebuilt, undated=tuple(sorted(undated)))


def _out_by(record: Record, report: Report) -> date | None:
    """Return the last day by whose end the report was surely out, None where that is not known."""
    dating = record.dating.get(report.id)
    days = days_of(dating.published.edtf) if dating and dating.published else None
    if dating is None or days is None or days.last is None:
        return None
    spoken = days_of(dating.story_day.edtf) if dating.story_day else None
    clocks = [d.clock for d in record.reading[report.id].page.dates if d.clock]
    eve = days.last - timedelta(days=1)
    stamped_at_night = any(clock < SMALL_HOURS for clock in clocks)
    return eve if stamped_at_night and spoken is not None and spoken.last == eve else days.last
