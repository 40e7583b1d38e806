"""How surely a told proposition is put forward: its own words, and what the cue makes of them."""

from __future__ import annotations

from tetrapylon.lexicon.cues import CueClass, CueLexicon
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import AUXILIARIES, SUBJECTS, is_finite
from tetrapylon.read.factuality import Factuality, factuality_of
from tetrapylon.read.ownership import Owner

CLASS_MODALITY = {
    CueClass.DENY: Modality.DENIED,
    CueClass.REFUSE: Modality.DENIED,
    CueClass.DEMAND: Modality.DEMANDED,
    CueClass.PLAN: Modality.INTENDED,
    CueClass.EXPECT: Modality.PREDICTED,
    CueClass.HOPE: Modality.POSSIBLE,
}
SPEAKING = frozenset({CueClass.SAY, CueClass.TELL, CueClass.CLAIM})
"""Classes of verbs with which a refusal is a silence."""


def is_whole_owner(owner: Owner, root: Token) -> bool:
    """Tell whether the proposition is the sentence of the cue itself ("X refused to talk")."""
    return owner.attribution.word.start == root.start


def told_fact(parse: Parse, root: Token, owner: Owner | None, cues: CueLexicon) -> Factuality:
    """Return how the proposition with this predicate is put forward, by the words and by who says it.

    Args:
        parse: the passage's parse.
        root: the proposition's predicate.
        owner: who answers for it; None for the writer's own voice.
        cues: the lexicon.
    """
    fact = factuality_of(parse, root, cues)
    if owner is None:
        return _headline_fact(parse, root, fact)
    kind = _kind_of(root, owner, cues)
    modality = CLASS_MODALITY.get(kind)
    if kind is CueClass.REFUSE and _is_silence(parse, root, cues):
        return Factuality(Modality.ASSERTED, Polarity.NEGATIVE)
    if modality is Modality.DENIED:
        return Factuality(Modality.DENIED, Polarity.NEGATIVE)
    if _must_end(parse, root, cues) and fact.modality in (Modality.ASSERTED, Modality.POSSIBLE):
        return Factuality(Modality.DEMANDED, fact.polarity)
    if modality is not None and (fact.modality is Modality.ASSERTED or is_whole_owner(owner, root)):
        return Factuality(modality, fact.polarity)
    return _by_its_mood(parse, root, owner, fact)


def _is_silence(parse: Parse, root: Token, cues: CueLexicon) -> bool:
    """Tell "declined to comment", "refused to confirm that": who does not speak denies nothing."""
    said = (c for c in parse.children(root) if c.dep == "xcomp")
    return any(SPEAKING & set(cues.verbs.get(c.lemma.lower(), ())) for c in said)


def _by_its_mood(parse: Parse, root: Token, owner: Owner, fact: Factuality) -> Factuality:
    if fact.modality is Modality.ASSERTED and _is_subjunctive(parse, root):
        return Factuality(Modality.DEMANDED, fact.polarity)
    if fact.modality is Modality.CONDITIONAL and _is_backshift(parse, root, owner):
        return Factuality(_told_future(parse, root), fact.polarity)
    return fact


def _is_subjunctive(parse: Parse, root: Token) -> bool:
    """Tell a wish in a clause with its own subject: "insisted that the siege *be* lifted"."""
    verbs = [root, *(c for c in parse.children(root) if c.dep in AUXILIARIES)]
    marked = any(c.dep == "mark" and c.low == "that" for c in parse.children(root))
    bare = any(v.tag == "VB" for v in verbs) and not any(v.low == "to" for v in verbs)
    return marked and bare and not is_finite(parse, root)


def _must_end(parse: Parse, root: Token, cues: CueLexicon) -> bool:
    """Tell a "cannot" that forbids what goes on: "this cannot continue"."""
    below = parse.children(root)
    lemma = root.lemma.lower()
    phrases = {lemma, *(f"{lemma} {c.low}" for c in below if c.i == root.i + 1)}
    can = any(c.dep == "aux" and c.low in ("can", "ca") for c in below)
    return can and bool(phrases & cues.lasting) and any(c.dep == "neg" for c in below)


def _kind_of(root: Token, owner: Owner, cues: CueLexicon) -> CueClass:
    """Return what the cue makes of the proposition: "voiced hope" hopes, "issued a denial" denies."""
    if root.pos == "NOUN" and owner.attribution.kind is CueClass.TELL:
        return cues.nouns.get(root.lemma.lower(), (CueClass.SAY,))[0]
    return owner.attribution.kind


def _headline_fact(parse: Parse, root: Token, fact: Factuality) -> Factuality:
    """Read a headline's bare infinitive as what is to come ("Army to retake town")."""
    bare = root.tag == "VB" and any(c.low == "to" and c.dep == "aux" for c in parse.children(root))
    if bare and root.head == root.i and fact.modality is Modality.ASSERTED:
        return Factuality(Modality.INTENDED, fact.polarity)
    return fact


def _is_backshift(parse: Parse, root: Token, owner: Owner) -> bool:
    """Tell whether "would" is a told "will": behind a cue in the past, with no condition about."""
    told_in_past = owner.attribution.word.tag in ("VBD", "VBN", "VBG")
    would = any(c.low in ("would", "'d") and c.dep == "aux" for c in parse.children(root))
    clauses = [c for c in parse.children(root) if c.dep == "advcl"]
    open_ = any(d.low in ("if", "unless") for c in clauses for d in parse.children(c))
    direct = any(c.lemma == "be" for c in (root,)) and not _agent_is_self(parse, root)
    return told_in_past and would and not open_ and not direct


def _told_future(parse: Parse, root: Token) -> Modality:
    return Modality.INTENDED if _agent_is_self(parse, root) else Modality.PREDICTED


def _agent_is_self(parse: Parse, root: Token) -> bool:
    """Tell whether the speaker tells of an own act: a pronoun or no subject of its own."""
    subjects = [c for c in parse.children(root) if c.dep in SUBJECTS]
    return not subjects or subjects[0].pos == "PRON"
