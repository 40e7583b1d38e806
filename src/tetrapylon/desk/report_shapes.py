"""Shapes of what the desk answers of reports. Offsets of marks count UTF-16 units of their passage."""

from __future__ import annotations

from typing_extensions import TypedDict

from tetrapylon.desk.claims import ClaimRow


class ReportRow(TypedDict):
    """A report in the list."""

    id: str
    name: str
    label: str
    title: str | None
    published: str | None
    published_basis: list[str]
    printed: str | None
    printed_status: str | None
    agency: str | None
    agency_stated: bool
    spliced: bool
    claims: int
    reviewed: int


class ReportPage(TypedDict):
    """A page of reports out of `total`."""

    total: int
    rows: list[ReportRow]


class Mark(TypedDict):
    """A marked stretch of a passage, in UTF-16 units of the passage's text; `words` is what it must cover.

    `kind` is `claim`, `speaker`, `cue`, `time`, `shared` or `evidence`; `of` the claim or row that it belongs to,
    `note` what is said about it in words.
    """

    kind: str
    of: str
    start: int
    end: int
    words: str
    note: str


class PassageRow(TypedDict):
    """One passage of the text. `start` counts code points of the report's text."""

    id: str
    role: str
    start: int
    text: str
    marks: list[Mark]


class AnatomyLine(TypedDict):
    """One line of a section of the anatomy."""

    label: str
    value: str
    evidence: str


class AnatomySection(TypedDict):
    """A section of the anatomy: dates, credits, what the report is made of, flags, findings."""

    heading: str
    lines: list[AnatomyLine]


class ReportDetail(TypedDict):
    """A report in full."""

    report: ReportRow
    url: str | None
    language: str | None
    read: bool
    passages: list[PassageRow]
    claims: list[ClaimRow]
    anatomy: list[AnatomySection]
