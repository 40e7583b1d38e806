"""Stretches of a report with a role, and their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.ids import content_id
from tetrapylon.model.span import Span


class Role(StrEnum):
    """What a passage is for on its page."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    BODY = "body"
    CAPTION = "caption"
    CROSSHEAD = "crosshead"
    LINK = "link"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"


SPEAKING_ROLES = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CAPTION})
"""Roles whose passages are parsed and give claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; its id comes from report and offsets."""

    id: str
    report: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch of the report's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text with a role. Passages do not overlap and stand in reading order."""

    id: str
    report: str
    start: int
    end: int
    role: Role
    sentences: tuple[Sentence, ...] = ()

    @property
    def span(self) -> Span:
        """The stretch of the report's text."""
        return Span(self.start, self.end)

    def sentence_of(self, start: int, end: int) -> Sentence | None:
        """Return the first sentence that shares a character with `[start, end)`, None for none."""
        return next((s for s in self.sentences if s.start < end and start < s.end), None)


def sentence(report: str, span: Span) -> Sentence:
    """Return the sentence at `span`."""
    key = content_id("s", report, span.start, span.end)
    return Sentence(id=key, report=report, start=span.start, end=span.end)


def passage(report: str, span: Span, role: Role, sentences: tuple[Span, ...] = ()) -> Passage:
    """Return the passage at `span` with its sentences."""
    return Passage(
        id=content_id("p", report, span.start, span.end, role),
        report=report,
        start=span.start,
        end=span.end,
        role=role,
        sentences=tuple(sentence(report, s) for s in sentences),
    )
