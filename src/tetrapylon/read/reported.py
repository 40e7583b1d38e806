"""What one cue gives: the makings of an attribution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueClass
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import hull, trimmed
from tetrapylon.read.quotes import Quote

MARKS = "“”\"'’‘`«»"


@dataclass(frozen=True, slots=True)
class Reported:
    """A cue's head word and words, the head word of its source, and the stretches it reports."""

    kind: CueClass
    word: Token
    cue: Span
    source: Token | None
    content: tuple[Span, ...]


def pieces(text: str, parse: Parse, tokens: set[int]) -> tuple[Span, ...]:
    """Return the stretches that `tokens` make, without loose punctuation at their ends."""
    runs: list[list[Token]] = []
    for i in sorted(tokens):
        if runs and i == runs[-1][-1].i + 1:
            runs[-1].append(parse[i])
        else:
            runs.append([parse[i]])
    spans = (trimmed(text, hull(run)) for run in runs)
    return tuple(s for s in spans if s is not None and any(c.isalnum() for c in s.of(text)))


def with_marks(spans: Iterable[Span], quotes: tuple[Quote, ...]) -> tuple[Span, ...]:
    """Let stretches that reach into a quotation take its marks in.

    A stretch that begins at the quotation's first word or ends at its last takes the mark beside it.
    """
    return tuple(_marked(span, quotes) for span in spans)


def _marked(span: Span, quotes: tuple[Quote, ...]) -> Span:
    start, end = span.start, span.end
    for q in quotes:
        if q.span.start < start <= q.span.start + 2:
            start = q.span.start
        if q.span.start < end < q.span.end <= end + 3:
            end = q.span.end
    return Span(start, end)
