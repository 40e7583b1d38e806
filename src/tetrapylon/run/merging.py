"""Entities of all readings as one list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.model.entity import Entity
from tetrapylon.model.record import Record


def merged_entities(record: Record, actors: ActorLexicon) -> tuple[Entity, ...]:
    """Return each entity once, with the spellings of all reports and the agencies that origins name."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for reading in record.readings:
        for entity in reading.entities:
            found[entity.id].append(entity)
    for entity in _credited(record, actors):
        found[entity.id].append(entity)
    return tuple(_one(found[key]) for key in sorted(found))


def _credited(record: Record, actors: ActorLexicon) -> list[Entity]:
    names = {o.origin.name for o in record.origins if o.origin}
    names |= {c.agency.name for c in record.compositions if c.agency}
    entities = (actors.entity_named(name) for name in sorted(names))
    return [e for e in entities if e is not None]


def _one(same: list[Entity]) -> Entity:
    """Join the readings of one entity: the fullest row, with every alias."""
    first = max(same, key=lambda e: (e.lat is not None, len(e.name), e.name))
    aliases = {a for e in same for a in (*e.aliases, e.name)} - {first.name}
    return replace(first, aliases=tuple(sorted(aliases)))
