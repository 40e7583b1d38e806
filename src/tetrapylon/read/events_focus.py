"""Whom a pronoun or a bare description means, where grammar or the report's focus makes it sure.

Happenings change the record, so they rest on words that surely name somebody. A description or pronoun
of a person counts from `SURE` up, a description also from `LIKELY` up where it means what the report
names most often of its kind. Other pronouns count only where the sentence's own grammar tells whom they mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL

SURE = 0.6
LIKELY = 0.5
LOOSE = frozenset({MentionForm.DESCRIPTION, MentionForm.PRONOUN})
PLACES = frozenset({EntityKind.PLACE, EntityKind.SITE, EntityKind.FACILITY, EntityKind.STATE})
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them"})
PRONOUNS = NEUTER | PLURAL
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.PEOPLE_GROUP})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ARGUMENTS = frozenset({*SUBJECTS, "dobj"})
HELD = frozenset({"control", "loss", "capture", "recapture", "fall", "seizure", "hold"})
"""Nouns whose "of" phrase is what is held or taken."""


def sure_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions without the descriptions and pronouns whose entity is only guessed."""
    listed = tuple(mentions)
    foremost = _foremost(listed)
    return tuple(m for m in listed if _is_sure(m, foremost))


def _is_sure(mention: Mention, foremost: Mapping[bool, str]) -> bool:
    if mention.form not in LOOSE or mention.entity is None:
        return True
    if mention.form is MentionForm.PRONOUN:
        return mention.kind is EntityKind.PERSON and mention.score >= SURE
    if mention.score >= SURE:
        return True
    return mention.score >= LIKELY and foremost.get(mention.kind in PLACES) == mention.entity


def _foremost(mentions: tuple[Mention, ...]) -> dict[bool, str]:
    """Return the place and the armed group that a report names most often, where there is one."""
    found: dict[bool, str] = {}
    for place in (True, False):
        kind = EntityKind.PLACE if place else EntityKind.ARMED_GROUP
        named = (m for m in mentions if m.form is MentionForm.NAME and m.kind is kind)
        keys = [m.entity for m in named if m.entity is not None]
        top = Counter(keys).most_common(2)
        if top and (len(top) == 1 or top[0][1] > top[1][1]):
            found[place] = top[0][0]
    return found


def antecedents(parse: Parse, by_head: Mapping[int, Mention]) -> dict[int, Mention]:
    """Return, by offset, the mentions that the pronouns of a passage mean by grammar alone."""
    found: dict[int, Mention] = {}
    for token in parse:
        if token.low not in PRONOUNS:
            continue
        known = {**by_head, **found}
        means = _thing_taken(parse, token, known) or _doer(parse, token, known)
        if means is not None:
            found[token.start] = means
    return found


def _thing_taken(parse: Parse, token: Token, known: Mapping[int, Mention]) -> Mention | None:
    """Return the one place that is an argument earlier in the sentence: "lost the town, having taken it"."""
    if token.low != "it" or token.dep not in ("dobj", "nsubjpass") or _is_moved(parse, token):
        return None
    earlier = [
        known[t.start]
        for t in parse.sentence(token.sent)
        if t.i < token.i and t.start in known and _is_argument(parse, t)
    ]
    places = [m for m in earlier if m.kind is EntityKind.PLACE]
    return places[-1] if len({m.entity for m in places}) == 1 else None


def _is_moved(parse: Parse, token: Token) -> bool:
    """Tell whether it was driven out of or from somewhere: a party then, no place."""
    below = parse.children(parse.head(token))
    return any(c.dep in ("prep", "prt") and c.low in ("out", "from") for c in below)


def _is_argument(parse: Parse, token: Token) -> bool:
    if token.dep in ARGUMENTS:
        return True
    if token.dep != "pobj":
        return False
    prep = parse.head(token)
    return prep.low in ("of", "over") and parse.head(prep).lemma.lower() in HELD


def _doer(parse: Parse, token: Token, known: Mapping[int, Mention]) -> Mention | None:
    """Return the subject of the clause that a subject pronoun's clause hangs on."""
    if token.dep not in ("nsubj", "nsubjpass", "poss"):
        return None
    for verb in parse.ancestors(token):
        if verb.pos not in VERBAL or verb.head == verb.i:
            continue
        if verb.dep not in ("ccomp", "conj", "advcl", "acl"):
            return None
        return _subject_over(parse, verb, token, known)
    return None


def _subject_over(
    parse: Parse, verb: Token, pronoun: Token, known: Mapping[int, Mention]
) -> Mention | None:
    over = (v for v in parse.ancestors(verb) if any(c.dep in SUBJECTS for c in parse.children(v)))
    above = next(over, verb)
    for c in parse.children(above):
        if c.dep not in SUBJECTS or (c.i >= pronoun.i and verb.dep != "ccomp"):
            continue
        subject = parse.head(above) if c.low in ("which", "who", "that") else c
        several = any(d.dep == "conj" for d in parse.children(subject))
        mention = _named_by(parse, subject, known)
        if mention is not None and _agrees(mention, pronoun, several=several):
            return mention
    return None


def _named_by(parse: Parse, subject: Token, known: Mapping[int, Mention]) -> Mention | None:
    """Return the mention of a noun, or the group of "the Such-and-such group"."""
    parts = (c for c in parse.children(subject) if c.dep in ("nmod", "compound"))
    named = (m for c in parts if (m := known.get(c.start)) and m.kind is EntityKind.ARMED_GROUP)
    return known.get(subject.start) or next(named, None)


def _agrees(mention: Mention, pronoun: Token, *, several: bool) -> bool:
    if pronoun.low in NEUTER:
        return mention.kind not in PEOPLE and not several
    return not several
