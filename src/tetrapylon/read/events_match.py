"""Decide whether a word in its clause meets a trigger's conditions."""

from __future__ import annotations

from collections.abc import Iterable

from tetrapylon.lexicon.frames import Part, Trigger
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL
from tetrapylon.read.events_cast import Cast
from tetrapylon.read.events_roles import Arguments

MISFORTUNE = "misfortune"
BEFALLING = frozenset({"in", "by", "from", "during"})
"""Prepositions between what befell somebody and how."""
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "pobj"})


def part_of(token: Token) -> Part | None:
    """Return the part of speech that a word may be a trigger as, None where it may be none."""
    if token.tag == "VBG" and token.dep in NOUN_PLACES and token.pos == "NOUN":
        return Part.NOUN
    if token.tag.startswith("VB"):
        return Part.VERB
    return Part.NOUN if token.pos in ("NOUN", "PROPN") else None


def word_of(token: Token, part: Part) -> str:
    """Return the word to look up: a gerund that stands as a noun is not reduced to its verb."""
    return token.low if part is Part.NOUN and token.tag == "VBG" else token.lemma.lower()


def matches(parse: Parse, token: Token, trigger: Trigger, arguments: Arguments, cast: Cast) -> bool:
    """Tell whether every condition of `trigger` holds for `token`."""
    return (
        _particle(parse, token, trigger)
        and _fills(arguments.objects, trigger.object, cast)
        and _subject(arguments, trigger, cast)
        and _prep(parse, token, trigger)
        and _near(parse, token, trigger, arguments)
        and _is_made_of(parse, token, trigger)
        and not _is_misfortune(parse, token, arguments, cast)
    )


def _is_misfortune(parse: Parse, token: Token, arguments: Arguments, cast: Cast) -> bool:
    """Tell "a flood killed ten", "were killed in a crash": nobody did it."""
    if token.pos not in VERBAL:
        return False
    if arguments.subjects and all(cast.in_class(s, MISFORTUNE) for s in arguments.subjects):
        return True
    return any(
        cast.in_class(noun, MISFORTUNE)
        for c in parse.children(token)
        if c.dep in ("prep", "agent") and c.low in BEFALLING
        for noun in parse.children(c)
        if noun.dep == "pobj"
    )


def _particle(parse: Parse, token: Token, trigger: Trigger) -> bool:
    hanging = {c.low for c in parse.children(token) if c.dep in ("prt", "advmod", "prep", "oprd")}
    if trigger.particle is None:
        return True
    return trigger.particle in hanging or (
        token.i + 1 < len(parse) and parse[token.i + 1].low == trigger.particle
    )


def _fills(nouns: tuple[Token, ...], classes: tuple[str, ...], cast: Cast) -> bool:
    if not classes:
        return True
    if not nouns:
        return "none" in classes
    return any(_is_any(n, classes, cast) for n in nouns)


def _is_any(noun: Token, classes: Iterable[str], cast: Cast) -> bool:
    return any(cast.in_class(noun, c) for c in classes if c != "none")


def _subject(arguments: Arguments, trigger: Trigger, cast: Cast) -> bool:
    if not trigger.subject:
        return True
    if not arguments.subjects:
        return "none" in trigger.subject
    return any(_is_any(s, trigger.subject, cast) for s in arguments.subjects)


def _prep(parse: Parse, token: Token, trigger: Trigger) -> bool:
    if not trigger.prep:
        return True
    words = {c.low for c in parse.children(token) if c.dep in ("prep", "agent", "dative", "mark")}
    if "to" in trigger.prep:
        words |= {
            d.low
            for c in parse.children(token)
            if c.dep in ("xcomp", "acl", "advcl")
            for d in parse.children(c)
            if d.low == "to"
        }
    inner = {c.low for t in _direct_objects(parse, token) for c in parse.children(t)}
    return not words.isdisjoint(trigger.prep) or not inner.isdisjoint(trigger.prep)


def _direct_objects(parse: Parse, token: Token) -> Iterable[Token]:
    return (c for c in parse.children(token) if c.dep in ("dobj", "nsubjpass"))


def _near(parse: Parse, token: Token, trigger: Trigger, arguments: Arguments) -> bool:
    if not trigger.near:
        return True
    words = {w for t in _clause_tokens(parse, token, arguments) for w in (t.lemma.lower(), t.low)}
    return not words.isdisjoint(trigger.near)


def _is_made_of(parse: Parse, token: Token, trigger: Trigger) -> bool:
    if not trigger.made_of:
        return True
    below = parse.children(token)
    own = [c for c in below if c.dep in ("compound", "amod", "nmod")]
    behind = [
        x
        for c in below
        if c.dep == "prep" and c.low in ("with", "of", "by")
        for x in parse.subtree(c)
    ]
    return any(c.lemma.lower() in trigger.made_of for c in (*own, *behind))


def _clause_tokens(parse: Parse, token: Token, arguments: Arguments) -> Iterable[Token]:
    """Yield the words around a trigger: what hangs on it, what it hangs on, and that one's arguments."""
    yield from (t for t in parse.subtree(token) if t is not token)
    for above in parse.ancestors(token):
        yield above
        yield from parse.children(above)
        for c in parse.children(above):
            if c.dep in ("dobj", "nsubj", "nsubjpass", "prep", "agent"):
                yield from parse.children(c)
        if above.pos in VERBAL:
            break
    if arguments.clause is not token:
        yield from parse.children(arguments.clause)
