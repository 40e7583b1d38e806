"""Run the stages in memory: one report to its Reading, many readings to the Record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tetrapylon.model.decision import Decision, withdrawn
from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.identity import with_rulings
from tetrapylon.model.namesakes import with_namesakes
from tetrapylon.model.page import Flag, Page
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.run.documents import open_document
from tetrapylon.run.stages import READING, RECORD
from tetrapylon.run.tools import Tools

CODED_LANGUAGE = "en"
Step = Callable[[str], None]


def read_report(report: Report, tools: Tools) -> Reading:
    """Return all that one report gives by itself; a report not in English is kept but not coded."""
    if report.language not in (None, CODED_LANGUAGE):
        return _uncoded(report)
    document = open_document(report, parser=tools.parser, outlets=tools.outlets)
    reading = Reading(report=report.id, page=document.page, passages=document.passages)
    for stage in READING:
        reading = stage.run(document, reading, tools)
    return reading


def _uncoded(report: Report) -> Reading:
    note: Finding = finding(
        Code.NOT_ENGLISH,
        f"The report is in {report.language!r}; it is kept, but only English is coded.",
        stage="read.page",
        report=report.id,
    )
    page = Page(report=report.id, flags=(Flag.NOT_ENGLISH,))
    return Reading(report=report.id, page=page, findings=(note,))


def build_record(
    reports: Iterable[Report],
    readings: Iterable[Reading],
    tools: Tools,
    *,
    decisions: Sequence[Decision] = (),
    step: Step | None = None,
) -> Record:
    """Ground and link readings into a record, without withdrawn reports. The order of the input changes nothing.

    Args:
        reports: the reports that were read.
        readings: one reading a report.
        tools: lexicons and gazetteer.
        decisions: what people ruled.
        step: told each stage's name before it runs.
    """
    gone = withdrawn(decisions)
    record = Record(
        reports=tuple(sorted((r for r in reports if r.id not in gone), key=lambda r: r.id)),
        readings=with_rulings(
            with_namesakes(
                sorted((r for r in readings if r.report not in gone), key=lambda r: r.report)
            ),
            decisions,
        ),
        decisions=tuple(decisions),
    )
    for stage in RECORD:
        if step:
            step(stage.maker)
        record = stage.run(record, tools)
    return record
