"""Who is named as the speaker: the words, the kind, whether a name is held back."""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import hull, phrase

RELATIVES = frozenset({"who", "which", "that"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
UNNAMED = frozenset(
    {
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
        ClaimantType.WITNESS,
        ClaimantType.EXPERT,
    }
)

SHORT_NAME = 3
"""A name of so many words is a person's even if one of them names a body, too."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker, the head word, and what kind of speaker they mean.

    `type` is None for a pronoun or a definite office ("the envoy"), which only a mention can tell.
    `refers` is True for a definite unnamed speaker, who must have been introduced before.
    """

    span: Span
    head: Token
    type: ClaimantType | None
    anonymous: bool
    refers: bool


def speaker_of(parse: Parse, head: Token, cues: CueLexicon) -> Speaker | None:
    """Return the speaker whose noun phrase has this head word."""
    words = _before_colon(_behind_comma(phrase(parse, head), head), head)
    span = hull(words)
    if span is None:
        return None
    words = _with_bracket(parse, words)
    span = hull(words) or span
    type_ = type_of(words, head, cues)
    named = any(w.pos == "PROPN" and _names(parse, w, head) for w in words)
    unnamed = type_ in UNNAMED or any(w.low in cues.anonymity for w in words)
    anonymous = unnamed and head.pos not in ("PROPN", "PRON") and not named
    refers = anonymous and words[0].low in DEFINITE and head.tag != "NNS"
    if refers and head.lemma.lower() in cues.offices:
        return Speaker(span, head, None, anonymous=False, refers=False)
    return Speaker(span, head, type_, anonymous, refers)


def _behind_comma(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Leave out what a tree has wrongly hung on a name over a comma: "(in the other, ) Elias"."""
    commas = [n for n, w in enumerate(words) if w.text == "," and w.i < head.i]
    if not commas or head.pos != "PROPN":
        return words
    before = words[: commas[-1]]
    return words if any(w.pos in ("NOUN", "PROPN") for w in before) else words[commas[-1] + 1 :]


def _before_colon(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Leave out what follows a speaker's colon: "UN(: 27 civilians) killed"."""
    colon = next((n for n, w in enumerate(words) if w.text == ":" and w.i > head.i), None)
    return words if colon is None else words[:colon]


def _with_bracket(parse: Parse, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take the closing bracket in that an acronym within leaves behind: "the committee (HC)"."""
    after = words[-1].i + 1
    opened = any(w.text == "(" for w in words) and not any(w.text == ")" for w in words)
    closes = opened and after < len(parse) and parse[after].text == ")"
    return (*words, parse[after]) if closes else words


def _names(parse: Parse, word: Token, head: Token) -> bool:
    """Tell whether a name stands in apposition to the head: "the negotiator, Ali Hasan"."""
    if word.i == head.i or word.dep != "appos":
        return word.i == head.i
    over = parse.head(word)
    return over.i == head.i or _is_whom_they_serve(parse, over, head, word)


def _is_whom_they_serve(parse: Parse, party: Token, head: Token, name: Token) -> bool:
    """Tell whether the parser hung a speaker's name on the party: "a spokesman for Karsa, Ali Hasan, said"."""
    behind = parse.head(party)
    serves = behind.low in ("for", "of") and parse.head(behind).i == head.i
    closed = name.i + 1 < len(parse) and parse[name.i + 1].text == ","
    two_words = any(c.dep == "compound" and c.pos == "PROPN" for c in parse.children(name))
    between = any(parse[k].text == "," for k in range(party.i, name.i))
    return serves and closed and two_words and between and party.pos == "PROPN"


def type_of(words: tuple[Token, ...], head: Token, cues: CueLexicon) -> ClaimantType | None:
    """Return the kind of speaker by the words alone; None for a pronoun, which only its mention can tell."""
    if head.pos == "PRON":
        return None
    lows = {w.low for w in words} | {w.lemma.lower() for w in words}
    appositions = [w for w in words if w.pos == "PROPN" and w.dep == "appos" and w.head == head.i]
    known = cues.speakers.get(head.lemma.lower()) or cues.speakers.get(head.low)
    if head.pos == "PROPN":
        return _named(words, known, lows, cues)
    if appositions and (known in UNNAMED or known is None):
        return ClaimantType.NAMED_PERSON
    return _unnamed(words, known, lows, cues)


def _unnamed(
    words: tuple[Token, ...], known: ClaimantType | None, lows: set[str], cues: CueLexicon
) -> ClaimantType:
    """Return the kind of speaker that a common noun means."""
    if known in (ClaimantType.ANONYMOUS_OTHER, ClaimantType.ANONYMOUS_OFFICIAL):
        official = known is ClaimantType.ANONYMOUS_OFFICIAL or lows & cues.official_words
        return ClaimantType.ANONYMOUS_OFFICIAL if official else ClaimantType.ANONYMOUS_OTHER
    if known is not None:
        return known
    if lows & cues.anonymity:
        return ClaimantType.ANONYMOUS_OTHER
    kinds = (cues.speakers[w.low] for w in words if w.low in cues.speakers)
    return next(kinds, ClaimantType.ANONYMOUS_OTHER)


def _named(
    words: tuple[Token, ...], known: ClaimantType | None, lows: set[str], cues: CueLexicon
) -> ClaimantType:
    names = [w for w in words if w.pos == "PROPN"]
    kinds = [cues.speakers[w.low] for w in names if w.low in cues.speakers]
    bodies = [k for k in kinds if k not in UNNAMED]
    if known is not None and known not in UNNAMED:
        return ClaimantType.OFFICIAL_BODY if ClaimantType.OFFICIAL_BODY in bodies else known
    if lows & cues.titles:
        return ClaimantType.NAMED_PERSON
    if ClaimantType.MONITOR in bodies or ClaimantType.EXPERT in kinds:
        return ClaimantType.MONITOR if ClaimantType.MONITOR in bodies else ClaimantType.EXPERT
    if words[0].low == "the" or (bodies and len(names) < SHORT_NAME):
        return bodies[0] if bodies else ClaimantType.OFFICIAL_BODY
    return ClaimantType.NAMED_PERSON
