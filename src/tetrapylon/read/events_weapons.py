"""With what a happening was done: the weapon that names the deed or stands in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tetrapylon.lexicon.attacks import load_attack_words
from tetrapylon.model.document import Document
from tetrapylon.model.event import EventMention
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.attack_parts import Casting, Sort, part_of

VAGUE = frozenset({"weapon", "arms"})
"""Nouns that say only that there was a weapon."""


def with_weapons(document: Document, events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """Return the events with the weapon that their own words name, if any, as `instrument`."""
    casting = Casting(words=load_attack_words(), mentions={}, numbers={}, titles=frozenset())
    found: dict[int, Span] = {}
    triggers = {e.trigger.start for e in events}
    for _, parse in document.speaking():
        for token in parse:
            if token.start in triggers:
                weapon = next(_weapons(parse, token, casting), None)
                if weapon is not None:
                    found[token.start] = part_of(parse, weapon, casting).span
    return tuple(
        replace(e, instrument=found[e.trigger.start]) if e.trigger.start in found else e
        for e in events
    )


def _weapons(parse: Parse, trigger: Token, casting: Casting) -> Iterator[Token]:
    for word in parse.sentence(trigger.sent):
        if word is trigger or word.lemma.lower() in VAGUE:
            continue
        if _names(parse, word, trigger, casting) or (
            _is_means(parse, word, trigger) and casting.sort_of(parse, word) is Sort.WEAPON
        ):
            yield word


def _names(parse: Parse, word: Token, trigger: Token, casting: Casting) -> bool:
    """Tell whether a weapon before a deed's noun names it: "mortar attack"."""
    before = parse.head(word) is trigger and word.dep in ("compound", "nmod")
    return before and word.lemma.lower() in casting.words["weapons"]


def _is_means(parse: Parse, word: Token, trigger: Token) -> bool:
    """Tell whether a noun is the verb's subject, or hangs on it by "with", "by" or "using"."""
    above = parse.head(word)
    if above is trigger:
        return word.dep in ("nsubj", "agent") and trigger.tag.startswith("VB")
    if word.dep == "pobj" and above.low in ("with", "by"):
        return parse.head(above) is trigger
    return word.dep == "dobj" and above.low == "using" and parse.head(above) is trigger
