"""Whether a happening is real, read off the words above its trigger.

The walk goes from the trigger to the verb that carries its clause's tense. It stops at relative clauses
and at adjectives, whose content a writer takes for granted whatever the main verb does with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tetrapylon.lexicon.frames import ScopeWords
from tetrapylon.lexicon.headlines import load_headline_words
from tetrapylon.lexicon.untrue import load_untrue_words
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import AUXILIARIES, VERBAL, child, is_finite, is_to_come
from tetrapylon.read.untrue import Standing, noun_told, standing_of

MODALS = {
    "will": Modality.PREDICTED,
    "shall": Modality.PREDICTED,
    "'ll": Modality.PREDICTED,
    "wo": Modality.PREDICTED,
    "would": Modality.CONDITIONAL,
    "'d": Modality.CONDITIONAL,
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
    "can": Modality.POSSIBLE,
    "must": Modality.DEMANDED,
    "should": Modality.DEMANDED,
    "ought": Modality.DEMANDED,
}
CONDITIONS = frozenset({"if", "unless", "whether", "once", "until", "lest"})
NAMES_ONLY = frozenset({"call", "label", "brand"})
"""Verbs that demand by "for" or an infinitive alone: with a clause they say what somebody calls something."""
PRESUPPOSED = frozenset({"relcl", "amod"})
NOMINAL_STEPS = frozenset(
    {
        "dobj",
        "nsubj",
        "nsubjpass",
        "pobj",
        "attr",
        "conj",
        "compound",
        "prep",
        "poss",
        "agent",
        "advmod",
    }
)
AHEAD = frozenset({"ahead", "before"})
LOOKING_BACK = frozenset({"since", "previously", "earlier", "formerly", "once", "first", "ago"})


@dataclass(frozen=True, slots=True)
class Scope:
    """How real a happening is, and whether the sentence looks back on it or sees it under way."""

    modality: Modality
    polarity: Polarity
    background: bool
    ongoing: bool


def scope_of(parse: Parse, trigger: Token, words: ScopeWords) -> Scope:
    """Return how the sentence puts the happening that `trigger` tells of."""
    path = tuple(_path(parse, trigger))
    modality, negative = Modality.ASSERTED, False
    for below, node in zip((None, *path), path, strict=False):
        found = _modality(parse, below, node, words)
        negative ^= _negated(parse, node, below, words)
        if found is not None and modality is Modality.ASSERTED:
            modality = found
    if modality is Modality.ASSERTED and _looks_ahead(parse, trigger, path[-1]):
        modality = Modality.INTENDED
    standing = _standing(parse, path)
    if standing is not None:
        modality = Modality.DENIED if standing is Standing.UNTRUE else Modality.POSSIBLE
    if modality is Modality.DENIED:
        negative = True
    top = path[-1]
    return Scope(
        modality,
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        _looks_back(parse, trigger, top),
        _under_way(parse, trigger, top),
    )


def state_scope(parse: Parse, trigger: Token, words: ScopeWords) -> Scope:
    """Return how the sentence puts a state that lasts: one that is broken or lifted is no more."""
    scope, verb = scope_of(parse, trigger, words), parse.head(trigger)
    ended = verb.lemma.lower() in words.ended and trigger.dep in ("dobj", "nsubjpass", "nsubj")
    if not ended or (trigger.dep == "nsubj" and child(parse, verb, "dobj") is not None):
        return scope
    was = scope.polarity is Polarity.NEGATIVE
    return replace(scope, polarity=Polarity.POSITIVE if was else Polarity.NEGATIVE, ongoing=was)


def _looks_ahead(parse: Parse, trigger: Token, top: Token) -> bool:
    """Tell whether a headline's "to" looks ahead to a happening: what the verb does, not what it is about."""
    if not is_to_come(parse, top):
        return False
    does = trigger.tag == "VB" or top.lemma.lower() in load_headline_words().carries_out
    return trigger.i == top.i or does


def _standing(parse: Parse, path: Sequence[Token]) -> Standing | None:
    """Return what the sentence says of the report, claim or rumour whose content the happening is."""
    words = load_untrue_words()
    nouns = (noun_told(parse, node, words) for node in path)
    found = (standing_of(parse, noun, words) for noun in nouns if noun is not None)
    return next((standing for standing in found if standing is not None), None)


def _path(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield the trigger and the words above it that may decide on it."""
    yield token
    while token.head != token.i and not _stops(parse, token):
        token = parse.head(token)
        yield token


def _stops(parse: Parse, token: Token) -> bool:
    if token.dep in PRESUPPOSED:
        return True
    if token.pos in VERBAL:
        if token.dep == "advcl":
            return is_finite(parse, token)
        if token.dep == "acl":
            return token.tag in ("VBN", "VBG", "VBD")
        if token.dep == "conj":
            return _has_own_tense(parse, token)
        return token.dep not in ("xcomp", "ccomp", "pcomp", "csubj", "nsubj", "dobj")
    return token.dep not in NOMINAL_STEPS and token.dep not in ("acomp", "oprd", "xcomp", "ccomp")


def _has_own_tense(parse: Parse, verb: Token) -> bool:
    """Tell whether a coordinated verb brings its own subject or tense ("will enter and secure": no)."""
    if any(c.dep in ("nsubj", "nsubjpass") or c.tag == "MD" for c in parse.children(verb)):
        return True
    return verb.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in AUXILIARIES and c.low != "to" for c in parse.children(verb)
    )


def _modality(parse: Parse, below: Token | None, node: Token, words: ScopeWords) -> Modality | None:
    """Return what `node` makes of the happening, given the step `below` that led to it."""
    below_is_clause = below is not None and below.dep not in ("nsubj", "nsubjpass")
    for c in parse.children(node):
        if c.dep in AUXILIARIES and c.low in MODALS and node.pos in VERBAL:
            return MODALS[c.low]
        if c.dep in AUXILIARIES and c.low == "had" and _is_inverted(parse, c, node):
            return Modality.CONDITIONAL
        if c.dep == "mark" and c.low in CONDITIONS:
            return Modality.CONDITIONAL
    if any(c.low == "either" for c in parse.children(node)):
        return Modality.POSSIBLE
    if below is None or not below_is_clause:
        return None
    return _ahead(parse, below, node, words) or _governed(parse, below, node, words)


def _is_inverted(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    """Tell "had the bomb gone off": a condition without an if."""
    subjects = (c for c in parse.children(verb) if c.dep in ("nsubj", "nsubjpass"))
    return any(auxiliary.i < s.i < verb.i for s in subjects)


def _ahead(parse: Parse, below: Token, node: Token, words: ScopeWords) -> Modality | None:
    """Return what "ahead of talks", "a film about the siege" and "the urgency of fighting" say: to come, or merely thought of."""
    if node.low == "about" and node.dep == "prep" and below.dep in ("pobj", "pcomp"):
        planned = parse.head(node).lemma.lower() in words.ahead_by_about
        return Modality.PREDICTED if planned else Modality.POSSIBLE
    if node.low in AHEAD and below.dep in ("pobj", "prep"):
        return Modality.PREDICTED
    if below.dep == "pcomp" and below.tag == "VBG" and parse.head(node).pos == "NOUN":
        return Modality.POSSIBLE
    return None


def _governed(parse: Parse, below: Token, node: Token, words: ScopeWords) -> Modality | None:
    infinitive = below.pos in VERBAL and any(
        c.low == "to" and c.dep == "aux" for c in parse.children(below)
    )
    if _is_outcome(parse, below):
        return None
    told = _told(below, node, words, infinitive=infinitive)
    if told is not None or (infinitive and _is_perfect(parse, below)):
        return told
    lemma = node.lemma.lower()
    if not infinitive:
        wanted = lemma in words.intended - words.real_objects and lemma != "be"
        nominal = node.pos == "NOUN" or not _is_object(below)
        return Modality.INTENDED if wanted and not nominal else None
    return None if lemma in (words.as_is | words.negative) - words.intended else Modality.INTENDED


def _told(below: Token, node: Token, words: ScopeWords, *, infinitive: bool) -> Modality | None:
    """Return what a verb of denial, demand, forecast or doubt makes of what it governs."""
    lemma = node.lemma.lower()
    if lemma in NAMES_ONLY and below.dep == "ccomp":
        return None
    if not _reaches(below, node) or (lemma in words.only_infinitive and not infinitive):
        return None
    rows = (
        (words.denied, Modality.DENIED),
        (words.demanded, Modality.DEMANDED),
        (words.predicted, Modality.PREDICTED),
        (words.possible, Modality.POSSIBLE),
    )
    return next((modality for lemmas, modality in rows if lemma in lemmas), None)


def _is_outcome(parse: Parse, verb: Token) -> bool:
    """Tell whether an infinitive says what came of it: "took the town, only to lose it"."""
    words = {c.low for c in parse.children(verb)}
    return verb.dep == "advcl" and {"only", "to"} <= words


def _is_perfect(parse: Parse, verb: Token) -> bool:
    """Tell whether an infinitive looks back: "is said to have taken the town"."""
    return any(c.low == "have" and c.dep == "aux" for c in parse.children(verb))


def _reaches(below: Token, node: Token) -> bool:
    """Tell whether `node` governs the content below it, not merely stands beside it."""
    return below.dep in ("xcomp", "ccomp", "prep", "dobj", "acl", "pobj", "pcomp", "nsubjpass")


def _is_object(below: Token) -> bool:
    return below.dep in ("dobj", "xcomp", "ccomp")


def _negated(parse: Parse, node: Token, below: Token | None, words: ScopeWords) -> bool:
    found = False
    for c in parse.children(node):
        if c.dep == "neg" or c.low in ("never", "no", "nobody"):
            only = c.i + 1 < len(parse) and parse[c.i + 1].low in ("only", "just", "merely")
            found ^= not only and not (below is not None and c.low == "no")
    if below is None and node.pos in VERBAL:
        found ^= _with_none(parse, node) or _falls_short(parse, node, words)
    if below is not None and below.dep in ("xcomp", "dobj", "pcomp", "prep"):
        found ^= node.lemma.lower() in words.negative
    return found


def _falls_short(parse: Parse, verb: Token, words: ScopeWords) -> bool:
    """Tell whether a verb's deed was not done after all: "nearly captured", but "was taken nearly a year ago"."""
    return any(
        c.dep == "advmod" and c.low in words.short_of_it and c.i < verb.i
        for c in parse.children(verb)
    )


def _with_none(parse: Parse, verb: Token) -> bool:
    """Tell whether nobody does it or nothing is done to: "no convoy reached the town"."""
    nouns = (c for c in parse.children(verb) if c.dep in ("nsubj", "nsubjpass", "dobj"))
    return any(
        d.dep in ("det", "neg") and d.low in ("no", "neither")
        for n in nouns
        for d in parse.children(n)
    )


def _looks_back(parse: Parse, trigger: Token, top: Token) -> bool:
    if top.dep in ("relcl", "acl", "amod") or (top.dep == "advcl" and is_finite(parse, top)):
        return True
    below = parse.children(top)
    if any(c.low in ("had", "has", "have", "'d", "having") and c.dep == "aux" for c in below):
        return True
    if any(c.low in LOOKING_BACK and c.dep in ("advmod", "mark") for c in below):
        return True
    return trigger.pos not in VERBAL and trigger.dep in ("compound", "poss", "pobj", "appos")


def _under_way(parse: Parse, trigger: Token, top: Token) -> bool:
    for verb in (trigger, top):
        if verb.pos not in VERBAL:
            continue
        auxiliaries = [c for c in parse.children(verb) if c.dep in AUXILIARIES]
        if verb.tag == "VBG" and any(c.lemma == "be" for c in auxiliaries):
            return True
        if verb.tag in ("VBZ", "VBP") and verb is top:
            return top is trigger or not _is_over(parse, trigger)
    return False


def _is_over(parse: Parse, trigger: Token) -> bool:
    """Tell whether a verb below another is past or perfect: "says it *has arrested* two men"."""
    helpers = {c.low for c in parse.children(trigger) if c.dep in AUXILIARIES}
    past = trigger.tag == "VBD" or bool(helpers & {"was", "were", "had", "has", "have"})
    return trigger.pos in VERBAL and past and "being" not in helpers
