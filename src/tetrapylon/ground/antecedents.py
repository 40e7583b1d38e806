"""What a pronoun or "the city" takes up: the subject or topic just before it, by grammar, else nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tetrapylon.model.document import Document
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
TOPICS = SUBJECTS | {"dobj", "poss", "attr"}
"""Relations that put a place into focus: what is done to it or by it, not where something else happens."""
PLURAL = frozenset(("NNS", "NNPS"))
NAMING = frozenset((MentionForm.NAME, MentionForm.METONYM, MentionForm.NICKNAME))
LEAD = 2
"""How many times as often as the next a town is named before it is what the whole report is about."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the report, its parse and its index there."""

    number: int
    parse: Parse
    index: int


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where each token of a report stands, by its offset."""

    tokens: dict[int, tuple[Token, Sentence]]

    def of(self, mention: Mention) -> tuple[Token, Sentence] | None:
        """Return the head token of a mention and its sentence, None for words that are not parsed."""
        return self.tokens.get(mention.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The entity that words take up, None where none is sure, and the others it may be."""

    entity: str | None
    rivals: tuple[str, ...] = ()


def standing_of(document: Document) -> Standing:
    """Return where the tokens of a report stand, sentences numbered through all speaking passages."""
    tokens: dict[int, tuple[Token, Sentence]] = {}
    number = 0
    for _, parse in document.speaking():
        last: Sentence | None = None
        for token in parse:
            if last is None or last.index != token.sent:
                last = Sentence(number, parse, token.sent)
                number += 1
            tokens[token.start] = (token, last)
    return Standing(tokens=tokens)


def taken_by_it(mention: Mention, seen: list[Mention], standing: Standing) -> Taken:
    """Return what "it" or "its" takes up: a singular subject before it in the sentence, or of the last one.

    Args:
        mention: the pronoun.
        seen: the mentions before it, grounded.
        standing: where the report's tokens stand.
    """
    here = standing.of(mention)
    if here is None:
        return Taken(entity=None)
    by_head = {m.head: m for m in seen if m.kind is not EntityKind.PERSON}
    subject = _subject_before(*here) or _main_subject(here[1], standing, seen)
    if subject is None or subject.tag in PLURAL:
        return Taken(entity=None)
    found = by_head.get(subject.start)
    return Taken(entity=found.entity if found else None)


def _subject_before(token: Token, sentence: Sentence) -> Token | None:
    """Return the nearest subject before a pronoun; an object is not its own verb's subject."""
    parse = sentence.parse
    above = {a.i for a in parse.ancestors(token)} if token.dep != "poss" else set()
    own = next((a for a in parse.ancestors(token) if a.pos in ("VERB", "AUX")), None)
    before = [t for t in parse.sentence(sentence.index) if t.i < token.i and t.dep in SUBJECTS]
    for subject in reversed(before):
        mine = own is not None and subject.head == own.i and subject.head in above
        if not mine and subject.tag not in ("WDT", "WP") and subject.pos != "DET":
            return subject
    return None


def _main_subject(here: Sentence, standing: Standing, seen: list[Mention]) -> Token | None:
    """Return the subject of the root of the sentence before, where that sentence names something."""
    for mention in reversed(seen):
        stands = standing.of(mention)
        if stands is None or stands[1].number >= here.number:
            continue
        sentence = stands[1]
        if sentence.number < here.number - 1:
            return None
        tokens = sentence.parse.sentence(sentence.index)
        root = sentence.parse.root_of(tokens)
        return next((t for t in tokens if root and t.head == root.i and t.dep in SUBJECTS), None)
    return None


def taken_by_person(mention: Mention, seen: list[Mention], standing: Standing) -> Taken:
    """Return the person that "he" or "she" takes up: a subject of this or the last sentence, else the nearest there."""
    here = standing.of(mention)
    near = list(_near(here[1] if here else None, seen, standing, back=2))
    persons = [(m, t) for m, t in near if m.kind is EntityKind.PERSON]
    acting = [m for m, t in persons if t.dep in SUBJECTS]
    order = [m for m in (*acting, *(m for m, _ in persons)) if m.entity]
    if order and _stranger_since(order[0], seen, standing):
        return Taken(entity=None, rivals=tuple(dict.fromkeys(m.entity for m in order if m.entity)))
    return _first([m.entity for m in order if m.entity])


def _stranger_since(named: Mention, seen: list[Mention], standing: Standing) -> bool:
    """Tell whether a sentence after the one that names a person is of somebody whom nobody names: "the governor's convoy"."""
    at = standing.of(named)
    for mention in reversed(seen):
        if mention.start <= named.start:
            return False
        stranger = mention.kind is EntityKind.PERSON and mention.form is MentionForm.DESCRIPTION
        stands = standing.of(mention) if stranger and mention.entity is None else None
        if at is not None and stands is not None and stands[1].number > at[1].number:
            return True
    return False


def taken_by_place(
    mention: Mention, seen: list[Mention], standing: Standing, *, fitting: Collection[str]
) -> Taken:
    """Return the place in focus: the last fitting topic of this or the last sentence, else the report's own.

    Args:
        mention: "the city", "the province".
        seen: the mentions before it, grounded.
        standing: where the report's tokens stand.
        fitting: ids of the entities that are such a place.
    """
    here = standing.of(mention)
    if here is not None and _strange_last(mention, here[1], seen, standing):
        return Taken(entity=None)
    near = list(_near(here[1] if here else None, seen, standing, back=1))
    places = [(m, t) for m, t in near if m.entity in fitting]
    topics = [m.entity for m, t in places if t.dep in TOPICS and m.entity]
    named = dict.fromkeys(m.entity for m, _ in places if m.entity)
    if topics:
        return _first([topics[0], *named])
    own = _dominant(seen, fitting)
    if own is not None and (not named or own in named):
        return _first([own, *named])
    if len(named) == 1 and own is None and len(_counted(seen, fitting)) == 1:
        return _first(list(named))
    return Taken(entity=None, rivals=tuple(named)[:3])


def _strange_last(
    mention: Mention, here: Sentence, seen: list[Mention], standing: Standing
) -> bool:
    """Tell whether the topic named last is a place that no gazetteer knows: "the town" is then no other."""
    for m in reversed(seen):
        stands = standing.of(m)
        if stands is None or m.kind is not EntityKind.PLACE or m.form not in NAMING:
            continue
        if stands[1].number < here.number - 1:
            return False
        if m.end <= mention.start and stands[0].dep in TOPICS:
            return m.entity is None
    return False


def _counted(seen: list[Mention], fitting: Collection[str]) -> Counter[str]:
    return Counter(m.entity for m in seen if m.entity in fitting and m.entity and m.form in NAMING)


def _dominant(seen: list[Mention], fitting: Collection[str]) -> str | None:
    """Return the place that a report names at least twice, and far more often than any other such place."""
    top = _counted(seen, fitting).most_common(2)
    if not top or top[0][1] < LEAD:
        return None
    return top[0][0] if len(top) == 1 or top[0][1] >= LEAD * top[1][1] else None


def _near(
    here: Sentence | None, seen: list[Mention], standing: Standing, *, back: int
) -> Iterator[tuple[Mention, Token]]:
    """Yield grounded mentions of this sentence and the `back` sentences before it, nearest first."""
    for mention in reversed(seen):
        stands = standing.of(mention)
        if here is None or stands is None:
            continue
        if stands[1].number < here.number - back:
            return
        if mention.entity and mention.form is not MentionForm.ADJECTIVE:
            yield mention, stands[0]


def _first(order: list[str]) -> Taken:
    if not order:
        return Taken(entity=None)
    rest = tuple(dict.fromkeys(e for e in order if e != order[0]))
    return Taken(entity=order[0], rivals=rest[:3])
