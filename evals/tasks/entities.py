"""Entities of defence reports: mentions with the corpus's coarse types. Relations are not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.read.amounts import find_amounts
from tetrapylon.read.mentions import find_mentions
from tetrapylon.read.times import find_times

PLACE = (EntityKind.PLACE, EntityKind.STATE, EntityKind.SITE, EntityKind.FACILITY)


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one prediction row a document."""
    actors, gazetteer = load_actors(), open_gazetteer()
    for row in rows:
        document = document_of(row)
        found = ground_mentions(
            document, find_mentions(document, actors), actors=actors, gazetteer=gazetteer
        )
        spans = {(m.start, m.end): _type(m) for m in found.mentions}
        spans |= {(t.start, t.end): "Temporal" for t in find_times(document)}
        for amount in find_amounts(document):
            spans.setdefault((amount.span.start, amount.span.end), "Quantity")
        kept = [{"start": s, "end": e, "type": t} for (s, e), t in sorted(spans.items()) if t]
        yield {"id": row["id"], "entities": kept}


def _type(mention: Mention) -> str | None:
    if mention.form is MentionForm.ADJECTIVE:
        return "Nationality"
    if mention.kind is EntityKind.PERSON:
        return "Person"
    if mention.kind in PLACE:
        return "Location"
    return "Organisation" if mention.kind else None
