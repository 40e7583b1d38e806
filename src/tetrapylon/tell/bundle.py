"""The record bundle, version 1: the record as JSON rows, one list a noun. The contract other tools read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from tetrapylon.model.codec import Json, to_json
from tetrapylon.model.page import Credit, Flag
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.tell import bundle_claims as claims
from tetrapylon.tell import bundle_events as events

Row: TypeAlias = dict[str, Json]
Maker: TypeAlias = Callable[[str], str]


def bundle_rows(record: Record, *, maker: Maker) -> Mapping[str, list[Row]]:
    """Return the rows of every file of the bundle by its stem (`reports`, `claims` ...).

    Args:
        record: the whole record.
        maker: tells the maker of a noun's rows.
    """
    rows: dict[str, list[Row]] = {
        "reports": [report_row(record, r) for r in record.reports],
        "passages": [p for r in record.readings for p in passage_rows(r)],
        "strands": strand_rows(record),
        "origins": origin_rows(record),
        "entities": claims.entity_rows(record),
        "mentions": claims.mention_rows(record),
        "times": claims.time_rows(record),
        "claims": claims.claim_rows(record),
        "quantities": claims.quantity_rows(record),
        "incidents": events.incident_rows(record),
        "questions": events.question_rows(record),
        "control": events.control_rows(record),
        "tracks": events.track_rows(record),
        "findings": events.finding_rows(record),
        "decisions": events.decision_rows(record),
    }
    for noun, table in rows.items():
        if noun != "decisions":
            for row in table:
                row.setdefault("maker", maker(noun))
    return rows


def span_row(span: Span | None, text: str) -> Row | None:
    """Return a span with its words."""
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def report_row(record: Record, report: Report) -> Row:
    """Return the `reports` row: credits, dates with their basis, flags."""
    reading = record.reading[report.id]
    page, text = reading.page, report.text
    dating = record.dating.get(report.id)
    printed = dating.printed if dating else None
    return {
        "id": report.id,
        "name": report.name,
        "sha256": report.sha256,
        "language": report.language,
        "title": _title(report, page.title),
        "publisher": _credit_row(page.publisher, text),
        "agency": _agency_row(record, report),
        "authors": [span_row(s, text) for s in page.authors],
        "dateline": span_row(page.dateline, text),
        "printed_date": {
            "edtf": printed.edtf,
            "span": span_row(printed.span, text),
            "status": printed.status.value,
        }
        if printed
        else None,
        "published": to_json(dating.published) if dating else None,
        "story_day": to_json(dating.story_day) if dating else None,
        "losing_evidence": list(dating.losing) if dating else [],
        "flags": list(flags_of(record, reading)),
        "url": report.url,
    }


def flags_of(record: Record, reading: Reading) -> tuple[str, ...]:
    """Return the page's own flags with those that dating and lineage add, sorted."""
    flags = set(reading.page.flags)
    dating, made_of = record.dating.get(reading.report), record.composition.get(reading.report)
    if dating and dating.printed and dating.printed.status.value == "contradicted":
        flags.add(Flag.DATE_CONTRADICTION)
    if reading.passages and not (dating and dating.printed) and not reading.page.dates:
        flags.add(Flag.NO_DATE)
    if made_of and made_of.spliced:
        flags.add(Flag.SPLICED)
    return tuple(sorted(f.value for f in flags))


def _title(report: Report, span: Span | None) -> Row | None:
    if span is not None:
        return span_row(span, report.text)
    return {"start": None, "end": None, "text": report.title} if report.title else None


def _credit_row(credit: Credit | None, text: str) -> Row | None:
    if credit is None:
        return None
    return {
        "name": credit.name,
        "basis": credit.basis,
        "score": credit.score,
        "evidence": [span_row(s, text) for s in credit.evidence],
        "via": list(credit.via),
    }


def _agency_row(record: Record, report: Report) -> Row | None:
    made_of = record.composition.get(report.id)
    if made_of is None or made_of.agency is None:
        return None
    credits_here = [
        c for c in record.reading[report.id].page.agencies if c.name == made_of.agency.name
    ]
    return {
        "name": made_of.agency.name,
        "basis": "stated" if made_of.agency_stated else "inferred",
        "score": made_of.agency.score,
        "evidence": [span_row(s, report.text) for c in credits_here for s in c.evidence],
        "rivals": list(made_of.rivals),
    }


def passage_rows(reading: Reading) -> list[Row]:
    """Return the `passages` rows of one report with their sentences."""
    return [
        {
            "id": p.id,
            "report": p.report,
            "start": p.start,
            "end": p.end,
            "role": p.role.value,
            "sentences": [{"id": s.id, "start": s.start, "end": s.end} for s in p.sentences],
        }
        for p in reading.passages
    ]


def strand_rows(record: Record) -> list[Row]:
    """Return the `strands` rows."""
    return [
        {
            "id": s.id,
            "members": [{"report": m.report, "start": m.start, "end": m.end} for m in s.members],
            "edit": s.edit.value,
            "origin": to_json(s.origin),
        }
        for s in record.strands
    ]


def origin_rows(record: Record) -> list[Row]:
    """Return the `origins` rows: where each sentence's words come from."""
    return [
        {
            "report": o.report,
            "sentence": o.sentence,
            "strand": o.strand,
            "origin": to_json(o.origin),
        }
        for o in record.origins
    ]
