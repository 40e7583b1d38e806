"""Run the stages in memory: one report to its Reading, many readings to the Record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tetrapylon.model.decision import Decision, withdrawn
from tetrapylon.model.document import Document
from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.identity import with_rulings
from tetrapylon.model.namesakes import with_namesakes
from tetrapylon.model.page import Flag, Page
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.run.documents import open_documents
from tetrapylon.run.stages import READING, RECORD, RecordStage
from tetrapylon.run.tools import Tools

CODED_LANGUAGE = "en"
BATCH_REPORTS, BATCH_CHARS = 16, 60_000
"""Reports, and code points of them, that are parsed together: more gains nothing, and a killed run loses them."""
Step = Callable[[str], None]


def read_report(report: Report, tools: Tools) -> Reading:
    """Return all that one report gives by itself; a report not in English is kept but not coded."""
    return next(read_reports([report], tools))


def read_reports(reports: Sequence[Report], tools: Tools) -> Iterator[Reading]:
    """Yield the reading of each report, in order. Their passages are parsed together: give a batch, no archive."""
    coded = [r for r in reports if is_coded(r)]
    documents = iter(open_documents(coded, parser=tools.parser, outlets=tools.outlets))
    for report in reports:
        yield _read(next(documents), tools) if is_coded(report) else _uncoded(report)


def _read(document: Document, tools: Tools) -> Reading:
    reading = Reading(report=document.report.id, page=document.page, passages=document.passages)
    for stage in READING:
        reading = stage.run(document, reading, tools)
    return reading


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Yield reports in batches fit to be parsed together, taken as they are needed."""
    held: list[Report] = []
    for report in reports:
        held.append(report)
        if len(held) >= BATCH_REPORTS or sum(len(r.text) for r in held) >= BATCH_CHARS:
            yield held
            held = []
    if held:
        yield held


def is_coded(report: Report) -> bool:
    """Tell whether a report is in a language that is read; one of unknown language is."""
    return report.language in (None, CODED_LANGUAGE)


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
    return run_stages(begun_record(reports, readings, decisions), RECORD, tools, step=step)


def begun_record(
    reports: Iterable[Report], readings: Iterable[Reading], decisions: Sequence[Decision]
) -> Record:
    """Return what the record stages begin with: reports that nobody withdrew, readings as people ruled."""
    gone = withdrawn(decisions)
    return Record(
        reports=tuple(sorted((r for r in reports if r.id not in gone), key=lambda r: r.id)),
        readings=with_rulings(
            with_namesakes(
                sorted((r for r in readings if r.report not in gone), key=lambda r: r.report)
            ),
            decisions,
        ),
        decisions=tuple(decisions),
    )


def run_stages(
    record: Record, stages: Iterable[RecordStage], tools: Tools, *, step: Step | None = None
) -> Record:
    """Run stages over a record one after the other; `step` is told each one's name before."""
    for stage in stages:
        if step:
            step(stage.maker)
        record = stage.run(record, tools)
    return record
