"""How surely a predicate is put forward, read off the tree around it.

Scope is walked upwards: a predicate takes the modality of what governs it ("poised to launch"), of its
auxiliaries ("may fall"), of the clause it stands in ("if they withdraw"), and the nearest wins. Words
that report are not crossed: the speaker's own certainty is the statement's affair.
"""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import AUXILIARIES, VERBAL

COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """Modality and polarity of one predicate."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE


def factuality_of(parse: Parse, predicate: Token, cues: CueLexicon) -> Factuality:
    """Return how the proposition with this main predicate is put forward."""
    modality = (
        _clause_modality(parse, predicate, cues)
        or _own_modality(parse, predicate, cues)
        or Modality.ASSERTED
    )
    negative = is_negated(parse, predicate, cues)
    return Factuality(modality, Polarity.NEGATIVE if negative else Polarity.POSITIVE)


def _clause_modality(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what a condition or a question makes of the clause."""
    for clause in (predicate, *_conditions(parse, predicate)):
        marks = [c for c in parse.children(clause) if c.dep in ("mark", "advmod")]
        if any(m.low in cues.conditional_marks for m in marks):
            return Modality.CONDITIONAL
    if _is_unclear(parse, predicate, cues):
        return Modality.POSSIBLE
    sentence = parse.sentence(predicate.sent)
    if any(t.text == "?" for t in sentence[-2:]):
        return Modality.POSSIBLE
    return None


def _conditions(parse: Parse, predicate: Token) -> tuple[Token, ...]:
    return tuple(c for c in parse.children(predicate) if c.dep == "advcl")


def _is_unclear(parse: Parse, predicate: Token, cues: CueLexicon) -> bool:
    """Tell whether the predicate is "not clear", "unclear" or the like with a clause behind it."""
    below = parse.children(predicate)
    for adjective in (c for c in (*below, predicate) if c.low in cues.unclear):
        if any(c.dep == "neg" for c in (*below, *parse.children(adjective))):
            return True
    return any(c.low in ("unclear", "uncertain") for c in below)


def _own_modality(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what auxiliaries, or the predicate's own meaning, say."""
    for aux in parse.children(predicate):
        if aux.dep in AUXILIARIES and aux.low in cues.modals:
            return cues.modals[aux.low]
    return _obligation(parse, predicate) or _governing(parse, predicate, cues)


def _obligation(parse: Parse, predicate: Token) -> Modality | None:
    below = parse.children(predicate)
    goes_on = any(c.dep == "xcomp" for c in below)
    if predicate.lemma in ("have", "need") and goes_on and predicate.pos in VERBAL:
        return Modality.DEMANDED
    if predicate.lemma == "be" and goes_on and _to_infinitive(parse, predicate):
        return Modality.INTENDED
    return None


def _to_infinitive(parse: Parse, predicate: Token) -> bool:
    clauses = [c for c in parse.children(predicate) if c.dep == "xcomp" and c.tag == "VB"]
    return any(d.low == "to" for c in clauses for d in parse.children(c))


def _governing(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what the predicate makes of the action below it ("is preparing to ...")."""
    heads = [
        predicate,
        *(c for c in parse.children(predicate) if c.dep in ("acomp", "attr", "oprd")),
    ]
    for head in heads:
        if head.lemma in cues.governors and _has_action(parse, head):
            return cues.governors[head.lemma]
    return None


def _has_action(parse: Parse, head: Token) -> bool:
    return any(
        c.dep in ("xcomp", "ccomp", "advcl") and any(d.low == "to" for d in parse.children(c))
        for c in parse.children(head)
    )


def is_negated(parse: Parse, predicate: Token, cues: CueLexicon) -> bool:
    """Tell whether a predicate is negated. "Not only" is no negation; "unlikely" is one."""
    if _is_unclear(parse, predicate, cues):
        return False
    return _negations(parse, predicate, cues) % 2 == 1


def _negations(parse: Parse, predicate: Token, cues: CueLexicon) -> int:
    count = 0
    for c in parse.children(predicate):
        if c.dep == "neg" or (c.dep == "advmod" and c.low in cues.negators):
            count += not _only_follows(parse, c)
        elif c.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl"):
            count += any(
                d.dep in ("det", "neg") and d.low in ("no", "neither") for d in parse.children(c)
            )
            count += c.low in ("nobody", "none", "nothing", "neither")
        elif c.dep in ("acomp", "attr"):
            count += c.low in cues.negative_adjectives
    return count + (predicate.lemma in cues.negative_governors and _has_action(parse, predicate))


def _only_follows(parse: Parse, negation: Token) -> bool:
    after = negation.i + 1
    return after < len(parse) and parse[after].low in ("only", "just", "merely")
