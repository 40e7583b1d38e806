"""Find the words that name times, and where their clause looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tetrapylon.lexicon.time_expression import Form
from tetrapylon.lexicon.times import Found, scan
from tetrapylon.model.document import Document
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse
from tetrapylon.model.passage import SPEAKING_ROLES, Passage, Role
from tetrapylon.model.span import Span
from tetrapylon.model.time import TimeMention, TimexType
from tetrapylon.read.times_context import (
    bound_of,
    is_accounting_year,
    is_rate,
    is_time,
)
from tetrapylon.read.times_direction import direction_of

TYPES: Final[dict[Form, TimexType]] = {
    Form.SET: TimexType.SET,
    Form.DURATION: TimexType.DURATION,
    Form.VAGUE_SPAN: TimexType.DURATION,
    Form.WINDOW: TimexType.DURATION,
    Form.CLOCK: TimexType.TIME,
    Form.PART_SHIFT: TimexType.TIME,
    Form.SINCE: TimexType.INTERVAL,
}
"""Types by form; any other form is a date."""
_ROLES = SPEAKING_ROLES | {Role.DATE, Role.DATELINE}


def find_times(document: Document) -> tuple[TimeMention, ...]:
    """Return the time expressions of the report's passages, in reading order."""
    return tuple(
        mention
        for passage in document.passages
        if passage.role in _ROLES
        for mention in _of_passage(document, passage)
    )


def _of_passage(document: Document, passage: Passage) -> Iterator[TimeMention]:
    parse = document.parses.get(passage.id)
    for piece in _pieces(passage):
        for found in scan(document.text[piece.start : piece.end]):
            moved = Found(found.start + piece.start, found.end + piece.start, found.expression)
            if parse is None or is_time(parse, moved):
                yield _mention(document, moved, parse)


def _pieces(passage: Passage) -> tuple[Span, ...]:
    return tuple(s.span for s in passage.sentences) or (passage.span,)


def _mention(document: Document, found: Found, parse: Parse | None) -> TimeMention:
    form, span = found.expression.form, Span(found.start, found.end)
    clocked = found.expression.clock is not None or found.expression.part is not None
    kind = TYPES.get(form, TimexType.TIME if clocked else TimexType.DATE)
    if parse is not None and form is Form.DURATION and is_rate(parse, span):
        kind = TimexType.SET
    if parse is not None and is_accounting_year(parse, found):
        kind = TimexType.DURATION
    return TimeMention(
        id=content_id("t", document.report.id, span.start, span.end),
        report=document.report.id,
        start=span.start,
        end=span.end,
        said=span.of(document.text),
        type=kind,
        direction=direction_of(parse, found) if parse else None,
        bound=bound_of(document.text, span),
    )
