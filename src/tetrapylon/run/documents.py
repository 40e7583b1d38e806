"""A report laid on the reading desk: page read, passages parsed."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from tetrapylon.lexicon.outlets import OutletLexicon, load_outlets
from tetrapylon.model.document import Document
from tetrapylon.model.report import Report, report_id
from tetrapylon.read.page import read_page
from tetrapylon.read.parsing import Parser, parse_pages


def open_document(
    report: Report, *, parser: Parser, outlets: OutletLexicon | None = None
) -> Document:
    """Return the report with its anatomy and the parses of its speaking passages.

    Args:
        report: what was obtained.
        parser: tags and parses passages.
        outlets: known outlets and furniture; None takes the packaged ones.
    """
    return open_documents([report], parser=parser, outlets=outlets)[0]


def open_documents(
    reports: Sequence[Report], *, parser: Parser, outlets: OutletLexicon | None = None
) -> list[Document]:
    """Return several reports with their anatomy and parses; the parser is asked once, which costs a fifth less."""
    pages = [read_page(report, outlets or load_outlets()) for report in reports]
    words = [(r.text, passages) for r, (_, passages) in zip(reports, pages, strict=True)]
    parses = parse_pages(words, parser=parser)
    return [
        Document(report=report, page=page, passages=passages, parses=parsed)
        for report, (page, passages), parsed in zip(reports, pages, parses, strict=True)
    ]


def report_of_text(text: str, *, name: str = "text", published: str | None = None) -> Report:
    """Return a report made of plain text alone, as evaluations and tests have it.

    Args:
        text: the decoded text.
        name: a file name or an id.
        published: an EDTF date known from outside the text.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        id=report_id(digest),
        name=name,
        sha256=digest,
        media_type="text/plain",
        text=text,
        encoding="utf-8",
        language="en",
        published=published,
    )
