"""Whom a speaking pronoun or office takes up: one who spoke before, or a person just named, whom it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tetrapylon.ground.cast import Cast
from tetrapylon.ground.genders import gender_of
from tetrapylon.lexicon.genders import Gender, GenderLexicon
from tetrapylon.model.claim import Claimant, ClaimantType, Statement, Voice
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.span import Span

GENDER_OF_PRONOUN = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
}
NEAR_SPEAKER = 400
"""Code points between a speaker and the "he said" that takes him up: about a paragraph."""
NEAREST = 2
JUST_SPOKE = 100
"""Code points from a speaker to a pronoun in the sentence behind."""
FAR_SPEAKER = 3_000
"""Code points back that a pronoun reaches where nobody nearer fits it."""
PRONOUNS = frozenset({"they", "them", "their", "it", "its", "we", "us", "i", "who", "which"})
THEM = frozenset({"they", "them", "their"})
SEVERAL = frozenset({"some", "many", "several", "two", "three", "both", "others", "most"})
FIGHTERS = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES})
PLAIN_WORDS = 2
"""So many words a plain plural has ("the Kurds"); longer names with an s are bodies ("the United Nations")."""
PERSONS = frozenset(
    {
        ClaimantType.NAMED_PERSON,
        ClaimantType.EXPERT,
        ClaimantType.WITNESS,
        ClaimantType.MONITOR,
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
    }
)


def person_meant(
    statement: Statement, cast: Cast, earlier: tuple[Claimant, ...], genders: GenderLexicon
) -> Claimant | None:
    """Return the person that a speaking "he" or "she" takes up, None where nobody fits.

    Tried in turn: who is named before it in its sentence; who spoke just before; who the mention takes up;
    who spoke further up; a person named shortly before. Nobody whose words tell the other gender is taken, and
    of the two nearest rather one whose words tell the pronoun's own, unless only the other has just spoken.
    """
    span = statement.speaker
    if span is None:
        return None
    wanted = GENDER_OF_PRONOUN[span.of(cast.text).lower()]
    fitting = [
        (told is wanted, c)
        for c in _candidates(statement, span, cast, earlier)
        if (told := _gender(c, cast, genders)) in (None, wanted)
    ]
    first = fitting[0][1] if fitting else None
    sure = next((c for known, c in fitting[:NEAREST] if known), None)
    just = first is not None and first in earlier and (_back(first, span) or 0) <= JUST_SPOKE
    meant = first if just and sure not in earlier else sure or first
    return replace(meant, span=span) if meant is not None else None


def _gender(claimant: Claimant, cast: Cast, genders: GenderLexicon) -> Gender | None:
    told = gender_of(_words_of(claimant, cast), genders)
    return told or (gender_of(claimant.name, genders) if claimant.name else None)


def _candidates(
    statement: Statement, span: Span, cast: Cast, earlier: tuple[Claimant, ...]
) -> Iterator[Claimant]:
    taken = _person_of(cast.mention_of(span), cast)
    if statement.relays:
        yield from () if taken is None else (taken,)
        return
    spoke = [c for c in reversed(earlier) if _is_person(c) and _back(c, span) is not None]
    last = spoke[0].span if spoke else None
    if taken is not None and (
        _stands_in_sentence(statement, span, cast, taken)
        or (last is not None and _is_told_of(cast, taken, last.end, span.start))
    ):
        yield taken
    yield from (c for c in spoke[:1] if (_back(c, span) or 0) <= NEAR_SPEAKER)
    if taken is not None:
        yield taken
    yield from (c for c in spoke if (_back(c, span) or 0) <= FAR_SPEAKER)
    for mention in reversed(cast.by_start):
        near = 0 <= span.start - mention.end <= NEAR_SPEAKER
        if near and mention.form is MentionForm.NAME and (p := _person_of(mention, cast)):
            yield p


def _is_person(claimant: Claimant) -> bool:
    return claimant.type in PERSONS and claimant.name not in (None, "we", "We", "I")


def _back(claimant: Claimant, span: Span) -> int | None:
    """Return how far back somebody spoke, None where nobody knows or it was later."""
    back = span.start - claimant.span.end if claimant.span else -1
    return back if back >= 0 else None


def _person_of(mention: Mention | None, cast: Cast) -> Claimant | None:
    entity = cast.entities.get(mention.entity) if mention and mention.entity else None
    if entity is None or mention is None or entity.kind is not EntityKind.PERSON:
        return None
    return Claimant(
        entity=entity.id,
        name=entity.name,
        type=ClaimantType.NAMED_PERSON,
        span=Span(mention.start, mention.end),
    )


def _stands_in_sentence(statement: Statement, span: Span, cast: Cast, person: Claimant) -> bool:
    """Tell whether the pronoun leads into the words, with its person named before it in the sentence."""
    sentence = cast.sentences.get(statement.sentence)
    if sentence is None or statement.span.start < span.start:
        return False
    return any(
        m.entity == person.entity
        and m.form is MentionForm.NAME
        and sentence.start <= m.start
        and m.end <= span.start
        for m in cast.by_start
    )


def _is_told_of(cast: Cast, person: Claimant, start: int, end: int) -> bool:
    """Tell whether the writer, in nobody's words, names a person between these offsets."""
    named = [
        m
        for m in cast.by_start
        if start <= m.start < end and m.form is MentionForm.NAME and m.entity == person.entity
    ]
    told = [s.span for s in cast.reading.statements if s.voice is Voice.ATTRIBUTED]
    return any(not any(s.start <= m.start < s.end for s in told) for m in named)


def _words_of(claimant: Claimant, cast: Cast) -> str:
    return claimant.span.of(cast.text) if claimant.span else claimant.name or ""


def echo(statement: Statement, cast: Cast, span: Span, earlier: tuple[Claimant, ...]) -> Claimant:
    """Return the latest earlier claimant that a pronoun or an office fits; a nameless one if none does.

    A pronoun that somebody else's words contain takes up nobody who speaks on the page.
    """
    words = span.of(cast.text)
    low = words.lower()
    group = _group_before(cast, span, earlier) if low == "they" else None
    if group is not None:
        return group
    for claimant in reversed(earlier):
        reach = NEAR_SPEAKER if low in THEM else FAR_SPEAKER
        if low in PRONOUNS and (statement.relays or (_back(claimant, span) or 0) > reach):
            break
        if _fits(cast, low, claimant):
            return replace(claimant, span=span)
    return nameless(words, span)


def _group_before(cast: Cast, span: Span, earlier: tuple[Claimant, ...]) -> Claimant | None:
    """Return the armed group that the writer has just told of, where nobody spoke since: "The rebels took it. They said"."""
    sentences = sorted(cast.sentences.values(), key=lambda s: s.start)
    here = next((n for n, s in enumerate(sentences) if s.start <= span.start < s.end), 0)
    if here == 0:
        return None
    before = sentences[here - 1]
    joined = "\n" not in cast.text[before.end : sentences[here].start]
    spoke = any(c.span and before.start <= c.span.start < span.start for c in earlier)
    named = [m for m in cast.by_start if before.start <= m.start < before.end]
    first = next((m for m in named if m.kind is EntityKind.ARMED_GROUP), None)
    several = {m.entity for m in named if m.kind in FIGHTERS}
    entity = cast.entities.get(first.entity or "") if first is not None else None
    if entity is None or not joined or spoke or len(several) > 1:
        return None
    return Claimant(entity=entity.id, name=entity.name, type=ClaimantType.ARMED_GROUP, span=span)


def nameless(words: str, span: Span) -> Claimant:
    """Return the claimant of a pronoun that takes up nobody known, or of an office without a holder."""
    pronoun = words.lower() in PRONOUNS or words.lower() in GENDER_OF_PRONOUN
    return Claimant(
        entity=None,
        name=words,
        type=ClaimantType.ANONYMOUS_OTHER if pronoun else ClaimantType.NAMED_PERSON,
        anonymous=pronoun,
        span=span,
    )


def _fits(cast: Cast, words: str, claimant: Claimant) -> bool:
    if words in ("it", "its"):
        body = claimant.type not in PERSONS or claimant.type is ClaimantType.MONITOR
        return body and not _are_people(cast, claimant)
    if words in THEM:
        return _is_several(cast, claimant)
    if words in PRONOUNS:
        return True
    said = _words_of(claimant, cast).lower().split() if claimant.span else []
    return words.split()[-1] in said


def _are_people(cast: Cast, claimant: Claimant) -> bool:
    """Tell a people or a group of men, whom "it" cannot mean, by the plural."""
    said = _words_of(claimant, cast).split()
    return (
        bool(said)
        and said[-1].endswith("s")
        and not said[-1].isupper()
        and len(said) <= PLAIN_WORDS
    )


def _is_several(cast: Cast, claimant: Claimant) -> bool:
    """Tell whether "they" may take a claimant up: a body, or more than one person."""
    if claimant.type not in PERSONS:
        return claimant.type is not ClaimantType.MEDIA
    said = _words_of(claimant, cast).lower().split()
    return "and" in said or bool(said and (said[0] in SEVERAL or said[-1].endswith("s")))
