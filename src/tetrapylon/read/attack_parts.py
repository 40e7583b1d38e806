"""Who and what takes part in an act of violence: the noun phrases, what sort they are, how many they count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.lexicon.attacks import AttackWords
from tetrapylon.lexicon.casing import CALENDAR
from tetrapylon.model.attack import Harm, Part
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import NOMINAL
from tetrapylon.read.events_cast import antecedent

PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE})
BODIES = frozenset(
    {
        EntityKind.ARMED_GROUP,
        EntityKind.ORGANISATION,
        EntityKind.STATE_FORCES,
        EntityKind.GOVERNMENT,
    }
)
PERSON_ENDINGS = ("man", "men", "woman", "women", "ist", "ian", "eer")
MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "punct", "poss", "case"})
NOT_SAID = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "some",
        "several",
        "various",
        "many",
        "both",
        "total",
        "mm",
        "hostage",
        "at",
        "least",
        "about",
    ]
)


class Sort(StrEnum):
    """What a noun names, as far as acts of violence care."""

    PERSON = "person"
    BODY = "body"
    THING = "thing"
    WEAPON = "weapon"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Casting:
    """What the readers of parts look into: the tables, the mentions by head offset, the number words."""

    words: AttackWords
    mentions: Mapping[int, Mention]
    numbers: Mapping[str, int]
    titles: frozenset[str]

    def sort_of(self, parse: Parse, noun: Token) -> Sort:
        """Return what a noun names."""
        lemma = noun.lemma.lower()
        if self._is_weapon(parse, noun, lemma):
            return Sort.WEAPON
        if noun.pos == "PROPN":
            return self._of_name(noun, lemma)
        return Sort.OTHER if noun.pos == "PRON" else self._of_noun(noun, lemma)

    def _of_noun(self, noun: Token, lemma: str) -> Sort:
        if lemma in self.words["people"] or lemma in self.words["perpetrators"]:
            return Sort.PERSON
        for name, sort in (("bodies", Sort.BODY), ("things", Sort.THING)):
            if lemma in self.words[name]:
                return sort
        person = noun.pos == "NOUN" and lemma.endswith(PERSON_ENDINGS)
        return Sort.PERSON if person else Sort.OTHER

    def _is_weapon(self, parse: Parse, noun: Token, lemma: str) -> bool:
        before = {c.lemma.lower() for c in parse.children(noun) if c.dep in MODIFIERS}
        needed = self.words.weapon_heads.get(lemma)
        if needed is not None:
            return bool(before & needed)
        return lemma in self.words["weapons"] and noun.dep != "compound"

    def _of_name(self, noun: Token, lemma: str) -> Sort:
        found = self.mentions.get(noun.start)
        kind = found.kind if found else None
        if kind in PLACES or (found is not None and found.basis == "locative"):
            return Sort.PLACE
        known = Sort.BODY if kind in BODIES else Sort.PERSON
        if kind in BODIES or kind is EntityKind.PERSON:
            return known
        return self._of_unknown(noun, lemma)

    def _of_unknown(self, noun: Token, lemma: str) -> Sort:
        if lemma in self.words["things"]:
            return Sort.THING
        if lemma in self.words["bodies"] or noun.text.isupper():
            return Sort.BODY
        person = noun.text[:1].isupper() and noun.text not in CALENDAR
        return Sort.PERSON if person else Sort.OTHER


def parts_at(
    parse: Parse, noun: Token, casting: Casting, *, harm: Harm | None = None
) -> Iterator[tuple[Part, Token]]:
    """Yield a noun and those coordinated with it as parts, each with the word that tells its sort."""
    for word in _listed(parse, antecedent(parse, noun)):
        if not word.text.isspace():
            yield part_of(parse, _named_by(parse, word), casting, harm=harm), word


def _listed(parse: Parse, noun: Token) -> Iterator[Token]:
    yield noun
    for c in parse.children(noun):
        if c.dep == "conj" and c.pos in NOMINAL:
            yield from _listed(parse, c)


def _named_by(parse: Parse, noun: Token) -> Token:
    """Return the name that stands in apposition to a description ("the judge, Ana Roe"), else the noun."""
    if noun.pos != "NOUN":
        return noun
    for c in parse.children(noun):
        if c.dep == "appos" and c.pos == "PROPN" and not c.text.isupper():
            return c
    return noun


def part_of(parse: Parse, noun: Token, casting: Casting, *, harm: Harm | None = None) -> Part:
    """Return the noun phrase around `noun`: its modifiers and the noun, without determiner and number."""
    words = _name_words(parse, noun, casting) or _phrase_words(parse, noun, casting)
    return Part(
        span=Span(words[0].start, words[-1].end),
        said=" ".join(t.text for t in words),
        head=noun.start,
        lemma=noun.lemma.lower(),
        count=_count(parse, noun, casting),
        harm=harm,
        name=noun.pos == "PROPN",
    )


def _phrase_words(parse: Parse, noun: Token, casting: Casting) -> list[Token]:
    first, last = _first(parse, noun, casting), _last(parse, noun)
    return [t for t in parse.tokens[first : last + 1] if not t.text.isspace()]


def _name_words(parse: Parse, noun: Token, casting: Casting) -> list[Token]:
    """Return the words of a body's name as the mention has them, without determiner and brackets."""
    found = casting.mentions.get(noun.start)
    if found is None or found.kind not in BODIES or found.form is not MentionForm.NAME:
        return []
    words = [t for t in parse.within(Span(found.start, found.end)) if not t.text.isspace()]
    opened = next((k for k, t in enumerate(words) if t.text in ("(", "[")), len(words))
    kept = [t for t in words[:opened] if t.low not in NOT_SAID]
    return kept if noun in kept else []


def _first(parse: Parse, noun: Token, casting: Casting) -> int:
    first = noun.i
    while first > 0:
        before = parse[first - 1]
        if before.text.isspace():
            if first < 2 or not _belongs(parse, parse[first - 2], noun, casting):
                break
            first -= 1
            continue
        if not _belongs(parse, before, noun, casting):
            break
        first -= 1
    while parse[first].text.isspace() or (parse[first].dep == "punct" and first < noun.i):
        first += 1
    return first


def _belongs(parse: Parse, word: Token, noun: Token, casting: Casting) -> bool:
    if noun.pos == "PROPN":
        name = word.pos == "PROPN" or word.low in ("de", "la", "del", "los", "y")
        return name and word.sent == noun.sent and word.low.strip(".") not in casting.titles
    if word.low in NOT_SAID or word.dep in ("det", "nummod", "quantmod", "poss", "case"):
        return False
    inside = any(a.i == noun.i for a in parse.ancestors(word))
    return inside and word.dep in MODIFIERS and (word.dep != "punct" or word.text == "-")


def _last(parse: Parse, noun: Token) -> int:
    last = noun.i
    while noun.pos == "PROPN" and last + 1 < len(parse):
        ahead = parse[last + 1]
        if ahead.pos != "PROPN" or parse.head(ahead).i not in (noun.i, ahead.i, last):
            break
        last += 1
    return last


def _count(parse: Parse, noun: Token, casting: Casting) -> int | None:
    for c in parse.children(noun):
        if c.dep == "nummod":
            return number_of(c, casting.numbers)
    if noun.low in ("others", "people", "dozens", "many", "several"):
        return None
    singular = noun.tag in ("NN", "NNP")
    return 1 if singular else None


def number_of(token: Token, numbers: Mapping[str, int]) -> int | None:
    """Return a numeral's whole number, None where it is none."""
    digits = token.text.replace(",", "")
    if digits.isdigit():
        return int(digits)
    return numbers.get(token.low)
