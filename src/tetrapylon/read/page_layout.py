"""Paragraphs of a plain text: one a line, or blocks of wrapped lines, whichever the text uses."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from tetrapylon.model.span import Span

INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
"""Marks that print nothing; a line of these alone is blank."""
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = re.compile(rf"[\s{INVISIBLE}]+")
_WORD = re.compile(r"\S+")

NARROWEST, WIDEST = 40, 110
"""Columns between which texts are wrapped; wider lines are paragraphs."""
LEAST_PAIRS = 3
FULL_LINE = 0.85
"""A wrapped line with the next line's first word fills this share of the width at least."""
FULL_SHARE = 0.6
"""Share of neighbouring lines that must be full for a text to be a wrapped one."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    indent: int
    after_blank: bool
    first_word: int

    @property
    def width(self) -> int:
        return self.indent + self.span.end - self.span.start


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, without surrounding white space; blank lines belong to none."""
    lines = _lines(text)
    if not _is_wrapped(lines):
        return tuple(line.span for line in lines)
    return _blocks(text, lines)


def bare(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` without white space and invisible marks at its ends, None where nothing is left."""
    head = _EDGE.match(text, start, end)
    begin = head.end() if head else start
    while end > begin and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Span(begin, end) if begin < end else None


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    previous_end = 0
    for line in _LINE.finditer(text):
        span = bare(text, line.start(), line.end())
        if span is None:
            continue
        gap = text[previous_end : span.start]
        word = _WORD.match(text, span.start)
        found.append(
            _Line(
                span=span,
                indent=span.start - line.start(),
                after_blank=line_breaks(gap) > 1,
                first_word=(word.end() if word else span.end) - span.start,
            )
        )
        previous_end = span.end
    return found


def line_breaks(gap: str) -> int:
    """Return how many line breaks stand in the white space between two lines; 2 and more leave a blank one."""
    return gap.count("\n") or gap.count("\r")


def _is_wrapped(lines: list[_Line]) -> bool:
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.after_blank]
    if len(pairs) < LEAST_PAIRS:
        return False
    width = max(line.width for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return False
    full = sum(_fills(a, b, width) for a, b in pairs)
    return full >= FULL_SHARE * len(pairs)


def _fills(line: _Line, following: _Line, width: int) -> bool:
    return line.width + 1 + following.first_word >= FULL_LINE * width


def _blocks(text: str, lines: list[_Line]) -> tuple[Span, ...]:
    width = max(line.width for line in lines)
    found: list[Span] = []
    for before, line in itertools.pairwise([None, *lines]):
        if line is None:
            continue
        if before is None or _begins_block(text, before, line, width):
            found.append(line.span)
        else:
            found[-1] = Span(found[-1].start, line.span.end)
    return tuple(found)


def _begins_block(text: str, before: _Line, line: _Line, width: int) -> bool:
    if line.after_blank or line.indent >= before.indent + 2:
        return True
    return not _fills(before, line, width) and text[before.span.end - 1] in '.!?"”’)]:'
