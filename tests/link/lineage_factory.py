"""Small records for the lineage tests: reports from lines of text, one sentence a line."""

from __future__ import annotations

import re
from hashlib import sha256

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality, Polarity
from tetrapylon.model.page import Credit, Page
from tetrapylon.model.passage import Passage, Role, passage
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report, report_id
from tetrapylon.model.span import Span

_LINE = re.compile(r"[^\n]+")


def report_of(text: str, *, published: str | None = None) -> Report:
    digest = sha256(text.encode()).hexdigest()
    return Report(
        id=report_id(digest),
        name="test",
        sha256=digest,
        media_type="text/plain",
        text=text,
        published=published,
    )


def reading_of(
    report: Report,
    *,
    agency: str | None = None,
    basis: str = "told",
    roles: dict[int, Role] | None = None,
) -> Reading:
    """Each line is a passage of one sentence; `agency` is credited where its name first stands."""
    passages: list[Passage] = []
    for number, found in enumerate(_LINE.finditer(report.text)):
        span = Span(*found.span())
        passages.append(passage(report.id, span, (roles or {}).get(number, Role.BODY), (span,)))
    credits_: tuple[Credit, ...] = ()
    if agency:
        at = report.text.index(agency)
        evidence = (Span(at, at + len(agency)),)
        credits_ = (Credit(name=agency, basis=basis, stated=True, score=0.9, evidence=evidence),)
    page = Page(report=report.id, agencies=credits_)
    return Reading(report=report.id, page=page, passages=tuple(passages))


def record_of(*texts: str, agencies: dict[int, str] | None = None, basis: str = "told") -> Record:
    reports = [report_of(text) for text in texts]
    credited = agencies or {}
    readings = [reading_of(r, agency=credited.get(i), basis=basis) for i, r in enumerate(reports)]
    return Record(
        reports=tuple(sorted(reports, key=lambda r: r.id)),
        readings=tuple(sorted(readings, key=lambda r: r.report)),
    )


def claim_of(
    record: Record,
    words: str,
    *,
    speaker: str | None = None,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
) -> Claim:
    """The claim at `words`, in the first report that holds them."""
    report = next(r for r in record.reports if words in r.text)
    start = report.text.index(words)
    reading = record.reading[report.id]
    home = next(p for p in reading.passages if p.start <= start < p.end)
    kind = ClaimantType.NAMED_PERSON if speaker else ClaimantType.AGENCY_VOICE
    return Claim(
        id=f"c-{report.id}-{start}",
        report=report.id,
        span=Span(start, start + len(words)),
        sentence=home.sentences[0].id,
        passage=home.id,
        claimant=Claimant(entity=None, name=speaker, type=kind),
        polarity=polarity,
        modality=modality,
    )
