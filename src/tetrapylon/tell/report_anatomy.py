"""One report taken apart: passages, dates, credits and origins, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.page import Credit, DateEvidence, Page
from tetrapylon.model.passage import Passage
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.tell.bundle import flags_of
from tetrapylon.tell.lineage import ReportLineage, made_of_words

NOT_SAID = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a section: what it is, its value, and the words or codes that it rests on."""

    label: str
    value: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its rows."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """A report in sections, in the order in which they are read."""

    report: str
    name: str
    sections: tuple[Section, ...]


def anatomy_of(record: Record, report_id: str, *, lineage: ReportLineage | None) -> Anatomy:
    """Return the anatomy of one report. `lineage` is its row of `tell.lineage`, None where it has none."""
    report, reading = record.report[report_id], record.reading[report_id]
    sections = (
        ("report", _itself(report, reading)),
        ("dates", _dates(report, reading.page, record.dating.get(report_id))),
        ("credits", _credits(report, reading.page)),
        ("made of", _made_of(lineage)),
        ("flags", [Line(label="flag", value=flag) for flag in flags_of(record, reading)]),
        ("findings", _findings(record, report)),
        ("passages", [_passage(report, p) for p in reading.passages]),
    )
    return Anatomy(
        report=report_id,
        name=report.name,
        sections=tuple(Section(heading=h, lines=tuple(lines)) for h, lines in sections),
    )


def _words(report: Report, span: Span | None) -> str:
    return f"“{' '.join(span.of(report.text).split())}”" if span else ""


def _itself(report: Report, reading: Reading) -> Iterator[Line]:
    page = reading.page
    title = _words(report, page.title) or (report.title or NOT_SAID)
    yield Line(label="title", value=title)
    for author in page.authors:
        yield Line(label="author", value=_words(report, author))
    if page.dateline is not None:
        yield Line(label="dateline", value=_words(report, page.dateline))
    for label, value in (("language", report.language), ("address", report.url)):
        if value:
            yield Line(label=label, value=value)


def _dates(report: Report, page: Page, dating: Dating | None) -> Iterator[Line]:
    if dating is not None and dating.printed is not None:
        printed = dating.printed
        yield Line(
            label="printed",
            value=f"{printed.edtf}, {printed.status.value}",
            evidence=_words(report, printed.span),
        )
    yield _guess("published", dating.published if dating else None)
    yield _guess("speaks from", dating.story_day if dating else None)
    for code in dating.losing if dating else ():
        yield Line(label="lost against it", value=code)
    yield from (_dated(report, evidence) for evidence in page.dates)
    if report.published:
        yield Line(label="evidence: input", value=report.published, evidence="given with the file")


def _guess(label: str, guess: DayGuess | None) -> Line:
    if guess is None:
        return Line(label=label, value=NOT_SAID)
    return Line(
        label=label, value=_scored(guess.edtf, guess.score), evidence=", ".join(guess.basis)
    )


def _scored(value: str, score: float) -> str:
    return f"{value} (score {score:.2f})"


def _dated(report: Report, evidence: DateEvidence) -> Line:
    clock = f" {evidence.clock}" if evidence.clock else ""
    return Line(
        label=f"evidence: {evidence.source.value}",
        value=f"{evidence.edtf}{clock}",
        evidence=_words(report, evidence.span) or "not in the text",
    )


def _credits(report: Report, page: Page) -> Iterator[Line]:
    credits_ = [("publisher", page.publisher), *(("agency", a) for a in page.agencies)]
    for label, credit in credits_:
        if credit is not None:
            yield _credit(report, label, credit)


def _credit(report: Report, label: str, credit: Credit) -> Line:
    via = f", via {', '.join(credit.via)}" if credit.via else ""
    stated = "stated" if credit.stated else "inferred"
    words = "; ".join(_words(report, span) for span in credit.evidence)
    return Line(
        label=label,
        value=f"{_scored(credit.name, credit.score)}, {stated}: {credit.basis}{via}",
        evidence=words,
    )


def _made_of(lineage: ReportLineage | None) -> Iterator[Line]:
    if lineage is None:
        return
    if lineage.agency is not None:
        stated = "stated" if lineage.agency_stated else "inferred from reports that share its words"
        yield Line(
            label="agency",
            value=_scored(lineage.agency.name, lineage.agency.score),
            evidence=f"{stated}; rivals: {', '.join(lineage.rivals) or 'none'}",
        )
    yield Line(label="sentences from", value=made_of_words(lineage) or NOT_SAID)
    if lineage.shared is not None:
        yield Line(
            label="shared", value=f"{lineage.shared:.0%} of its sentences stand elsewhere too"
        )
    yield Line(label="copies", value=lineage.parent_name or "no earlier report of the record")
    if lineage.spliced:
        yield Line(label="spliced", value="its sentences keep changing origin; it confirms nothing")


def _findings(record: Record, report: Report) -> Iterator[Line]:
    for found in record.findings:
        if found.report == report.id:
            yield Line(
                label=found.code.value, value=found.detail, evidence=_words(report, found.span)
            )


def _passage(report: Report, passage: Passage) -> Line:
    return Line(
        label=passage.role.value,
        value=_words(report, passage.span)[1:-1],
        evidence=f"{passage.start}-{passage.end}",
    )
