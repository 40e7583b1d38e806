"""Attributions: the statements' own layer, in the spans the corpus marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse
from tetrapylon.model.span import Span
from tetrapylon.read.attribution import Attribution, find_attributions
from tetrapylon.read.clauses import hull, trimmed
from tetrapylon.read.quotes import find_quotes
from tetrapylon.read.speakers import speaker_of

CUES = load_cues()


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one prediction row a document: source, cue and content pieces of each attribution."""
    for row in rows:
        document = document_of(row)
        found = find_attributions(document, CUES, find_quotes(document))
        yield {"id": row["id"], "attributions": [_row(document, a) for a in found]}


def _row(document: Document, attribution: Attribution) -> dict[str, object]:
    parse = document.parses[attribution.passage]
    return {
        "source": _pairs(_source(document.text, parse, attribution)),
        "cue": _pairs((attribution.cue,)),
        "content": _pairs(attribution.content),
    }


def _source(text: str, parse: Parse, attribution: Attribution) -> tuple[Span, ...]:
    """Return the whole noun phrase, clauses and the comma behind an apposition included, as the corpus does."""
    head = attribution.source
    speaker = speaker_of(parse, head, CUES) if head is not None else None
    if head is None or speaker is None:
        return ()
    cue = attribution.cue
    own = next((c for c in parse.children(attribution.word) if c.dep == "nsubj"), None)
    if own is not None and own.low in ("who", "which", "that"):
        return (own.span,)
    below = [
        t
        for t in parse.subtree(head)
        if not attribution.covers(t.start)
        and not cue.overlap(t.span)
        and t.start >= speaker.span.start
    ]
    same_side = [t for t in below if (t.start < cue.start) == (head.start < cue.start)]
    span = trimmed(text, hull(same_side), drop=" \n\t,;") or speaker.span
    extended = any(c.dep in ("appos", "relcl", "acl") for c in parse.children(head))
    comma = extended and text[span.end : span.end + 1] == "," and "," in span.of(text)
    return (Span(span.start, span.end + comma),)


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]
