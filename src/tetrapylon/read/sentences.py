"""Sentences of a passage."""

from __future__ import annotations

import itertools
import re

from tetrapylon.model.span import Span

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences inside `span`, without surrounding white space."""
    words = span.of(text)
    cuts = [0, *(m.end() for m in _END.finditer(words)), len(words)]
    found = []
    for begin, end in itertools.pairwise(cuts):
        piece = words[begin:end]
        bare = piece.strip()
        if bare:
            lead = len(piece) - len(piece.lstrip())
            start = span.start + begin + lead
            found.append(Span(start, start + len(bare)))
    return tuple(found)
