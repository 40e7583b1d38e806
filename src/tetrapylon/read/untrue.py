"""What a sentence makes of something told: "reports that the town had fallen were false", "denied claims that it had".

The content of such a noun stands in a clause of its own, with a tense of its own; whether it is so is said by the verb above the noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from tetrapylon.lexicon.untrue import UntrueWords
from tetrapylon.model.parse import Parse, Token

CONTENT = frozenset({"acl", "relcl", "ccomp"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp", "dobj"})


class Standing(StrEnum):
    """How something told stands."""

    UNTRUE = "untrue"
    UNVERIFIED = "unverified"


def noun_told(parse: Parse, clause: Token, words: UntrueWords) -> Token | None:
    """Return the noun that a clause is the content of: "reports *that it fell*"; None for another clause."""
    noun = parse.head(clause)
    if clause.dep not in CONTENT or noun.lemma.lower() not in words.told or noun.i > clause.i:
        return None
    return noun if _has_that(parse, clause) else None


def _has_that(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause begins with a "that" that is no part of it, whatever the parser takes it for."""
    below = parse.children(clause)
    objects = [c for c in below if c.dep == "dobj"]
    return any(c.low == "that" and (c.dep == "mark" or len(objects) > 1) for c in below)


def standing_of(parse: Parse, noun: Token, words: UntrueWords) -> Standing | None:
    """Return what the sentence says of a told thing, None where it says nothing against it."""
    above = parse.head(noun)
    lemma, negated = above.lemma.lower(), _is_negated(parse, above)
    if noun.dep in ("dobj", "nsubjpass"):
        if lemma in words.denied and not negated:
            return Standing.UNTRUE
        if lemma in words.verified and negated:
            return Standing.UNVERIFIED
    if noun.dep == "pobj" and parse.head(above).lemma.lower() in words.denials:
        return Standing.UNTRUE
    if noun.dep in ("nsubj", "nsubjpass") and _called(parse, above, words, negated=negated):
        return Standing.UNTRUE
    missing = any(c.low in ("no", "neither", "little") for c in parse.children(noun))
    without = noun.dep == "pobj" and above.low == "without"
    rumour = noun.lemma.lower() in words.rumours
    return Standing.UNVERIFIED if missing or without or rumour else None


def _called(parse: Parse, verb: Token, words: UntrueWords, *, negated: bool) -> bool:
    """Tell whether a verb and what it links say that its subject is untrue."""
    said = {form for t in _predicates(parse, verb) for form in (t.low, t.lemma.lower())}
    if negated:
        return bool(said & words.true)
    return bool(said & words.untrue)


def _predicates(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the words that a verb says of its subject: "were *false*", "turned out to be *wrong*", "were *fabricated*"."""
    yield verb
    for c in parse.children(verb):
        if c.dep in PREDICATES:
            yield c
            yield from (g for g in parse.children(c) if g.dep in PREDICATES)


def _is_negated(parse: Parse, verb: Token) -> bool:
    return any(c.dep == "neg" or c.low == "never" for c in parse.children(verb))
