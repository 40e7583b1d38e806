"""Who is named as the speaker: the words, the kind, whether a name is held back."""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import hull, phrase

PERSONAL = frozenset({"he", "she", "i", "we", "they", "it", "who", "him", "her", "them"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker, the head word, and what kind of speaker they mean."""

    span: Span
    head: Token
    type: ClaimantType | None
    anonymous: bool


def speaker_of(parse: Parse, head: Token, cues: CueLexicon) -> Speaker | None:
    """Return the speaker whose noun phrase has this head word."""
    words = phrase(parse, head)
    span = hull(words)
    if span is None:
        return None
    type_ = type_of(words, head, cues)
    anonymous = is_anonymous(words, head, type_, cues)
    return Speaker(span, head, type_, anonymous)


def type_of(words: tuple[Token, ...], head: Token, cues: CueLexicon) -> ClaimantType | None:
    """Return the kind of speaker by the words alone; None for a pronoun, which only its mention can tell."""
    if head.pos == "PRON" or head.low in PERSONAL:
        return None
    lows = {w.low for w in words} | {w.lemma.lower() for w in words}
    known = cues.speakers.get(head.lemma.lower()) or cues.speakers.get(head.low)
    if head.pos == "PROPN":
        return _named(words, head, known, lows, cues)
    if known in (ClaimantType.ANONYMOUS_OTHER, ClaimantType.ANONYMOUS_OFFICIAL) or (
        known is None and lows & cues.anonymity
    ):
        official = known is ClaimantType.ANONYMOUS_OFFICIAL or lows & cues.official_words
        return ClaimantType.ANONYMOUS_OFFICIAL if official else ClaimantType.ANONYMOUS_OTHER
    if known is not None:
        return known
    return next(
        (cues.speakers[w] for w in lows if w in cues.speakers), ClaimantType.ANONYMOUS_OTHER
    )


def _named(
    words: tuple[Token, ...],
    head: Token,
    known: ClaimantType | None,
    lows: set[str],
    cues: CueLexicon,
) -> ClaimantType:
    person = {ClaimantType.ANONYMOUS_OFFICIAL, ClaimantType.ANONYMOUS_OTHER, ClaimantType.WITNESS}
    if known is not None and known not in person:
        return known
    names = [w for w in words if w.pos == "PROPN"]
    kinds = [cues.speakers[w.low] for w in names if w.low in cues.speakers]
    bodies = [k for k in kinds if k not in person and k is not ClaimantType.EXPERT]
    if lows & cues.titles or (len(names) > 1 and not bodies):
        return ClaimantType.NAMED_PERSON
    if ClaimantType.EXPERT in kinds:
        return ClaimantType.EXPERT
    return bodies[0] if bodies else ClaimantType.NAMED_PERSON


def is_anonymous(
    words: tuple[Token, ...], head: Token, type_: ClaimantType | None, cues: CueLexicon
) -> bool:
    """Tell whether the speaker is kept without a name."""
    if head.pos in ("PROPN", "PRON") or any(w.pos == "PROPN" and w.dep == "appos" for w in words):
        return False
    unnamed = {
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
        ClaimantType.WITNESS,
        ClaimantType.EXPERT,
    }
    return type_ in unnamed or any(w.low in cues.anonymity for w in words)
