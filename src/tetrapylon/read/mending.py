"""Mend what a small parser gets wrong in the sentences that news is made of.

Every rule behind the parse would have to know what a small model gets wrong, so the tree is set right once, by small
mends that each name their kind of sentence. Nothing but heads, relations and the reading of single words is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.mending_headlines import mend_headline
from tetrapylon.read.mending_names import mend_ranks, mend_taking
from tetrapylon.read.mending_prefix import mend_prefixed
from tetrapylon.read.mending_said import (
    mend_inverted,
    mend_opening,
    mend_participle,
    mend_reduced,
    mend_saying_so,
    mend_second_saying,
    mend_then_saying,
)
from tetrapylon.read.mending_tail import TAIL_VERBS, hang, mend_tail
from tetrapylon.read.mending_verbs import FINITE_TAGS, mend_relative, mend_words, raise_verb

LIFTING = TAIL_VERBS | frozenset(
    ("claim", "allege", "state", "argue", "declare", "confirm", "assert", "insist", "boast", "reveal", "admit", "maintain",
     "acknowledge", "deny")
)  # fmt: skip
"""Verbs that tell something in a statement, a video or the like."""

TOLD_IN = frozenset(
    ("statement", "report", "interview", "letter", "speech", "address", "briefing", "message", "post",
     "email", "note", "conference", "broadcast", "call", "television", "radio", "video", "tweet")
)  # fmt: skip
"""What somebody says something in or on."""


def mended(parse: Parse) -> Parse:
    """Return the parse with closing attributions and lemmas set right; the same parse where none is wrong."""
    tokens = list(parse)
    changed = mend_words(parse, tokens)
    for number in sorted({t.sent for t in tokens}):
        changed |= mend_headline(parse, parse.sentence(number), tokens)
    parse = Parse(tuple(tokens)) if changed else parse
    for number in sorted({t.sent for t in tokens}):
        sentence = parse.sentence(number)
        changed |= _unshout(parse, sentence, tokens)
        mends = (
            mend_ranks,
            mend_taking,
            mend_reduced,
            mend_opening,
            mend_participle,
            mend_second_saying,
            mend_saying_so,
            mend_then_saying,
            mend_inverted,
            mend_prefixed,
        )
        changed |= sum(mend(parse, sentence, tokens) for mend in mends) > 0
    parse = Parse(tuple(tokens)) if changed else parse
    for number in sorted({t.sent for t in tokens}):
        changed |= _mend_sentence(parse, parse.sentence(number), tokens)
    return Parse(tuple(tokens)) if changed else parse


def _unshout(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    """Make a name of a word in capitals that was taken for a verb: "the agency ANKA, citing ..., said"."""
    verbs = (t for t in sentence if t.pos == "VERB" and t.tag in FINITE_TAGS)
    found = [t for t in verbs if t.text.isupper() and t.text.isalpha() and len(t.text) > 1]
    if not found:
        return False
    letters = [t.text for t in sentence if t.text.isalpha() and len(t.text) > 1]
    if sum(map(str.isupper, letters)) > len(letters) / 2:
        return False
    for t in found:
        above = parse.head(t)
        own = any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(above))
        speaks = t.dep == "ccomp" and above.i > t.i and not own
        dep = "nsubj" if speaks else "dep" if t.dep == "ROOT" else t.dep
        tokens[t.i] = replace(tokens[t.i], pos="PROPN", tag="NNP", lemma=t.text, dep=dep)
        for c in parse.children(t):
            if c.dep == "nsubj":
                hang(tokens, c.i, head=t.i, dep="compound")
    return True


def _mend_sentence(parse: Parse, sentence: Sequence[Token], tokens: list[Token]) -> bool:
    if mend_relative(parse, sentence, tokens) or raise_verb(parse, sentence, tokens):
        return True
    headed = [t.head for t in sentence if t.dep == "nsubj" and t.i < t.head]
    led = [parse[i] for i in sorted(set(headed)) if headed.count(i) > 1]
    joined = [_join_subjects(parse, verb, tokens) for verb in led]
    said = [_lift_clause(parse, t, tokens) for t in sentence]
    return mend_tail(parse, sentence, tokens) or any((*joined, *said))


def _lift_clause(parse: Parse, clause: Token, tokens: list[Token]) -> bool:
    """Give "said in a statement that ..." its clause back, which the model hangs on the statement."""
    if clause.dep not in ("acl", "relcl", "ccomp"):
        return False
    if not any(c.dep == "mark" and c.low == "that" for c in parse.children(clause)):
        return False
    thing = parse.head(clause)
    inside = parse.head(thing)
    verb = parse.head(inside)
    fits = thing.lemma in TOLD_IN and inside.low in ("in", "on", "during", "at")
    if not fits or verb.lemma not in LIFTING or verb.i > thing.i:
        return False
    hang(tokens, clause.i, head=verb.i, dep="ccomp")
    return True


def _join_subjects(parse: Parse, verb: Token, tokens: list[Token]) -> bool:
    """Make one subject of two that stand side by side: "the army's chief / Ali Hasan said"."""
    subjects = [c for c in parse.children(verb) if c.dep == "nsubj" and c.i < verb.i]
    if len(subjects) != 2 or subjects[1].pos != "PROPN":
        return False
    first, second = (parse.subtree(s) for s in subjects)
    if first[-1].i + 1 != second[0].i or first[-1].i != subjects[0].i:
        return False
    hang(tokens, subjects[0].i, head=subjects[1].i, dep="compound")
    for t in first[:-1]:
        if t.head == subjects[0].i:
            hang(tokens, t.i, head=subjects[1].i, dep=t.dep)
    return True
