"""What a stage declined to do or noticed wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.ids import content_id
from tetrapylon.model.span import Span


class Code(StrEnum):
    """The closed list of finding codes; `docs/findings.md` has a row for each."""

    EMPTY_INPUT = "empty_input"
    """The input has no bytes, or no text once white space is gone."""
    BINARY_INPUT = "binary_input"
    """The bytes are no text, whatever the name says."""
    TOO_LARGE = "too_large"
    """The input is over the size limit."""
    DAMAGED_INPUT = "damaged_input"
    """The input breaks off or cannot be unpacked."""
    UNSAFE_ARCHIVE = "unsafe_archive"
    """An archive member would unpack to too much, or names a path outside the archive."""
    UNKNOWN_FORMAT = "unknown_format"
    """No reader is known for this kind of input."""
    MISSING_INPUT = "missing_input"
    """The path does not exist or may not be read."""
    BAD_LINE = "bad_line"
    """A line of a JSONL file is not a report."""
    NO_TEXT = "no_text"
    """The document opens but holds no text (a scanned PDF, a page of scripts)."""
    ENCODING_GUESSED = "encoding_guessed"
    """The text was not UTF-8; the encoding was detected."""
    ENCODING_DAMAGED = "encoding_damaged"
    """Some bytes fit no encoding and stand as U+FFFD."""
    NOT_ENGLISH = "not_english"
    """The report is kept, but not coded: its language is not English."""
    SET_ASIDE = "set_aside"
    """The report is kept, but not read: its words tell of no war and no violence."""
    SAME_BYTES = "same_bytes"
    """Another input had the same bytes; both names are one Report."""
    TEXT_CUT = "text_cut"
    """The text was longer than the limit of what is read; the rest is kept unread."""
    PARSE_FAILED = "parse_failed"
    """A passage could not be parsed and gave no claims."""
    DATE_CONTRADICTION = "date_contradiction"
    """The printed date does not fit the days that the text speaks of."""
    NO_DATE = "no_date"
    """Neither the text nor its sisters say what day it is."""
    TIME_NOT_UNDERSTOOD = "time_not_understood"
    """Words that look like a time, without a value."""
    TIME_NO_ANCHOR = "time_no_anchor"
    """A relative time in a report whose story day is not known."""
    SPLICED = "spliced"
    """Neighbouring sentences keep changing origin; the report confirms nothing."""
    SPEAKER_NOT_INTRODUCED = "speaker_not_introduced"
    """A definite speaker ("the source") whom this text never introduced."""
    QUOTE_NOT_CLOSED = "quote_not_closed"
    """A quotation mark without its partner."""
    TEXT_ERROR = "text_error"
    """The words contradict themselves (a man meets himself)."""
    PLACE_NOT_FOUND = "place_not_found"
    """Words in a place's position that no gazetteer row fits."""
    UNKNOWN_CATEGORY = "unknown_category"
    """A value outside a closed list came up; the row was left out."""
    NAME_SHARED = "name_shared"
    """A name that two known actors bear; which one is not decided."""
    READER_FAILED = "reader_failed"
    """Processes that read the report died or failed three times; it is kept unread."""
    REPORT_WITHDRAWN = "report_withdrawn"
    """A person took a report out of the record; the detail says who, when and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing declined or noticed. `detail` is a sentence for the person who will look."""

    id: str
    report: str | None
    stage: str
    code: Code
    span: Span | None = None
    detail: str


def finding(
    code: Code, detail: str, *, stage: str, report: str | None = None, span: Span | None = None
) -> Finding:
    """Return a finding whose id comes from its content."""
    key = (stage, code, report, span and span.start, span and span.end, detail)
    return Finding(
        id=content_id("f", *key), report=report, stage=stage, code=code, span=span, detail=detail
    )
