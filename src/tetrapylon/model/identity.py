"""Rulings on who is who, put into effect on readings: entities joined, words taken from an entity.

The kept readings stay as they were read; this is applied each time they are used, so a ruling taken back
leaves no trace, and a better reader keeps every ruling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tetrapylon.model.decision import Decision, Evidence, Noun, Ruled, standing
from tetrapylon.model.entity import Entity, Mention
from tetrapylon.model.record import Reading


def with_rulings(readings: Iterable[Reading], decisions: Iterable[Decision]) -> tuple[Reading, ...]:
    """Return readings with the entities that people joined or parted; the same objects where nobody ruled."""
    listed = tuple(readings)
    ruled = [d for d in standing(decisions) if d.question == Noun.ENTITY]
    if not ruled:
        return listed
    taken = [d.evidence for d in ruled if d.ruling == Ruled.REJECTED]
    parted = tuple(_without(r, taken) for r in listed)
    names = _joined(parted, [d for d in ruled if d.ruling == Ruled.SAME and d.beside])
    rows = {e.id: e for r in parted for e in r.entities}
    return tuple(_renamed(r, names, rows) for r in parted)


def entity_at(readings: Iterable[Reading], evidence: Evidence) -> str | None:
    """Return the entity of the mention that stands on a stretch of words, None where none does."""
    for reading in readings:
        if reading.report != evidence.report:
            continue
        for mention in reading.mentions:
            if mention.entity and evidence.covers(mention.report, mention.start, mention.end):
                return mention.entity
    return None


def _without(reading: Reading, taken: Iterable[Evidence]) -> Reading:
    here = [e for e in taken if e.report == reading.report]
    if not here:
        return reading
    return replace(reading, mentions=tuple(_bare(m, here) for m in reading.mentions))


def _bare(mention: Mention, taken: Iterable[Evidence]) -> Mention:
    if not any((e.start, e.end) == (mention.start, mention.end) for e in taken):
        return mention
    rivals = (mention.entity, *mention.rivals) if mention.entity else mention.rivals
    return replace(mention, entity=None, rivals=rivals, basis="ruling")


def _joined(readings: tuple[Reading, ...], same: Iterable[Decision]) -> dict[str, str]:
    """Return, for each entity that was joined to another, the id that all of them go by."""
    groups: list[set[str]] = []
    for decision in same:
        found = [entity_at(readings, e) for e in decision.pair]
        ids = {e for e in found if e is not None}
        if len(ids) == 2:
            touching = [g for g in groups if g & ids]
            groups = [g for g in groups if not g & ids] + [ids.union(*touching)]
    often = Counter(m.entity for r in readings for m in r.mentions if m.entity)
    return {
        e: min(group, key=lambda i: (-often[i], i))
        for group in groups
        for e in group
        if e != min(group, key=lambda i: (-often[i], i))
    }


def _renamed(reading: Reading, names: Mapping[str, str], rows: Mapping[str, Entity]) -> Reading:
    if not names:
        return reading
    entities: dict[str, Entity] = {}
    for entity in reading.entities:
        row = rows.get(names.get(entity.id, entity.id), entity)
        known = entities.get(row.id, row)
        more = (entity.name, *entity.aliases) if entity.id in names else ()
        aliases = tuple(dict.fromkeys((*known.aliases, *(a for a in more if a != known.name))))
        entities[row.id] = replace(known, aliases=aliases)
    return replace(
        reading,
        mentions=tuple(_called(m, names) for m in reading.mentions),
        entities=tuple(entities[k] for k in sorted(entities)),
    )


def _called(mention: Mention, names: Mapping[str, str]) -> Mention:
    entity = names.get(mention.entity or "", mention.entity)
    rivals = tuple(dict.fromkeys(names.get(r, r) for r in mention.rivals))
    return replace(mention, entity=entity, rivals=tuple(r for r in rivals if r != entity))
