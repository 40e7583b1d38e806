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
from tetrapylon.read.remembered import alone, remembered
from tetrapylon.read.times_context import (
    REACH,
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
    parse, pieces = document.parses.get(passage.id), _pieces(passage)
    if parse is None:
        made, by = _of_words(document.text, None, pieces), 0
    else:
        words = alone(document.text, passage, parse)
        by = words.by
        own = tuple([(start - by, end - by) for start, end in pieces])
        made = remembered(words, "times", None, lambda w, o: _of_words(w.text, w.parse, o), own)
    for near in made:
        yield _moved(document, near, by)


def _of_words(
    text: str, parse: Parse | None, pieces: tuple[tuple[int, int], ...]
) -> tuple[TimeMention, ...]:
    """Return the time expressions of some stretches of a text: no report's yet."""
    made = []
    for start, end in pieces:
        for found in scan(text[start:end]):
            moved = Found(found.start + start, found.end + start, found.expression)
            if parse is None or is_time(parse, moved):
                made.append(_mention(text, moved, parse))
    return tuple(made)


def _pieces(passage: Passage) -> tuple[tuple[int, int], ...]:
    pieces = tuple([(s.start, s.end) for s in passage.sentences])
    return pieces or ((passage.start, passage.end),)


def _mention(text: str, found: Found, parse: Parse | None) -> TimeMention:
    form, span = found.expression.form, Span(found.start, found.end)
    clocked = found.expression.clock is not None or found.expression.part is not None
    kind = TYPES.get(form, TimexType.TIME if clocked else TimexType.DATE)
    if parse is not None and form is Form.DURATION and is_rate(parse, span):
        kind = TimexType.SET
    if parse is not None and is_accounting_year(parse, found):
        kind = TimexType.DURATION
    return TimeMention(
        id="",
        report="",
        start=span.start,
        end=span.end,
        said=span.of(text),
        type=kind,
        direction=direction_of(parse, found) if parse else None,
        bound=bound_of(text, span),
    )


def _moved(document: Document, time: TimeMention, by: int) -> TimeMention:
    """Return the time expression of a report whose passage begins at `by`."""
    start, end, report = time.start + by, time.end + by, document.report.id
    inside = time.start >= REACH
    return TimeMention(
        id=content_id("t", report, start, end),
        report=report,
        start=start,
        end=end,
        said=time.said,
        type=time.type,
        direction=time.direction,
        bound=time.bound if inside else bound_of(document.text, Span(start, end)),
    )
