"""How surely a predicate is put forward, read off the tree around it.

Scope is walked upwards: a predicate takes the modality of what governs it ("poised to launch"), of its auxiliaries
("may fall"), of the clause it stands in ("if they withdraw"), and the nearest wins. Words that report are not crossed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.lexicon.untrue import load_untrue_words
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import AUXILIARIES, VERBAL, is_finite, is_infinitive, is_to_come
from tetrapylon.read.untrue import Standing, standing_of

PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl", "pobj"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """Modality and polarity of one predicate."""

    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE


def factuality_of(parse: Parse, predicate: Token, cues: CueLexicon) -> Factuality:
    """Return how the proposition with this main predicate is put forward."""
    if _rejects(parse, predicate, cues):
        return Factuality(Modality.DENIED, Polarity.NEGATIVE)
    negative = is_negated(parse, predicate, cues)
    modality = (
        _clause_modality(parse, predicate, cues)
        or own_modality(parse, predicate, cues, negative=negative)
        or _shared(parse, predicate, cues)
        or Modality.ASSERTED
    )
    return Factuality(modality, Polarity.NEGATIVE if negative else Polarity.POSITIVE)


def _shared(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what a verb above makes of two clauses at once: "it could mean that A leaves and B is left alone"."""
    first = predicate
    while first.dep == "conj":
        first = parse.head(first)
    above = parse.head(first)
    if first is predicate or first.dep != "ccomp" or above.lemma.lower() in cues.verbs:
        return None
    auxiliaries = (c.low for c in parse.children(above) if c.dep in AUXILIARIES)
    return next((cues.modals[a] for a in auxiliaries if a in cues.modals), None)


def _rejects(parse: Parse, predicate: Token, cues: CueLexicon) -> bool:
    """Tell whether the predicate calls its subject, or what it denies, untrue or out of the question."""
    if _is_told_untrue(parse, predicate):
        return True
    below = [c for c in parse.children(predicate) if c.dep in (*PREDICATIVE, "ROOT")]
    words = [predicate, *below] if predicate.tag in ("VBN", "JJ") else below
    rejected = any(w.lemma.lower() in cues.rejections or w.low in cues.rejections for w in words)
    return rejected and not any(c.dep == "neg" for c in parse.children(predicate))


def _is_told_untrue(parse: Parse, predicate: Token) -> bool:
    """Tell "reports that ... turned out to be wrong"."""
    words = load_untrue_words()
    return any(
        c.lemma.lower() in words.told and standing_of(parse, c, words) is Standing.UNTRUE
        for c in parse.children(predicate)
        if c.dep in ("nsubj", "nsubjpass")
    )


def _clause_modality(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what doubt, a condition or a question makes of the clause."""
    if is_unclear(parse, predicate, cues) or _is_choice(parse, predicate):
        return Modality.POSSIBLE
    for clause in (predicate, *_clauses_of(parse, predicate)):
        marks = {c.low for c in parse.children(clause) if c.dep in ("mark", "advmod")}
        marks |= _long_marks(parse, clause)
        if "if" in marks and (_likens(parse, clause) or _asks(predicate, clause, cues)):
            continue
        if marks & cues.conditional_marks and (is_finite(parse, clause) or not _past(predicate)):
            return Modality.CONDITIONAL
        if _is_inverted(parse, clause, predicate):
            return Modality.CONDITIONAL
        if marks & cues.general_marks and _general(parse, predicate) and _general(parse, clause):
            return Modality.CONDITIONAL
    last = [t for t in parse.sentence(predicate.sent) if not t.text.isspace()][-2:]
    return Modality.POSSIBLE if any(t.text == "?" for t in last) else None


def _is_inverted(parse: Parse, clause: Token, predicate: Token) -> bool:
    """Tell "had they stayed, the town would have fallen": a condition without an if."""
    words = parse.subtree(clause)
    opening = next((t for t in words if t.pos != "PUNCT"), clause)
    would = any(c.low in ("would", "could", "might") for c in _would(parse, predicate))
    return (
        opening.low == "had" and opening.dep in AUXILIARIES and opening.head == clause.i and would
    )


def _would(parse: Parse, predicate: Token) -> Iterator[Token]:
    """Yield the auxiliaries of a predicate and of the clauses beside it."""
    for verb in (predicate, *(c for c in parse.children(predicate) if c.dep == "conj")):
        yield from (c for c in parse.children(verb) if c.dep in AUXILIARIES)


def _likens(parse: Parse, clause: Token) -> bool:
    """Tell "as if": a likeness, no condition."""
    return any(
        c.low == "if" and c.i > 0 and parse[c.i - 1].low == "as" for c in parse.children(clause)
    )


def _asks(predicate: Token, clause: Token, cues: CueLexicon) -> bool:
    """Tell "asked if": what is asked, no condition."""
    return clause.i > predicate.i and CueClass.ASK in cues.verbs.get(predicate.lemma.lower(), ())


def _long_marks(parse: Parse, clause: Token) -> set[str]:
    """Return "as long" for "as long as they want", whose clause hangs on the adverb."""
    above = parse.head(clause)
    before = parse[above.i - 1] if above.i > 0 else above
    return {f"{before.low} {above.low}"} if above.low == "long" else set()


def _clauses_of(parse: Parse, predicate: Token) -> Iterator[Token]:
    """Yield the adverbial clauses of a predicate, also those below "as long"."""
    for c in parse.children(predicate):
        if c.dep == "advcl":
            yield c
        elif c.dep == "advmod" and c.low == "long":
            yield from (d for d in parse.children(c) if d.dep == "advcl")


def _is_choice(parse: Parse, predicate: Token) -> bool:
    """Tell whether the clause, or one beside it, is the first of two ways: "either they leave or ..."."""
    beside = [c for c in parse.children(predicate) if c.pos in VERBAL and c.dep != "relcl"]
    words = [w for clause in (predicate, *beside) for w in parse.children(clause)]
    return any(
        w.low == "either"
        and w.dep in ("cc", "preconj", "advmod", "nsubj")
        and w.i < parse.head(w).i
        for w in words
    )


def _past(verb: Token) -> bool:
    return verb.tag == "VBD"


def _general(parse: Parse, verb: Token) -> bool:
    """Tell a clause that speaks of whenever: plain present, no auxiliary but "be"."""
    tensed = [verb, *(c for c in parse.children(verb) if c.dep in AUXILIARIES)]
    return any(t.tag in ("VBZ", "VBP") and t.lemma != "have" for t in tensed)


def is_unclear(parse: Parse, predicate: Token, cues: CueLexicon) -> bool:
    """Tell whether the predicate is "not clear", "unclear" or the like: what hangs on it is open."""
    below = parse.children(predicate)
    for word in (c for c in (*below, predicate) if c.low in cues.unclear):
        if any(c.dep == "neg" for c in (*below, *parse.children(word))):
            return True
    doubted = [c for c in below if c.low in ("unclear", "uncertain", "unsure", "doubtful")]
    hangs = any(
        c.dep in ("ccomp", "csubj", "csubjpass")
        for x in (predicate, *doubted)
        for c in parse.children(x)
    )
    return bool(doubted) and (hangs or any(c.low in ("it", "that", "this") for c in below))


def own_modality(
    parse: Parse, predicate: Token, cues: CueLexicon, *, negative: bool
) -> Modality | None:
    """Return what auxiliaries, or the predicate's own meaning, say."""
    below = parse.children(predicate)
    for aux in below:
        if aux.dep in AUXILIARIES and aux.low in cues.modals:
            past = (aux.low == "could" and negative) or _is_custom(parse, predicate, aux, cues)
            return Modality.ASSERTED if past else cues.modals[aux.low]
    feared = predicate.lemma in cues.guessing and any(c.dep == "oprd" for c in below)
    if feared or any(c.dep == "advmod" and c.low in cues.hedges for c in below):
        return Modality.POSSIBLE
    return _obligation(parse, predicate) or _governing(parse, predicate, cues)


def _is_custom(parse: Parse, predicate: Token, aux: Token, cues: CueLexicon) -> bool:
    """Tell "would always come", "would later lead": what somebody used to do or came to do."""
    if aux.low not in ("would", "'d", "’d"):
        return False
    if any(c.dep == "advmod" and c.low in cues.habits for c in parse.children(predicate)):
        return True
    above = parse.head(predicate)
    told = _past(above) or any(
        c.tag == "VBD" and c.dep in AUXILIARIES for c in parse.children(above)
    )
    return predicate.lemma == "become" and predicate.dep in ("conj", "relcl") and told


def _obligation(parse: Parse, predicate: Token) -> Modality | None:
    goes_on = any(c.dep == "xcomp" and c.tag == "VB" for c in parse.children(predicate))
    if predicate.lemma in ("have", "need") and goes_on and predicate.pos in VERBAL:
        return Modality.DEMANDED
    if predicate.lemma == "be" and _to_infinitive(parse, predicate):
        return Modality.INTENDED
    own = [c for c in parse.children(predicate) if c.dep in AUXILIARIES]
    is_to = any(c.lemma == "be" and is_finite(parse, c) for c in own) and any(
        c.low == "to" for c in own
    )
    return Modality.INTENDED if is_to or is_to_come(parse, predicate) else None


def _to_infinitive(parse: Parse, predicate: Token) -> bool:
    clauses = [c for c in parse.children(predicate) if c.dep == "xcomp"]
    described = any(c.dep in PREDICATIVE for c in parse.children(predicate))
    return not described and any(is_infinitive(parse, c) for c in clauses)


def _governing(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what the predicate makes of the action below it ("is preparing to ...")."""
    for head in _predicatives(parse, predicate):
        known = cues.governors.get(head.lemma.lower(), cues.governors.get(head.low))
        if known is not None and has_action(parse, head):
            return known
        if head is predicate:
            continue
        if known is not None and _has_clause(parse, predicate, head):
            return known
        if head.lemma in cues.possible_nouns and _has_content(parse, head):
            return Modality.POSSIBLE
    return _raised(parse, predicate, cues)


def _raised(parse: Parse, predicate: Token, cues: CueLexicon) -> Modality | None:
    """Return what a raising verb hands up: "appeared poised to", "is likely to"."""
    for c in parse.children(predicate):
        clause = c.dep == "ccomp" and is_finite(parse, c)
        if c.dep in ("xcomp", "oprd", "acomp", "ccomp") and c.i > predicate.i and not clause:
            known = cues.governors.get(c.lemma.lower())
            if known is not None and has_action(parse, c):
                return known
    return None


def _predicatives(parse: Parse, predicate: Token) -> Iterator[Token]:
    yield from (c for c in parse.children(predicate) if c.dep in PREDICATIVE)
    yield predicate


def has_action(parse: Parse, head: Token) -> bool:
    """Tell whether an infinitive hangs on a word."""
    return any(
        c.dep in ("xcomp", "ccomp", "advcl", "acl") and c.i > head.i and is_infinitive(parse, c)
        for c in parse.children(head)
    )


def _has_clause(parse: Parse, predicate: Token, head: Token) -> bool:
    """Tell whether a clause hangs on an adjective or beside it: "it is likely (that) they will ..."."""
    return any(c.dep == "ccomp" for c in (*parse.children(predicate), *parse.children(head)))


def _has_content(parse: Parse, noun: Token) -> bool:
    return any(c.dep in ("acl", "relcl", "ccomp", "prep") for c in parse.children(noun))


def is_negated(parse: Parse, predicate: Token, cues: CueLexicon) -> bool:
    """Tell whether a predicate is negated. "Not only" is no negation; "unlikely" is one."""
    if is_unclear(parse, predicate, cues):
        return False
    return _negations(parse, predicate, cues) % 2 == 1


def _negations(parse: Parse, predicate: Token, cues: CueLexicon) -> int:
    count = 0
    for c in parse.children(predicate):
        if c.dep == "neg" or (c.dep in ("advmod", "preconj") and c.low in cues.negators):
            count += not _only_follows(parse, c)
        elif c.dep == "advmod" and c.low == "longer":
            count += any(d.low == "no" for d in parse.children(c))
        elif c.dep in ARGUMENTS:
            count += any(
                d.dep in ("det", "neg", "preconj") and d.low in ("no", "neither")
                for d in parse.children(c)
            )
            count += c.low in ("nobody", "none", "nothing", "neither")
            count += parse.subtree(c)[0].low in ("hardly", "scarcely")
        if c.dep in PREDICATIVE:
            count += c.low in cues.negative_adjectives
    return count + (predicate.lemma in cues.negative_governors and has_action(parse, predicate))


def _only_follows(parse: Parse, negation: Token) -> bool:
    after = negation.i + 1
    return after < len(parse) and parse[after].low in ("only", "just", "merely")
