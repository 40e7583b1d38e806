"""What a report's page says of itself: title, credits, printed dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.span import Span


class Flag(StrEnum):
    """Closed list of a report's flags."""

    DATE_CONTRADICTION = "date_contradiction"
    SPLICED = "spliced"
    REPEATED_PARAGRAPH = "repeated_paragraph"
    CAPTION_IN_BODY = "caption_in_body"
    NO_DATE = "no_date"
    TEXT_ERROR = "text_error"
    NOT_ENGLISH = "not_english"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An outlet or agency that a page names, with the words that name it.

    `basis` is a short code (`masthead`, `byline`, `sign_off`, `told`, `slogan`, `metadata`, `strand` ...);
    `stated` tells a name that stands in this text or page from one inferred from sister reports.
    `via` lists whom the publisher republished from; `rivals` other names that fit less well.
    """

    name: str
    basis: str
    stated: bool
    score: float
    evidence: tuple[Span, ...] = ()
    via: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


class DateSource(StrEnum):
    """Where a piece of date evidence stands."""

    PRINTED = "printed"
    METADATA = "metadata"
    URL = "url"
    CAPTION = "caption"
    PAGE_CLOCK = "page_clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """A date that the page or its metadata carries, as EDTF; `span` is None where it is not in the text.

    `clock` is `HH:MM` where a time of day stands beside the date.
    """

    source: DateSource
    edtf: str
    span: Span | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The anatomy of one report, beside its passages."""

    report: str
    title: Span | None = None
    authors: tuple[Span, ...] = ()
    dateline: Span | None = None
    dateline_place: Span | None = None
    publisher: Credit | None = None
    agencies: tuple[Credit, ...] = ()
    dates: tuple[DateEvidence, ...] = ()
    flags: tuple[Flag, ...] = ()
