"""An airport, a prison, a conference hall: parts of a town that are taken or held apart from it.

The report's own words name them: "the Karsa conference hall" by its name, "the airport" by the town's. They are
facilities of their own, without a point, and the town keeps its holder.
"""

from __future__ import annotations

from itertools import pairwise

from tetrapylon.lexicon.countries import slug
from tetrapylon.lexicon.terrain import Terrain
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.parse import Parse, Token

INNER = frozenset({"compound", "nmod", "amod", "punct"})
"""Relations of the words between a facility's first naming word and its noun."""


def facility_of(
    parse: Parse, noun: Token, *, town: Entity | None, called: str | None, terrain: Terrain
) -> Entity | None:
    """Return the facility that a noun names, None where it names none or nothing says whose it is.

    Args:
        parse: the passage's parse.
        noun: the noun of what is taken or held.
        town: the town that it belongs to, None where that is not known.
        called: the report's name of that town.
        terrain: which nouns are facilities.
    """
    if noun.low not in terrain.facilities:
        return None
    own = _own_name(parse, noun)
    land = town.country if town is not None else None
    if own is not None:
        tail = f"-{land.lower()}" if land else ""
        return Entity(
            id=f"place:{slug(own)}{tail}", name=own, kind=EntityKind.FACILITY, country=land
        )
    if town is None or called is None:
        return None
    kind = " ".join([*_kind_words(parse, noun), noun.low])
    name = f"{called} {kind}" if noun.low in terrain.town_first else f"{kind} in {called}"
    return Entity(
        id=f"place:{slug(kind)}-of-{town.id.partition(':')[2]}",
        name=name,
        kind=EntityKind.FACILITY,
        country=land,
        admin1=town.admin1,
    )


def _before(parse: Parse, noun: Token) -> list[Token]:
    """Return the words directly before a noun that belong to it, in reading order."""
    first = noun.i
    while first and parse[first - 1].sent == noun.sent and parse[first - 1].dep in INNER:
        if not any(a.i == noun.i for a in parse.ancestors(parse[first - 1])):
            break
        first -= 1
    return [parse[k] for k in range(first, noun.i)]


def _own_name(parse: Parse, noun: Token) -> str | None:
    """Return the name that stands before the noun, with it ("the Karsa conference hall")."""
    words = _before(parse, noun)
    named = next(
        (n for n, t in enumerate(words) if t.pos == "PROPN" and t.text[:1].isupper()), None
    )
    if named is None:
        return None
    start = words[named]
    said = [start, *words[named + 1 :], noun]
    text = start.text
    for left, right in pairwise(said):
        text += (" " if right.start > left.end else "") + right.text
    return text


def _kind_words(parse: Parse, noun: Token) -> list[str]:
    return [t.low for t in _before(parse, noun) if t.dep == "compound" and t.text.islower()]
