"""Ties between two phrases: who fights, leads, meets or backs whom, what belongs to what, what lies where.

General patterns over the parse: a verb with its subject and object, a preposition of place, a possessive,
an apposition, a bracket, a number. Which verb makes which tie is a table (`relations.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tetrapylon.lexicon.relations import RelationWords
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.phrases import Phrase, named_after, phrases_by_head

PARTIES = frozenset(("Organisation", "Person"))
MOVING = PARTIES | {"MilitaryPlatform", "Vehicle", "Weapon", "Money"}
ALIKE = frozenset(("Organisation", "Person", "Location", "MilitaryPlatform"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from one phrase to another; the order means nothing for ties that are mutual."""

    type: str
    source: Phrase
    target: Phrase


def find_relations(
    parse: Parse, phrases: tuple[Phrase, ...], words: RelationWords
) -> tuple[Relation, ...]:
    """Return the ties between the phrases of a passage, each once, in reading order."""
    at = phrases_by_head(phrases)
    found: dict[tuple[str, int, int], Relation] = {}
    for token in parse:
        for tie in _ties(parse, token, at, words):
            if tie.source is not tie.target:
                found.setdefault((tie.type, tie.source.head, tie.target.head), tie)
    return tuple(found.values())


Heads = Mapping[int, Phrase]


def _ties(parse: Parse, token: Token, at: Heads, words: RelationWords) -> Iterator[Relation]:
    if token.pos == "VERB":
        yield from _of_verb(parse, token, at, words)
    phrase = at.get(token.i)
    if phrase is None:
        if token.lemma in words.deeds_against:
            yield from _of_deed(parse, token, at)
        return
    yield from _where(parse, token, (phrase,), at, words)
    yield from _owned(parse, token, phrase, at, words)
    yield from _same(parse, token, phrase, at, words)


def _heads(parse: Parse, token: Token, dep: str, at: Heads) -> list[Phrase]:
    found = [t for c in parse.children(token) if c.dep == dep for t in named_after(parse, c)]
    return [at[t.i] for t in found if t.i in at]


def _behind(parse: Parse, token: Token, prepositions: frozenset[str], at: Heads) -> list[Phrase]:
    """Return the phrases behind a word's prepositions of these."""
    preps = [
        c for c in parse.children(token) if c.dep in ("prep", "agent") and c.low in prepositions
    ]
    return [p for c in preps for p in _heads(parse, c, "pobj", at)]


def _subjects(parse: Parse, verb: Token, at: Heads) -> list[Phrase]:
    """Return who does a deed: its subject, or that of the verb it hangs on, or the noun it describes."""
    own = _heads(parse, verb, "nsubj", at)
    if own:
        return own
    agents = _behind(parse, verb, frozenset(("by",)), at)
    if agents or any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(verb)):
        return agents
    above = parse.head(verb)
    if (
        verb.dep in ("xcomp", "conj", "advcl")
        and above.pos in ("VERB", "AUX")
        and above is not verb
    ):
        return _subjects(parse, above, at)
    if verb.dep in ("acl", "relcl") and verb.tag != "VBN" and above.i in at:
        return [at[above.i]]
    if (
        above is not verb
        and above.pos not in ("VERB", "AUX")
        and above.dep in ("dobj", "attr", "pobj", "prep")
    ):
        return _subjects_above(parse, above, at)
    return []


def _subjects_above(parse: Parse, token: Token, at: Heads) -> list[Phrase]:
    verb = next((a for a in parse.ancestors(token) if a.pos in ("VERB", "AUX")), None)
    return _subjects(parse, verb, at) if verb is not None else []


def _of_verb(parse: Parse, verb: Token, at: Heads, words: RelationWords) -> Iterator[Relation]:
    doers = _subjects(parse, verb, at)
    objects = _heads(parse, verb, "dobj", at) + _heads(parse, verb, "nsubjpass", at)
    tie = words.ties.get(verb.lemma.lower())
    others = objects + _behind(parse, verb, frozenset(("with", "against", "to")), at)
    for doer in doers:
        for other in others if tie else ():
            if _fits(tie or "", doer, other):
                yield Relation(tie or "", doer, other)
    yield from _where(parse, verb, tuple(doers or objects), at, words)


def _fits(tie: str, doer: Phrase, other: Phrase) -> bool:
    match tie:
        case "CoLocated" | "Apart":
            return doer.type in MOVING and other.type == "Location"
        case "FightingAgainst":
            return doer.type in MOVING and other.type in ALIKE
        case "InChargeOf":
            return doer.type in PARTIES and other.type in ALIKE
        case _:
            return doer.type in PARTIES and other.type in PARTIES


def _of_deed(parse: Parse, noun: Token, at: Heads) -> Iterator[Relation]:
    """Yield who strikes whom in "X's campaign against Y" and "X launched strikes against Y"."""
    against = _behind(parse, noun, frozenset(("against", "on")), at)
    doers = _heads(parse, noun, "poss", at) or _subjects_above(parse, noun, at)
    for doer in doers:
        for other in against:
            if doer.type in PARTIES and other.type in PARTIES:
                yield Relation("FightingAgainst", doer, other)


def _where(
    parse: Parse, token: Token, who: tuple[Phrase, ...], at: Heads, words: RelationWords
) -> Iterator[Relation]:
    for place in _behind(parse, token, words.where, at):
        for one in who:
            if place.type == "Location" and one.type in MOVING | {"Location"}:
                yield Relation("CoLocated", one, place)


def _owned(
    parse: Parse, token: Token, phrase: Phrase, at: Heads, words: RelationWords
) -> Iterator[Relation]:
    """Yield what a thing belongs to: by a possessive, by "of" or "from"; a ruler is in charge of it."""
    owners = _heads(parse, token, "poss", at)
    owners += _behind(parse, token, frozenset(("of", "from", "for")), at)
    ruler = phrase.type == "Person" and token.lemma.lower() in words.rulers
    for owner in owners:
        if owner.type == "Organisation" and phrase.type in MOVING:
            yield Relation("InChargeOf" if ruler else "BelongsTo", phrase, owner)


def _same(
    parse: Parse, token: Token, phrase: Phrase, at: Heads, words: RelationWords
) -> Iterator[Relation]:
    """Yield second names: appositions and brackets; a place after a comma holds the one before it."""
    for child in parse.children(token):
        other = at.get(child.i)
        if child.dep != "appos":
            continue
        if other is None or other.type not in ALIKE:
            continue
        if phrase.type == other.type == "Location":
            yield Relation("CoLocated", phrase, other)
        elif phrase.type == other.type:
            yield Relation("IsSynonymOf", phrase, other)
        if child.lemma.lower() in words.rulers and phrase.type == "Person":
            for body in _behind(parse, child, frozenset(("of",)), at):
                yield Relation("InChargeOf", phrase, body)
