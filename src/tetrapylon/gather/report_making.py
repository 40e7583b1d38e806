"""Bytes of one would-be report to the item that it ends as."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import assert_never

from tetrapylon.gather.decoding import decode
from tetrapylon.gather.extract import Extract
from tetrapylon.gather.item import STAGE, Item, Note, refused
from tetrapylon.gather.kinds import CONTAINERS, Kind
from tetrapylon.gather.language import ENGLISH, language_of
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.pdf_file import read_pdf
from tetrapylon.gather.web_page import read_web_page
from tetrapylon.gather.word_file import read_word_file
from tetrapylon.model.finding import Code, finding
from tetrapylon.model.report import Disposition, Report, report_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes that should be one report, with what is known of them from outside."""

    name: str
    raw: bytes
    kind: Kind
    charset: str | None = None
    url: str | None = None


def item_of(source: Source, *, limits: Limits) -> Item:
    """Return the item that some bytes end as: a report, or the reason why there is none."""
    if not source.raw.strip():
        return refused(source.name, Note(code=Code.EMPTY_INPUT, detail="nothing but white space"))
    found = _extracted(source, limits)
    if isinstance(found, Note):
        return refused(source.name, found)
    return item_of_extract(source, found, limits=limits)


def item_of_extract(source: Source, found: Extract, *, limits: Limits) -> Item:
    """Return the item of text already extracted, once its size and language are looked at."""
    fault = _fault_of(source, found, limits)
    if fault is not None:
        return refused(source.name, fault)
    report = _report_of(source, found)
    notes = found.notes
    if report.language not in (ENGLISH, None):
        detail = f"the language is {report.language}; kept, but only English is read"
        notes = (*notes, Note(code=Code.NOT_ENGLISH, detail=detail))
    findings = [
        finding(n.code, f"{source.name}: {n.detail}", stage=STAGE, report=report.id) for n in notes
    ]
    return Item(
        name=source.name,
        disposition=Disposition.DONE if notes == found.notes else Disposition.DECLINED,
        report=report,
        raw=source.raw,
        findings=tuple(findings),
    )


def too_large(limits: Limits) -> Note:
    """Return the note on an input with more bytes than one report may have."""
    detail = f"more than {limits.max_bytes:,} bytes; raise the limit max_bytes to read it"
    return Note(code=Code.TOO_LARGE, detail=detail)


def _extracted(source: Source, limits: Limits) -> Extract | Note:
    match source.kind:
        case Kind.TEXT:
            decoded = decode(source.raw, declared=source.charset)
            return Extract(text=decoded.text, encoding=decoded.encoding, notes=decoded.notes)
        case Kind.HTML:
            return read_web_page(source.raw, charset=source.charset)
        case Kind.PDF:
            return read_pdf(source.raw, max_text_chars=limits.max_text_chars)
        case Kind.DOCX:
            return read_word_file(source.raw, limits=limits)
        case Kind.JSONL | Kind.ZIP | Kind.TAR | Kind.GZIP | Kind.WARC | Kind.PARQUET:
            raise ContainerError(source.kind)
        case _:
            assert_never(source.kind)


def _fault_of(source: Source, found: Extract, limits: Limits) -> Note | None:
    if not found.text.strip():
        if source.kind in (Kind.TEXT, Kind.JSONL):
            return Note(code=Code.EMPTY_INPUT, detail="nothing but white space")
        return Note(code=Code.NO_TEXT, detail="it opens, but holds no text")
    if len(found.text) > limits.max_text_chars:
        detail = (
            f"more than {limits.max_text_chars:,} characters of text; "
            "raise the limit max_text_chars to read it"
        )
        return Note(code=Code.TOO_LARGE, detail=detail)
    return None


def _report_of(source: Source, found: Extract) -> Report:
    digest = sha256(source.raw).hexdigest()
    return Report(
        id=report_id(digest),
        name=source.name,
        sha256=digest,
        media_type=source.kind,
        text=found.text,
        encoding=found.encoding,
        language=language_of(found.text),
        title=found.title,
        url=source.url or found.url,
        publisher=found.publisher,
        published=found.published,
        pages=found.pages,
    )


class ContainerError(ValueError):
    """A container was handed over as one report. The caller is at fault: open it first."""

    def __init__(self, kind: Kind) -> None:
        among = ", ".join(sorted(CONTAINERS))
        super().__init__(f"{kind} is a container ({among}); open it and hand over its members")
