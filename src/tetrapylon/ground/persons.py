"""Persons of one report: full names first, then the surnames that mean them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.gazetteer import Gazetteer
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm

_POSSESSIVE = re.compile(r"['’](?:s)?$")
PARTICLES = frozenset(("al", "el", "ul"))
MOST_NAMES = 20_000
"""Names whose parts are remembered."""


def bare_name(said: str, actors: ActorLexicon) -> str:
    """Return a person's name without titles and the nation before them."""
    titles, nations = actors.title_words, actors.nations
    words = said.split()
    while len(words) > 1 and (words[0] in titles or words[0] in nations or words[0] == "of"):
        words.pop(0)
    return _POSSESSIVE.sub("", " ".join(words))


def retyped(
    mentions: Iterable[Mention], actors: ActorLexicon, gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Return the mentions with names of persons and of places told apart by given names and the gazetteer.

    A lone name in capitals at a sentence's start ("Al-Kasra") is the place that the report names so elsewhere.
    """
    read = tuple(mentions)
    places = {folded(m.said) for m in read if m.kind is EntityKind.PLACE and "-" in m.said}
    return tuple(_retyped(_placed(m, places), actors, gazetteer) for m in read)


def _placed(mention: Mention, places: set[str]) -> Mention:
    person = mention.kind is EntityKind.PERSON and mention.entity is None
    if person and mention.form is MentionForm.NAME and folded(mention.said) in places:
        return replace(mention, kind=EntityKind.PLACE)
    return mention


def _retyped(mention: Mention, actors: ActorLexicon, gazetteer: Gazetteer) -> Mention:
    words = mention.said.split()
    unknown = mention.form is MentionForm.NAME and mention.entity is None and len(words) >= 2
    if not unknown or bare_name(mention.said, actors) != mention.said:
        return mention
    given = words[0] in actors.given_names
    match mention.kind:
        case EntityKind.PERSON if not given and gazetteer.find(mention.said):
            return replace(mention, kind=EntityKind.PLACE)
        case None if (
            given and len(words) <= 4 and _looks_personal(words, mention, actors, gazetteer)
        ):
            return replace(mention, kind=EntityKind.PERSON)
        case _:
            return mention


def _looks_personal(
    words: list[str], mention: Mention, actors: ActorLexicon, gazetteer: Gazetteer
) -> bool:
    small = {"de", "bin", "ibn", "al", "van", "von", "der"}
    named = all((w[0].isupper() and w[-1] not in ".,") or w.lower() in small for w in words[1:])
    thing = (
        words[-1] in actors.place_ends or words[-1] in actors.organisation_ends | actors.not_places
    )
    return named and not thing and not gazetteer.find(mention.said)


@lru_cache(maxsize=MOST_NAMES)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the words that two spellings of a name share: no article, no apostrophe, lower case."""
    return tuple(w for w in folded(name).split() if w not in PARTICLES)


def person_of(name: str) -> Entity | None:
    """Return the entity of a full name, None for a name without a letter."""
    parts = name_parts(name)
    if not parts:
        return None
    return Entity(id=f"person:{'-'.join(parts)}", name=name, kind=EntityKind.PERSON)


def full_names(mentions: Iterable[Mention], actors: ActorLexicon) -> dict[str, Entity]:
    """Return by id the persons that a report names in two words or more."""
    found: dict[str, Entity] = {}
    for mention in mentions:
        if mention.kind is not EntityKind.PERSON or mention.entity is not None:
            continue
        bare = bare_name(mention.said, actors)
        person = person_of(bare)
        whole = bare != mention.said or (person is not None and person.id.count("-") >= 1)
        if person is not None and mention.form == "name" and whole:
            found.setdefault(person.id, person)
    return {k: p for k, p in found.items() if not _is_tail_of_one(p, found)}


def _is_tail_of_one(person: Entity, known: dict[str, Entity]) -> bool:
    return any(
        k != person.id and _ends_with(name_parts(p.name), name_parts(person.name))
        for k, p in known.items()
    )


def _ends_with(parts: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return len(parts) > len(tail) > 0 and parts[-len(tail) :] == tail


def met_again(name: str, known: dict[str, Entity]) -> tuple[Entity, ...]:
    """Return the persons whose name this is, or ends with: one is a match, several share a surname.

    A lone given name is a match where one person alone bears it and nobody is surnamed so.
    """
    parts = name_parts(name)
    same = [p for p in known.values() if name_parts(p.name) == parts]
    ended = same or [p for p in known.values() if _ends_with(name_parts(p.name), parts)]
    if ended or len(parts) != 1:
        return tuple(ended)
    given = [p for p in known.values() if name_parts(p.name)[:1] == parts]
    return tuple(given) if len(given) == 1 else ()
