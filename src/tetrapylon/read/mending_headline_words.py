"""Single words of headlines that a small parser misreads: "Army" for a name, "Bakhmut" for an adverb, "to" for no verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.lexicon.headlines import HeadlineWords
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.mending_verbs import FINITE_TAGS

ASIDE = frozenset({",", ":", ";", "-", "–", "—", "|", "...", "…"})
"""Marks between the clauses of a headline."""
QUOTES = frozenset({'"', "'", "“", "‘", "."})


def mend_opening(sentence: Sequence[Token], words: HeadlineWords, tokens: list[Token]) -> bool:
    """Take "Army" at the head of a headline for the noun that it is, not for a name."""
    first = sentence[0]
    alone = len(sentence) > 1 and sentence[1].pos not in ("PROPN", "ADJ") and first.tag == "NNP"
    if not alone or first.low not in words.sides or first.text.isupper():
        return False
    tokens[first.i] = replace(first, pos="NOUN", tag="NN", lemma=first.low)
    return True


def mend_words_of(
    parse: Parse, sentence: Sequence[Token], words: HeadlineWords, tokens: list[Token]
) -> bool:
    """Set single words right: names read as adverbs, and sides read as verbs; tell whether there were any."""
    changed = False
    for t in sentence[1:]:
        if _is_lost_name(parse, t):
            dep = "pobj" if parse.head(t).pos == "ADP" else "dobj"
            tokens[t.i] = replace(t, pos="PROPN", tag="NNP", lemma=t.text, dep=dep)
            changed = True
        elif t.low in words.doers and t.tag in ("VB", "VBP"):
            changed |= _mend_side(parse, t, tokens)
    return changed


def _is_lost_name(parse: Parse, t: Token) -> bool:
    """Tell a name that was read as an adverb, a participle or a plural: "fighters enter Bakhmut"."""
    strange = t.tag in ("RB", "VBG", "VB", "VBP") or (t.tag == "NNS" and not t.low.endswith("s"))
    named = t.text.istitle() and t.dep in ("advmod", "pobj", "dobj", "pcomp", "npadvmod")
    before = parse[t.i - 1].text
    return strange and named and not parse.children(t) and before not in ASIDE | QUOTES


def _mend_side(parse: Parse, side: Token, tokens: list[Token]) -> bool:
    """Make a noun of "rebel" in "takes rebel stronghold", read as a verb before its noun."""
    thing = parse.head(side)
    if side.dep not in ("amod", "compound", "nmod") or thing.pos != "NOUN" or thing.i < side.i:
        return False
    tokens[side.i] = replace(side, pos="NOUN", tag="NN", dep="compound", morph="Number=Sing")
    return True


def mend_ahead(
    parse: Parse, sentence: Sequence[Token], words: HeadlineWords, tokens: list[Token]
) -> bool:
    """Make the verb of "Coalition to hold talks" the sentence's own, where it was hung on the noun before it."""
    if any(t.tag in (*FINITE_TAGS, "MD") for t in sentence):
        return False
    for verb in sentence:
        to = next((c for c in parse.children(verb) if c.low == "to" and c.dep == "aux"), None)
        if to is None or to.i == sentence[0].i or not _is_hung(parse, verb, parse[to.i - 1], words):
            continue
        _raise_ahead(parse, verb, parse[to.i - 1], tokens)
        return True
    return False


def _is_hung(parse: Parse, verb: Token, doer: Token, words: HeadlineWords) -> bool:
    """Tell whether an infinitive hangs on the noun that will do it, or on who says so."""
    above = parse.head(verb)
    acts = doer.pos == "PROPN" or doer.low in words.doers | words.many | words.sides
    fits = verb.dep == "relcl" or (verb.dep == "acl" and acts)
    own = above.i == doer.i or parse.head(doer).i == above.i
    if not fits or not own or verb.tag != "VB" or doer.pos not in ("NOUN", "PROPN"):
        return False
    one_of_many = any(c.low in words.last_of_many for c in parse.children(doer))
    return above.dep in ("ROOT", "appos") and doer.low not in words.matters and not one_of_many


def _raise_ahead(parse: Parse, verb: Token, doer: Token, tokens: list[Token]) -> None:
    """Make an infinitive the sentence's own verb, and what stands before a colon hang on it."""
    top = parse.head(doer) if doer.dep == "appos" else doer
    tokens[verb.i] = replace(verb, head=verb.i, dep="ROOT")
    tokens[top.i] = replace(top, head=verb.i, dep="dep")
    tokens[doer.i] = replace(doer, head=verb.i, dep="nsubj")
    for c in parse.children(doer):
        if c.i > verb.i:
            tokens[c.i] = replace(tokens[c.i], head=verb.i)
