"""Toponyms: mentions that ground to a place, with its point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import PLACE_KINDS, Entity, Mention, MentionForm
from tetrapylon.read.mentions import find_mentions

FORMS = (MentionForm.NAME, MentionForm.NICKNAME, MentionForm.ADJECTIVE)
"""Two of the corpora mark adjectives of countries as toponyms; where one does not, they are ignored."""


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one prediction row a document."""
    actors, gazetteer = load_actors(), open_gazetteer()
    for row in rows:
        document = document_of(row)
        found = ground_mentions(
            document, find_mentions(document, actors), actors=actors, gazetteer=gazetteer
        )
        entities = {e.id: e for e in found.entities}
        named = (m for m in found.mentions if m.form in FORMS)
        places = [p for m in named if (p := _row(m, entities.get(m.entity or "")))]
        yield {"id": row["id"], "toponyms": places}


def _row(mention: Mention, entity: Entity | None) -> dict[str, object] | None:
    if entity is None or entity.kind not in PLACE_KINDS:
        return None
    return {
        "start": mention.start,
        "end": mention.end,
        "lat": entity.lat,
        "lon": entity.lon,
        "geonameid": entity.geonames,
        "country": entity.country,
    }
