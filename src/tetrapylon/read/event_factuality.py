"""How surely one event word, verb or noun, is put forward, with all that stands above it in the tree.

`factuality` judges a proposition by its main predicate. Here any word may be asked: the walk goes up from
it and each step says what the head makes of what hangs on it. Reach for it where events, not whole
propositions, are judged.
"""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import AUXILIARIES, VERBAL, is_finite, is_infinitive
from tetrapylon.read.factuality import Factuality, factuality_of, is_negated

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "oprd"})
INHERITING = frozenset(
    {"dobj", "attr", "acomp", "nsubjpass", "oprd", "conj", "appos", "prt", "xcomp"}
)
"""Relations by which an event shares what is made of the word above it."""
SHARING = frozenset({"dobj", "attr", "acomp", "oprd"})
MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class EventFactuality:
    """Modality and polarity of an event, and whether it lies ahead of the words that tell it."""

    modality: Modality
    polarity: Polarity
    future: bool


SURE = EventFactuality(Modality.ASSERTED, Polarity.POSITIVE, future=False)


def event_factuality(parse: Parse, event: Token, cues: CueLexicon) -> EventFactuality:
    """Return how the event that this word tells of is put forward."""
    word, found = event, _of(parse, event, cues, is_event=True)
    for _ in range(MOST_STEPS):
        if found is not None or word.head == word.i or _is_sealed(parse, word):
            break
        above = parse.head(word)
        found = _from_above(parse, word, above, cues)
        passes = word.dep in INHERITING or (word.dep in CLAUSES and is_infinitive(parse, word))
        if found is None and not passes:
            break
        found = found or _of(parse, above, cues, is_event=False)
        word = above
    return found or SURE


def _is_sealed(parse: Parse, word: Token) -> bool:
    """Tell whether a word is the verb of a tensed clause that stands for itself."""
    if word.pos not in VERBAL or not is_finite(parse, word):
        return False
    return word.dep != "conj" or _has_subject(parse, word)


def _has_subject(parse: Parse, word: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(word))


def _of(parse: Parse, word: Token, cues: CueLexicon, *, is_event: bool) -> EventFactuality | None:
    """Return what the word's own clause or adjectives make of it, None where they say nothing."""
    if word.pos in VERBAL:
        return _of_verb(parse, word, cues, is_event=is_event)
    plans = word.lemma in cues.intended_nouns or word.lemma in cues.governors
    for c in parse.children(word):
        if c.dep in ("amod", "compound", "nmod") and c.low in cues.future_adjectives:
            return _ahead(Modality.INTENDED)
        if c.dep in ("det", "neg") and c.low in ("no", "neither"):
            return EventFactuality(Modality.ASSERTED, Polarity.NEGATIVE, future=False)
        if (
            c.dep in ("acl", "relcl")
            and is_infinitive(parse, c)
            and word.dep == "dobj"
            and not plans
        ):
            return _ahead(Modality.INTENDED)
    return None


def _ahead(modality: Modality) -> EventFactuality:
    return EventFactuality(modality, Polarity.POSITIVE, future=True)


def _of_verb(
    parse: Parse, verb: Token, cues: CueLexicon, *, is_event: bool
) -> EventFactuality | None:
    marks = {c.low for c in parse.children(verb) if c.dep in ("mark", "advmod")}
    if "whether" in marks:
        return EventFactuality(Modality.POSSIBLE, Polarity.POSITIVE, future=False)
    if verb.head == verb.i and is_infinitive(parse, verb) and verb.tag == "VB":
        return _ahead(Modality.INTENDED)
    fact = factuality_of(parse, verb, cues)
    auxiliaries = {c.low for c in parse.children(verb) if c.dep in AUXILIARIES}
    ahead = bool(auxiliaries & set(cues.modals))
    lexical = not ahead and not marks & cues.conditional_marks
    conditional = fact.modality is Modality.CONDITIONAL
    if fact.modality is not Modality.ASSERTED and lexical and is_event and not conditional:
        fact = Factuality(Modality.ASSERTED, fact.polarity)
    if fact.modality is Modality.ASSERTED and fact.polarity is Polarity.POSITIVE:
        return None
    return EventFactuality(fact.modality, fact.polarity, future=ahead or (not is_event and lexical))


def _from_above(
    parse: Parse, word: Token, above: Token, cues: CueLexicon
) -> EventFactuality | None:
    """Return what the head makes of what hangs on it, None where it passes the question on."""
    lemma = above.lemma.lower()
    if word.dep in CLAUSES and is_infinitive(parse, word):
        return _infinitive(above, cues)
    if word.dep not in SHARING:
        return None
    if lemma in cues.governors:
        negative = is_negated(parse, above, cues)
        polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
        return EventFactuality(cues.governors[lemma], polarity, future=True)
    if lemma in cues.negative_governors:
        return EventFactuality(Modality.ASSERTED, Polarity.NEGATIVE, future=False)
    return None


def _infinitive(above: Token, cues: CueLexicon) -> EventFactuality | None:
    lemma = above.lemma.lower()
    told = cues.verbs.get(lemma, ())
    if lemma in cues.implicatives:
        return None
    if lemma in cues.negative_governors:
        return EventFactuality(Modality.ASSERTED, Polarity.NEGATIVE, future=False)
    if CueClass.CLAIM in told:
        return SURE
    return _ahead(cues.governors.get(lemma, Modality.INTENDED))
