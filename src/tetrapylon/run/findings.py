"""Findings that only the whole record shows, beside those of the readings."""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.model.dating import PrintedStatus
from tetrapylon.model.decision import withdrawn
from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.time import Anchor, TimexType


def findings_of(record: Record) -> tuple[Finding, ...]:
    """Return all findings of a record, sorted by id, each once."""
    found = {f.id: f for r in record.readings for f in r.findings}
    found |= {f.id: f for f in _withdrawn(record)}
    for reading in record.readings:
        found |= {f.id: f for f in _of_report(record, reading)}
    return tuple(found[key] for key in sorted(found))


def _withdrawn(record: Record) -> Iterator[Finding]:
    for report, decision in sorted(withdrawn(record.decisions).items()):
        yield finding(
            Code.REPORT_WITHDRAWN,
            f"Report {report} was withdrawn by {decision.by} on {decision.at[:10]}: {decision.reason}",
            stage="run.decisions",
        )


def _of_report(record: Record, reading: Reading) -> Iterator[Finding]:
    report = reading.report
    dating, made_of = record.dating.get(report), record.composition.get(report)
    if dating and dating.printed and dating.printed.status is PrintedStatus.CONTRADICTED:
        day = dating.story_day.edtf if dating.story_day else "another day"
        yield finding(
            Code.DATE_CONTRADICTION,
            f"The page prints {dating.printed.edtf}; its words speak from {day}.",
            stage="ground.story_day",
            report=report,
            span=dating.printed.span,
        )
    if dating and dating.story_day is None and reading.passages:
        yield finding(
            Code.NO_DATE,
            "No day can be told for this report.",
            stage="ground.story_day",
            report=report,
        )
    if made_of and made_of.spliced:
        yield finding(
            Code.SPLICED,
            "Neighbouring sentences keep changing origin; this report confirms nothing by itself.",
            stage="link.origins",
            report=report,
        )
    yield from _speakers(reading)
    yield from _times(record, reading)


def _speakers(reading: Reading) -> Iterator[Finding]:
    for s in reading.statements:
        if not s.speaker_known and s.speaker is not None:
            yield finding(
                Code.SPEAKER_NOT_INTRODUCED,
                "A definite speaker whom this text never introduced.",
                stage="read.statements",
                report=reading.report,
                span=s.speaker,
            )


def _times(record: Record, reading: Reading) -> Iterator[Finding]:
    dateless = (TimexType.DURATION, TimexType.SET)
    spans = {t.id: t for t in reading.times}
    for time in record.times_of(reading.report):
        if time.edtf or time.timex3 or time.type in dateless or time.anchor is not Anchor.NONE:
            continue
        said = spans.get(time.id)
        if said is not None:
            yield finding(
                Code.TIME_NO_ANCHOR,
                f"“{said.said}” hangs on a day that is not known.",
                stage="ground.times",
                report=reading.report,
            )
