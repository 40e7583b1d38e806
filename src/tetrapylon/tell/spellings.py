"""Who a person means by a name, in whatever spelling: entities by name or alias, words by all spellings."""

from __future__ import annotations

import re

from tetrapylon.model.entity import Entity
from tetrapylon.model.folding import folded
from tetrapylon.model.record import Record

SHORTEST_PART = 3
"""A part of a name must have so many letters to stand for the whole of it."""


def spellings_of(entity: Entity) -> frozenset[str]:
    """Return the name and aliases of an entity, folded."""
    return frozenset(folded(s) for s in (entity.name, *entity.aliases))


def entities_called(record: Record, name: str) -> tuple[Entity, ...]:
    """Return the entities with this name or alias; where there is none, those whose name holds its words."""
    wanted = folded(name)
    exact = tuple(e for e in record.entities if wanted in spellings_of(e) or e.id == name)
    if exact or len(wanted) < SHORTEST_PART:
        return exact
    return tuple(e for e in record.entities if any(holds(s, wanted) for s in spellings_of(e)))


def holds(text: str, words: str) -> bool:
    """Tell whether folded `text` holds folded `words` as whole words."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
