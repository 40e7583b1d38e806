"""Entities of all readings as one list, each under the name that most reports use."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.model.entity import PLACE_KINDS, Entity, Mention, MentionForm
from tetrapylon.model.record import Record

_EDGES = re.compile(r"^the\s+|['’]s?$|\s*\([^)]*\)", re.IGNORECASE)
_SHORT = re.compile(r"[A-Z.]{2,7}")
_SMALL_WORDS = frozenset({"al", "bin", "de", "del", "el", "for", "la", "of", "the", "und", "von"})

Spellings = dict[str, Counter[str]]


def merged_entities(record: Record, actors: ActorLexicon) -> tuple[Entity, ...]:
    """Return each entity once, with the spellings of all reports and the agencies that origins name.

    A row is named by the full name that most reports give it; the name of the lexicon or gazetteer
    stays among its aliases. A name of a lexicon that reports use themselves is kept. Ids do not change.
    """
    found: dict[str, list[Entity]] = defaultdict(list)
    for reading in record.readings:
        for entity in reading.entities:
            found[entity.id].append(entity)
    for entity in _credited(record, actors):
        found[entity.id].append(entity)
    spellings = _spellings(record)
    return tuple(_one(found[key], spellings.get(key, Counter())) for key in sorted(found))


def _credited(record: Record, actors: ActorLexicon) -> list[Entity]:
    names = {o.origin.name for o in record.origins if o.origin}
    names |= {c.agency.name for c in record.compositions if c.agency}
    entities = (actors.entity_named(name) for name in sorted(names))
    return [e for e in entities if e is not None]


def _spellings(record: Record) -> Spellings:
    """Return, by entity, in how many reports each of its names stands."""
    found: Spellings = defaultdict(Counter)
    for reading in record.readings:
        used = {(m.entity, n) for m in reading.mentions if m.entity and (n := _name_in(m))}
        for key, name in sorted(used):
            found[key][name] += 1
    return found


def _name_in(mention: Mention) -> str | None:
    """Return the bare name in a mention, None for a short form, a loaded word or a description."""
    if mention.form is not MentionForm.NAME or mention.label_slant is not None:
        return None
    name = " ".join(mention.said.split())
    while (bare := _EDGES.sub("", name).strip()) != name:
        name = bare
    words = name.split()
    if not words or _SHORT.fullmatch(name):
        return None
    named = all(not w[0].islower() or w.split("-")[0] in _SMALL_WORDS for w in words)
    return name if named and words[-1] not in _SMALL_WORDS else None


def _one(same: list[Entity], spellings: Counter[str]) -> Entity:
    """Join the readings of one entity: the fullest row, with every alias."""
    first = max(same, key=lambda e: (e.lat is not None, len(e.name), e.name))
    name = _display(first, spellings)
    aliases = {a for e in same for a in (*e.aliases, e.name)} - {name}
    return replace(first, name=name, aliases=tuple(sorted(aliases)))


def _display(entity: Entity, spellings: Counter[str]) -> str:
    place = entity.kind in PLACE_KINDS
    spellings = _unshouted(spellings, entity.name) if place else spellings
    if not spellings or (not place and entity.name in spellings):
        return entity.name
    full = spellings if place else _whole(spellings, entity.name)
    return min(full, key=lambda n: (-full[n], -len(n), n)) if full else entity.name


def _unshouted(spellings: Counter[str], known: str) -> Counter[str]:
    """Return names of a place with those that a dateline prints in capitals counted as they are written elsewhere."""
    found: Counter[str] = Counter()
    small = {n.casefold(): n for n in (*sorted(spellings), known) if not n.isupper()}
    for name, count in spellings.items():
        found[small.get(name.casefold(), name.title()) if name.isupper() else name] += count
    return found


def _whole(spellings: Counter[str], known: str) -> Counter[str]:
    """Return the names that are no part of a longer one, and are not less than the known name."""
    longer = [frozenset(n.casefold().split()) for n in (*spellings, known)]
    return Counter(
        {
            n: count
            for n, count in spellings.items()
            if not any(frozenset(n.casefold().split()) < other for other in longer)
            and len(n.split()) >= len(known.split())
        }
    )
