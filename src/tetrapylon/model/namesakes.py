"""Persons whom one report calls by a single name and another by the whole: one person in one record.

A report that was cut, or that takes for granted who is meant, prints "Rahman said"; a sister report names
Salim Rahman. They are one where the single name belongs to exactly one person of the record, and the two
reports speak of the same things. The kept readings stay as they were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tetrapylon.model.entity import Entity, EntityKind, Mention
from tetrapylon.model.record import Reading

PERSON = "person:"
COMMON = 2
"""Entities besides the person that both reports name: below that a shared name proves nothing."""
SURE = 0.6
BASIS = "named_elsewhere"


def with_namesakes(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings in which a person's single name is the person whom a related report names in full."""
    listed = tuple(readings)
    full = _persons_by_part(listed)
    rows = {e.id: e for r in listed for e in r.entities}
    named = {r.report: frozenset(e.id for e in r.entities) for r in listed}
    return tuple(_named(r, full, rows, named) for r in listed)


def _parts(entity: str) -> tuple[str, ...]:
    return tuple(entity.removeprefix(PERSON).split("-"))


def _persons_by_part(readings: Iterable[Reading]) -> dict[str, dict[str, set[str]]]:
    """Return, by first or last name, the persons named in full and the reports that do so."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for reading in readings:
        for entity in reading.entities:
            parts = _parts(entity.id)
            if entity.kind is EntityKind.PERSON and len(parts) > 1:
                for part in {parts[0], parts[-1]}:
                    found[part][entity.id].add(reading.report)
    return found


def _named(
    reading: Reading,
    full: Mapping[str, Mapping[str, set[str]]],
    rows: Mapping[str, Entity],
    named: Mapping[str, frozenset[str]],
) -> Reading:
    names: dict[str, str] = {}
    for entity in reading.entities:
        parts = _parts(entity.id)
        if entity.kind is not EntityKind.PERSON or len(parts) != 1 or parts[0] not in full:
            continue
        meant = full[parts[0]]
        own = named[reading.report] - {entity.id}
        if len(meant) == 1:
            person, reports = next(iter(meant.items()))
            if any(len(own & named[r]) >= COMMON for r in reports):
                names[entity.id] = person
    if not names:
        return reading
    kept = {e.id: e for e in reading.entities if e.id not in names}
    kept |= {names[e]: rows[names[e]] for e in names}
    return replace(
        reading,
        entities=tuple(kept[k] for k in sorted(kept)),
        mentions=tuple(_called(m, names) for m in reading.mentions),
    )


def _called(mention: Mention, names: Mapping[str, str]) -> Mention:
    entity = names.get(mention.entity or "")
    if entity is None:
        return mention
    return replace(mention, entity=entity, score=min(mention.score, SURE), basis=BASIS)
