"""Verbs that a small parser misreads: wrong lemmas, pasts taken for nouns, and a verb hung on its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope", "slated": "slate"}
"""Verb forms that the model's lemma table takes to another verb ("hoped" to "hop")."""
PASTS = {"retook": "retake", "overran": "overrun", "outran": "outrun"}
"""Past tenses of verbs that the model takes for nouns or infinitives."""
SAME_IN_THE_PAST = frozenset(
    {"hit", "put", "cut", "set", "shut", "burst", "hurt", "beat", "quit", "split"}
)
"""Verbs whose past looks like their present: with one doer ("a rocket hit") it is the past."""
WORDS = frozenset({*LEMMAS, *PASTS, "overrun", *SAME_IN_THE_PAST})
"""Words that are looked at by themselves."""
TWO_OBJECTS = frozenset(
    ("give", "offer", "award", "deny", "grant", "pay", "send", "tell", "promise", "show", "ask", "teach", "name", "elect",
     "call", "force", "hand", "fine", "order", "refuse", "allow", "charge", "make", "leave", "deal", "assign")
)  # fmt: skip
"""Verbs whose passive keeps an object: "soldiers given medals"."""


def mend_words(parse: Parse, tokens: list[Token]) -> bool:
    """Set lemmas and tags of single words right in `tokens`; tell whether any was wrong."""
    changed = False
    for t in parse:
        if t.low not in WORDS:
            continue
        if t.low in LEMMAS and t.lemma != LEMMAS[t.low] and t.tag.startswith("VB"):
            tokens[t.i] = replace(t, lemma=LEMMAS[t.low])
            changed = True
        elif t.low in PASTS and t.tag != "VBD":
            tokens[t.i] = replace(t, lemma=PASTS[t.low], pos="VERB", tag="VBD")
            changed = True
        elif t.low in SAME_IN_THE_PAST and t.tag == "VBP" and _by_one(parse, t):
            tokens[t.i] = replace(t, tag="VBD")
            changed = True
        elif t.low == "overrun" and t.pos == "NOUN" and _has_perfect(parse, t):
            tokens[t.i] = replace(t, pos="VERB", tag="VBN")
            changed = True
    return changed


def _by_one(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb has one doer in the third person, and nothing that makes it an infinitive."""
    below = parse.children(verb)
    if any(c.dep in ("aux", "auxpass") for c in below):
        return False
    doer = next((c for c in below if c.dep == "nsubj"), None)
    plural = doer is None or any(c.dep == "conj" for c in parse.children(doer))
    return doer is not None and doer.tag in ("NN", "NNP") and not plural


def mend_relative(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make a relative clause of "the town, which the rebels seized in May", read as rebels that somebody seized.

    The pronoun stands right before the noun's phrase, right behind a comma, and no "by" tells another doer.
    """
    changed = False
    for verb in sentence:
        if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or verb.i < 3:
            continue
        noun = parse.head(verb)
        if noun.i >= verb.i:
            continue
        first = parse.subtree(noun)[0].i
        pronoun = parse[first] if parse[first].low == "which" else parse[max(first - 1, 0)]
        over = _before_comma(parse, pronoun)
        doer = any(c.low == "by" for c in parse.children(verb))
        if pronoun.low != "which" or over is None or doer or pronoun.dep in ("nsubj", "nsubjpass"):
            continue
        tokens[verb.i] = replace(tokens[verb.i], tag="VBD", head=over.i, dep="relcl")
        tokens[noun.i] = replace(tokens[noun.i], head=verb.i, dep="nsubj")
        tokens[pronoun.i] = replace(tokens[pronoun.i], head=verb.i, dep="dobj")
        changed = True
    return changed


def _before_comma(parse: Parse, pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun behind a comma is about."""
    if pronoun.i < 2 or parse[pronoun.i - 1].text != ",":
        return None
    noun = parse[pronoun.i - 2]
    return noun if noun.pos in NAMING else None


def _has_perfect(parse: Parse, token: Token) -> bool:
    return any(c.dep == "aux" and c.lemma == "have" for c in parse.children(token))


def raise_verb(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make a sentence of "forces handed over the town", which the model reads as forces that somebody handed.

    Only where the noun has no other verb and the participle an object or a clause ("the mayor, a doctor,
    acknowledged that"): what was done to the noun has none.
    """
    noun = next((t for t in sentence if t.dep == "ROOT" and t.pos in NAMING), None)
    verb = next((c for c in parse.children(noun) if c.dep == "acl"), None) if noun else None
    if noun is None or verb is None or verb.tag != "VBN" or verb.i < noun.i:
        return False
    inside = {t.i for t in parse.subtree(verb)}
    if any(t.pos in VERBAL and t.tag in FINITE_TAGS and t.i not in inside for t in sentence):
        return False
    below = parse.children(verb)
    led = any(c.dep == "prt" for c in below)
    said = any(c.dep == "ccomp" and _has_that(parse, c) for c in below)
    if not said and not any(c.dep == "dobj" and c.i > verb.i for c in below):
        return False
    if verb.lemma in TWO_OBJECTS and not led:
        return False
    tokens[verb.i] = replace(tokens[verb.i], tag="VBD", head=verb.i, dep="ROOT")
    tokens[noun.i] = replace(tokens[noun.i], head=verb.i, dep="nsubj")
    for c in parse.children(noun):
        if c.i > verb.i:
            tokens[c.i] = replace(tokens[c.i], head=verb.i)
    return True


def _has_that(parse: Parse, clause: Token) -> bool:
    return any(c.dep == "mark" and c.low == "that" for c in parse.children(clause))
