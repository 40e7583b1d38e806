"""What a reporting verb without a clause is about: its object, or what its preposition brings in."""

from __future__ import annotations

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import child, is_passive

OBJECT_CLASSES = frozenset(
    {
        CueClass.DENY,
        CueClass.DEMAND,
        CueClass.JUDGE,
        CueClass.STANCE,
        CueClass.PLAN,
        CueClass.EXPECT,
        CueClass.HOPE,
        CueClass.SHOW,
    }
)
POINTING = frozenset({"this", "that", "it"})
"""What is denied where a sentence only points back at it: "the ministry denied this"."""
BEHIND = frozenset({"prep", "oprd", "xcomp", "acomp", "dative"})


def object_of(
    parse: Parse, verb: Token, kinds: tuple[CueClass, ...], cues: CueLexicon
) -> tuple[set[int], CueClass]:
    """Return the words that the verb is about, none where it is about nothing, and the class they make it."""
    fitting = [k for k in kinds if k in OBJECT_CLASSES]
    thing = child(parse, verb, "dobj", "nsubjpass" if is_passive(parse, verb) else "dobj")
    if thing is not None and thing.pos == "PROPN" and fitting[:1] == [CueClass.PLAN]:
        # "guns threaten Karsa": a name is nothing that somebody vows or promises
        return set(), kinds[0]
    if thing is not None and CueClass.THINK in kinds and _as(parse, verb, thing):
        return _with_behind(parse, verb, thing), CueClass.JUDGE
    named = thing is not None and (
        thing.pos != "PRON" or thing.tag == "WP" or thing.low.endswith(("self", "selves"))
    )
    named = named or (thing is not None and CueClass.DENY in kinds and thing.low in POINTING)
    judged = thing is not None and CueClass.JUDGE in kinds and _called(parse, verb, thing)
    if thing is not None and (fitting or CueClass.TELL in kinds) and (named or judged):
        return _with_behind(parse, verb, thing), fitting[0] if fitting else kinds[0]
    return _behind_preposition(parse, verb, kinds, cues)


def _with_behind(parse: Parse, verb: Token, thing: Token) -> set[int]:
    tokens = {t.i for t in parse.subtree(thing)}
    for c in parse.children(verb):
        if c.dep in BEHIND and c.i > thing.i:
            tokens |= {t.i for t in parse.subtree(c)}
    return tokens


def _as(parse: Parse, verb: Token, thing: Token) -> bool:
    """Tell "sees them as": what somebody takes something for."""
    below = (*parse.children(verb), *parse.children(thing))
    return any(c.dep == "prep" and c.low == "as" and c.i > thing.i for c in below)


def _called(parse: Parse, verb: Token, thing: Token) -> bool:
    """Tell "called it a disgrace": a name for what a pronoun takes up."""
    named = any(c.dep in ("oprd", "xcomp", "acomp") and c.i > thing.i for c in parse.children(verb))
    return named and thing.tag == "PRP"


def _behind_preposition(
    parse: Parse, verb: Token, kinds: tuple[CueClass, ...], cues: CueLexicon
) -> tuple[set[int], CueClass]:
    """Return what "calls for X to ..." and "refers to X" bring in."""
    for c in parse.children(verb):
        if c.dep != "prep" or c.i < verb.i:
            continue
        if CueClass.DEMAND in kinds and c.low in ("for", "on"):
            behind = [x for x in parse.children(verb) if x.dep in BEHIND and x.i > c.i]
            tokens = {t.i for x in (c, *behind) for t in parse.subtree(x)}
            return tokens - {c.i}, CueClass.DEMAND
        brought = {t.i for t in parse.subtree(c)} - {c.i}
        if CueClass.SAY in cues.verbs.get(f"{verb.lemma.lower()} {c.low}", ()):
            counted = any(t.dep == "nummod" for t in parse.subtree(c))  # "spoke of 17 deaths"
            return (brought, CueClass.SAY) if counted else (set(), kinds[0])
        if CueClass.STANCE in cues.verbs.get(f"{verb.lemma.lower()} {c.low}", ()):
            return brought, CueClass.STANCE
    return set(), kinds[0]
