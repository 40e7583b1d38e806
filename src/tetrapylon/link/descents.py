"""Parents of the reports of a whole record: a report's closest earlier relative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tetrapylon.link.origins_families import Closeness, Descent, find_descents
from tetrapylon.link.strands_lines import lines_of_record
from tetrapylon.model.record import Record

LATER = "~"
"""Sorts after everything a date is written with: a page pasted together comes last of its day."""


def descents_of(record: Record) -> Mapping[str, Descent]:
    """Return the descent of every report by its id, from the record's strands and solved days.

    Use it to show who copied whom; a report without comparable sentences has no parent and is its own root.
    """
    lines = [
        replace(line, day=_day(record, line.report, line.day)) for line in lines_of_record(record)
    ]
    known = {line.sentence: line for line in lines}
    groups = [[known[m.sentence] for m in s.members if m.sentence in known] for s in record.strands]
    found = find_descents(Closeness(lines, groups))
    alone = {
        r.report: Descent(report=r.report, parent=None, root=r.report)
        for r in record.readings
        if r.report not in found
    }
    return dict(sorted({**found, **alone}.items()))


def _day(record: Record, report: str, printed: str) -> str:
    """Return the day that puts the report in order: its metadata's, else the solved one, else `printed`."""
    dating, made_of = record.dating.get(report), record.composition.get(report)
    known = record.report[report].published
    if known is None and dating is not None and dating.published is not None:
        known = dating.published.edtf
    return (known or printed) + (LATER if made_of is not None and made_of.spliced else "")
