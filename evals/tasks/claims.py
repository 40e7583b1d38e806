"""Attributions: the statements' own layer, in the spans the corpus marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse
from tetrapylon.model.span import Span
from tetrapylon.read.attribution import Attribution, find_attributions
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
        "source": _pairs(_source(parse, attribution)),
        "cue": _pairs((attribution.cue,)),
        "content": _pairs(attribution.content),
    }


def _source(parse: Parse, attribution: Attribution) -> tuple[Span, ...]:
    if attribution.source is None:
        return ()
    speaker = speaker_of(parse, attribution.source, CUES)
    return (speaker.span,) if speaker else ()


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]
