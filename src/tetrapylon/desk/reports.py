"""A report as the reader shows it: passages of its own words, marks over them, its dates and credits with evidence.

Offsets of the record count code points; a browser counts UTF-16 units. Marks are sent in UTF-16 units of their
passage together with the words they must cover, so that the page can check itself and never
highlights wrong words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tetrapylon.desk.claims import rows_of
from tetrapylon.desk.filters import Filters, chosen, kept_mask, reviewed
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.report_shapes import (
    AnatomySection,
    Mark,
    PassageRow,
    ReportDetail,
    ReportPage,
    ReportRow,
)
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.link.descents import descents_of
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.store.columns import NONE
from tetrapylon.tell.lineage import lineage_of
from tetrapylon.tell.report_anatomy import anatomy_of

UNDATED = "~"
"""Sorts after every day."""
GAP = "unread"
"""The role of text between passages."""
SHOWN_PASSAGES = "passages"
"""The section of the anatomy that the reader shows as the text itself."""


@remembered
def report_page(state: State, by: Filters, *, offset: int, limit: int) -> ReportPage:
    """Return the reports of the claims that the filters let through, by the day they were published."""
    snapshot = state.snapshot
    index, told = snapshot.index, kept_mask(state)
    if not by.empty:
        told = told & index.printing(chosen(state, by))
    order = index.once("reports by day", lambda: _ordered(index))
    found = order[told[order]]
    shown = snapshot.outline.report.some(
        index.columns.reports[r] for r in found[offset : offset + limit]
    )
    snapshot.head.bring(shown)
    snapshot.outline.dating.bring(shown)
    snapshot.outline.composition.bring(shown)
    return {"total": len(found), "rows": [report_row(state, r) for r in shown.values()]}


def _ordered(index: Index) -> Ints:
    """Return the numbers of all reports of a generation by the day they were published, then by name."""
    columns, names = index.columns, index.columns.names
    published = columns.blocks["datings"].coded["published"]
    rows = columns.blocks["datings"].ids.find(columns.reports)
    codes = np.append(published.codes, np.int32(NONE))[rows]
    days = [published.words[c] if c != NONE else UNDATED for c in codes]
    numbers = sorted(range(len(names)), key=lambda i: (days[i], names[i], columns.reports[i]))
    return np.array(numbers, dtype=np.int32)


def report_row(state: State, report: Report) -> ReportRow:
    """Return a report's row for lists."""
    snapshot = state.snapshot
    head, dating = snapshot.head.get(report.id), snapshot.outline.dating.get(report.id)
    made_of = snapshot.outline.composition.get(report.id)
    index = snapshot.index
    claims = index.of_report.beside(index.claims.coded["report"].code(report.id))
    return {
        "id": report.id,
        "name": report.name,
        "label": snapshot.label(report.id),
        "title": head.title if head and head.title else report.title,
        "published": dating.published.edtf if dating and dating.published else None,
        "published_basis": list(dating.published.basis) if dating and dating.published else [],
        "printed": dating.printed.edtf if dating and dating.printed else None,
        "printed_status": dating.printed.status.value if dating and dating.printed else None,
        "agency": made_of.agency.name if made_of and made_of.agency else None,
        "agency_stated": bool(made_of and made_of.agency_stated),
        "spliced": bool(made_of and made_of.spliced),
        "claims": len(claims),
        "reviewed": len(reviewed(state).keys() & {int(c) for c in claims}),
    }


def report_detail(state: State, report: Report) -> ReportDetail:
    """Return one report with its passages, marks, claims and anatomy."""
    snapshot = state.snapshot
    reading = snapshot.read(report.id)
    passages = _passages(snapshot, report, reading) if reading else _unread(report)
    return {
        "report": report_row(state, report),
        "url": report.url,
        "language": report.language,
        "read": reading is not None,
        "passages": list(passages),
        "claims": rows_of(state, snapshot.claims_of_report.get(report.id, ())),
        "anatomy": _anatomy(snapshot, report) if reading else [],
    }


@dataclass(frozen=True, slots=True)
class _Marked:
    kind: str
    of: str
    span: Span
    note: str = ""


def _unread(report: Report) -> Iterator[PassageRow]:
    yield {"id": report.id, "role": GAP, "start": 0, "text": report.text, "marks": []}


def _passages(snapshot: Snapshot, report: Report, reading: Reading) -> Iterator[PassageRow]:
    marks = sorted(_marks(snapshot, report, reading), key=lambda m: (m.span.start, -m.span.end))
    for key, role, span in _stretches(report, reading):
        text = span.of(report.text)
        inside = [m for m in marks if span.overlap(m.span)]
        yield {
            "id": key,
            "role": role,
            "start": span.start,
            "text": text,
            "marks": [_mark(m, span, text) for m in inside],
        }


def _stretches(report: Report, reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """Yield the passages and, so that no word of the report is hidden, the text between them."""
    at = 0
    for passage in sorted(reading.passages, key=lambda p: p.start):
        yield from _gap(report, at, passage.start)
        yield passage.id, passage.role.value, passage.span
        at = max(at, passage.end)
    yield from _gap(report, at, len(report.text))


def _gap(report: Report, start: int, end: int) -> Iterator[tuple[str, str, Span]]:
    words = report.text[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        yield f"{report.id}:{first}", GAP, Span(first, start + len(words.rstrip()))


def _marks(snapshot: Snapshot, report: Report, reading: Reading) -> Iterator[_Marked]:
    for claim in snapshot.claims_of_report.get(report.id, ()):
        yield _Marked("claim", claim.id, claim.span)
        if claim.claimant.span:
            yield _Marked("speaker", claim.id, claim.claimant.span)
        if claim.cue:
            yield _Marked("cue", claim.id, claim.cue)
    for time in snapshot.outline.times_of(report.id):
        value = time.edtf or time.timex3 or "no value"
        note = f"{value} ({time.anchor.value.replace('_', ' ')})"
        yield _Marked("time", time.id, Span(time.start, time.end), note)
    yield from _shared(snapshot, report.id)
    for credit in (reading.page.publisher, *reading.page.agencies):
        for span in credit.evidence if credit else ():
            yield _Marked("evidence", credit.name if credit else "", span, "credit")


def _shared(snapshot: Snapshot, report: str) -> Iterator[_Marked]:
    strands = snapshot.strands_of_report.get(report, ())
    snapshot.head.bring(m.report for s in strands for m in s.members)
    for strand in strands:
        others = sorted({m.report for m in strand.members} - {report})
        names = ", ".join(snapshot.label(r) for r in others[:4])
        more = f" and {len(others) - 4} more" if len(others) > 4 else ""
        for member in strand.members:
            if member.report == report:
                note = f"also in {names}{more} ({strand.edit.value})"
                yield _Marked("shared", strand.id, Span(member.start, member.end), note)


def _mark(marked: _Marked, passage: Span, text: str) -> Mark:
    start = max(marked.span.start, passage.start) - passage.start
    end = min(marked.span.end, passage.end) - passage.start
    return {
        "kind": marked.kind,
        "of": marked.of,
        "start": utf16_length(text[:start]),
        "end": utf16_length(text[:end]),
        "words": text[start:end],
        "note": marked.note,
    }


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 units of a text: what a browser counts its characters in."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _anatomy(snapshot: Snapshot, report: Report) -> list[AnatomySection]:
    record = snapshot.with_readings([report.id, *relatives(snapshot, report.id)])
    parents = {key: d.parent for key, d in descents_of(record).items()}
    lineage = {x.report: x for x in lineage_of(record, parents)}.get(report.id)
    found = anatomy_of(record, report.id, lineage=lineage)
    return [
        {
            "heading": section.heading,
            "lines": [
                {"label": x.label, "value": x.value, "evidence": x.evidence} for x in section.lines
            ],
        }
        for section in found.sections
        if section.lines and section.heading != SHOWN_PASSAGES
    ]


def relatives(snapshot: Snapshot, report: str, *, most: int = 30) -> list[str]:
    """Return the reports that share sentences with this one, those that share most first."""
    counts: dict[str, int] = {}
    for strand in snapshot.strands_of_report.get(report, ()):
        for other in {m.report for m in strand.members} - {report}:
            counts[other] = counts.get(other, 0) + 1
    return sorted(counts, key=lambda r: (-counts[r], r))[:most]
