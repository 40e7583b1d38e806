"""Toponyms: mentions that ground to a place, with its point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.ground.places import entity_of
from tetrapylon.lexicon.actors import ActorLexicon, load_actors
from tetrapylon.lexicon.gazetteer import Gazetteer, open_gazetteer
from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind, Mention, MentionForm
from tetrapylon.read.mentions import find_mentions

FORMS = (MentionForm.NAME, MentionForm.NICKNAME, MentionForm.ADJECTIVE, MentionForm.METONYM)
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
        places = [
            p for m in named if (p := _row(m, entities.get(m.entity or ""), actors, gazetteer))
        ]
        yield {"id": row["id"], "toponyms": places}


def _row(
    mention: Mention, entity: Entity | None, actors: ActorLexicon, gazetteer: Gazetteer
) -> dict[str, object] | None:
    """Return a toponym; one that is called a place by its own words but found in no table has no point."""
    if mention.form is MentionForm.METONYM:
        entity = next((entity_of(p) for p in gazetteer.find(mention.said)), None)
    called = mention.said.split()[-1] in actors.place_ends and " " in mention.said
    if entity is None and mention.kind is EntityKind.PLACE and called:
        return {"start": mention.start, "end": mention.end}
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
