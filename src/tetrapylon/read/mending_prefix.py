"""Verbs that a hyphen cuts from their prefix: "re-entered", "re-took".

The parser sees three words and often takes "re" for the clause's head. The verb gets its place, and the lemma
of one word ("reenter", "retake").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.model.parse import Parse, Token

PREFIXES = frozenset({"re"})


def mend_prefixed(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Put verbs in the place of the prefix that was taken for the head; tell whether any was."""
    changed = False
    for prefix in sentence:
        verb = _verb_behind(parse, prefix)
        if verb is not None:
            _join(parse, prefix, verb, tokens)
            changed = True
    return changed


def _verb_behind(parse: Parse, prefix: Token) -> Token | None:
    if prefix.low not in PREFIXES or prefix.i + 2 >= len(parse):
        return None
    hyphen, verb = parse[prefix.i + 1], parse[prefix.i + 2]
    joined = prefix.end == hyphen.start and hyphen.end == verb.start and hyphen.text == "-"
    return verb if joined and verb.tag.startswith("VB") and verb.sent == prefix.sent else None


def _join(parse: Parse, prefix: Token, verb: Token, tokens: list[Token]) -> None:
    lemma = f"{prefix.low}{verb.lemma.lower()}"
    inside = {t.i for t in parse.subtree(verb)}
    above = tokens[verb.i]
    if prefix.i not in inside:
        root = prefix.head == prefix.i
        head = verb.i if root else prefix.head
        above = replace(above, head=head, dep="ROOT" if root else prefix.dep)
        for c in parse.children(prefix):
            if c.i != verb.i:
                tokens[c.i] = replace(tokens[c.i], head=verb.i)
    tokens[verb.i] = replace(above, lemma=lemma)
    tokens[prefix.i] = replace(tokens[prefix.i], head=verb.i, dep="compound", pos="X")
    hyphen = tokens[prefix.i + 1]
    tokens[hyphen.i] = replace(hyphen, head=verb.i, dep="punct", pos="PUNCT", tag="HYPH")
