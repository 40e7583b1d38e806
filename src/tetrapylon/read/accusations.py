"""How firmly a statement lays a violent deed at somebody's door.

Blame needs a deed and a doer in the statement's words; how firm it is depends on the words around and on who
speaks. Source of the steps: the CONFIDENCE slot of the MUC-3/4 templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.accusations import AccusationWords
from tetrapylon.model.claim import Accusation, ClaimantType, Modality, Polarity
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import VERBAL, child, is_infinitive, is_passive, phrase, subject_of
from tetrapylon.read.factuality import Factuality

OPEN = frozenset({Modality.POSSIBLE, Modality.PREDICTED, Modality.CONDITIONAL, Modality.INTENDED})
STATE = frozenset({ClaimantType.OFFICIAL_BODY, ClaimantType.ANONYMOUS_OFFICIAL})
BLAMING_PREPOSITIONS = frozenset({"on", "to", "against", "for", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who tells of a deed: the kind and words of the speaker, and the word that reports."""

    speaker_type: ClaimantType | None
    speaker: tuple[str, ...]
    cue: str


def accusation_of(
    parse: Parse,
    words: Iterable[Token],
    fact: Factuality,
    telling: Telling | None,
    lexicon: AccusationWords,
) -> Accusation | None:
    """Return how firmly these words lay a deed at somebody's door, None where they lay none.

    Args:
        parse: the passage's parse.
        words: the statement's words.
        fact: how surely the statement is put forward.
        telling: who says it; None for the writer's own voice.
        lexicon: the accusation words.
    """
    listed = list(words)
    lemmas = _lemmas(listed) | ({telling.cue} if telling else set())
    deeds = [w for w in listed if _is_deed(parse, w, lexicon)]
    doers = list(_doers(parse, listed, deeds, lexicon))
    claims_it = bool(deeds and lemmas & lexicon.owning and lemmas & lexicon.owned)
    if not doers and not claims_it:
        return None
    if lemmas & lexicon.clearing:
        return Accusation.CLEARED
    if fact.polarity is Polarity.NEGATIVE or fact.modality in (Modality.DENIED, Modality.DEMANDED):
        return None
    open_ = fact.modality in OPEN
    if claims_it or (not open_ and _owned_up(doers, telling, lexicon)):
        return Accusation.ADMITTED
    if open_:
        return Accusation.POSSIBLE
    return _told(_lemmas(_around(parse, (*deeds, *doers))), telling, lexicon)


def _told(around: frozenset[str], telling: Telling | None, lexicon: AccusationWords) -> Accusation:
    pointed = bool(around & (lexicon.accusing | lexicon.suspected))
    passed_on = telling is None or telling.speaker_type is ClaimantType.MEDIA
    if passed_on and not pointed:
        return Accusation.FACT
    if telling is not None and _is_authority(telling, lexicon):
        return Accusation.ACCUSED_BY_AUTHORITIES
    return Accusation.ACCUSED


def _around(parse: Parse, words: Iterable[Token]) -> Iterator[Token]:
    """Yield what bears on deeds and doers: the words themselves, what hangs on them, what they hang on."""
    for word in words:
        yield word
        yield from parse.children(word)
        yield from parse.ancestors(word)


def _lemmas(words: Iterable[Token]) -> frozenset[str]:
    return frozenset(x for w in words for x in (w.lemma.lower(), w.low))


def _owned_up(doers: list[Token], telling: Telling | None, lexicon: AccusationWords) -> bool:
    """Tell whether the doer tells of an own deed: "we", the speaker's name, a pronoun behind "admitted"."""
    if any(d.low in lexicon.selves for d in doers):
        return True
    if telling is None:
        return False
    same = any(d.low in telling.speaker and d.pos != "ADJ" for d in doers)
    return same or (telling.cue in lexicon.admitting and any(d.pos == "PRON" for d in doers))


def _is_authority(telling: Telling, lexicon: AccusationWords) -> bool:
    return telling.speaker_type in STATE or bool(set(telling.speaker) & lexicon.authorities)


def _doers(
    parse: Parse, words: list[Token], deeds: list[Token], lexicon: AccusationWords
) -> Iterator[Token]:
    """Yield those at whose door a deed of these words is laid."""
    for deed in deeds:
        yield from (
            d for d in _agents(parse, deed, lexicon) if d.lemma.lower() not in lexicon.tools
        )
    for word in words if deeds else ():
        if word.lemma.lower() in lexicon.accusing | lexicon.clearing:
            yield from _blamed(parse, word)


def _is_deed(parse: Parse, word: Token, lexicon: AccusationWords) -> bool:
    if word.pos not in (*VERBAL, "NOUN"):
        return False
    if word.tag == "VB" and is_infinitive(parse, word):
        return False
    lemma = word.lemma.lower()
    particle = child(parse, word, "prt")
    return lemma in lexicon.deeds or (
        particle is not None and f"{lemma} {particle.low}" in lexicon.deeds
    )


def _agents(parse: Parse, deed: Token, lexicon: AccusationWords) -> Iterator[Token]:
    if deed.pos == "NOUN":
        yield from _noun_agents(parse, deed, owned=deed.lemma.lower() not in lexicon.suffered)
    elif is_passive(parse, deed) or _is_bare_participle(parse, deed):
        agent = child(parse, deed, "agent")
        yield from (c for c in parse.children(agent) if c.dep == "pobj") if agent else ()
    else:
        subject = subject_of(parse, deed)
        if subject is not None and subject.dep != "expl":
            yield subject


def _is_bare_participle(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBN" and not any(c.dep == "aux" for c in parse.children(verb))


def _noun_agents(parse: Parse, noun: Token, *, owned: bool) -> Iterator[Token]:
    for c in parse.children(noun):
        names = c.text[:1].isupper() and c.dep in ("amod", "compound", "nmod")
        if owned and (c.dep == "poss" or names):
            yield c
        elif c.dep in ("prep", "agent") and c.low == "by":
            yield from (d for d in parse.children(c) if d.dep == "pobj")


def _blamed(parse: Parse, word: Token) -> Iterator[Token]:
    """Yield whom a word of blame points at: its object, its passive subject, "on X", or who is responsible."""
    if word.pos == "ADJ":
        subject = subject_of(parse, parse.head(word))
        yield from (subject,) if subject is not None else ()
        return
    for c in parse.children(word):
        if c.dep in ("dobj", "nsubjpass"):
            yield c
        elif c.dep == "prep" and c.low in BLAMING_PREPOSITIONS:
            yield from (d for d in parse.children(c) if d.dep == "pobj")


def telling_of(
    parse: Parse, speaker_head: Token | None, type_: ClaimantType | None, cue: Token
) -> Telling:
    """Return who tells, from the head word of the speaker's phrase and the reporting word."""
    named = phrase(parse, speaker_head) if speaker_head is not None else ()
    lows = (x for w in named for x in (w.low, w.lemma.lower()))
    return Telling(speaker_type=type_, speaker=tuple(lows), cue=cue.lemma.lower())
