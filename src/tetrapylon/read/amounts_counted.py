"""What a number counts: a unit of measure or the noun it stands with, from the words and the parse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tetrapylon.lexicon.units import MeasureWords, NumberWords, Unit, UnitKind
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.amounts_figures import DASHES, Figure, Style, at, low_at

REACH = 7
OLDEST = 120
PARTITIVE = frozenset({UnitKind.SHARE, UnitKind.AREA, UnitKind.MASS})
"""Kinds of units that name what they measure with "of"."""
DESCRIBING = frozenset({UnitKind.TIME, UnitKind.LENGTH, UnitKind.MASS})
"""Kinds of units that describe a noun with a hyphen: "a six-month truce"."""
NOUNS = ("NOUN", "PROPN")
ALONE = frozenset({"nsubj", "nsubjpass"})
"""Relations of a vague word that stands for its noun: "many feared a new war"."""
DAILY = ("day", "daily")
BY_NUMBER = ("nummod", "amod", "det", "quantmod", "compound", "nmod", "predet", "poss")


class Shape(StrEnum):
    """Constructions that decide what a number measures."""

    OLD = "old"
    DISTANCE = "distance"
    DAILY = "daily"
    PART = "part"
    BARE = "bare"
    AGE = "age"
    OWNED = "owned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted. `noun` is None where it is left out; `top` carries the phrase's role in its clause.

    `first` and `last` are the tokens of the whole amount; `resume` is where the next number may begin.
    """

    first: int
    last: int
    resume: int
    top: Token
    unit: Unit | None = None
    noun: Token | None = None
    shapes: frozenset[Shape] = frozenset()


def counted(parse: Parse, figure: Figure, words: NumberWords) -> Counted:
    """Return what the figure counts."""
    after = figure.last + 1
    if low_at(parse, after) in DASHES and figure.style in (Style.NUMBER, Style.PERIOD):
        after += 1
    money = words.units.get(low_at(parse, figure.first - 1))
    if money is not None and money.kind is UnitKind.MONEY:
        return _measured(parse, figure, money, figure.first - 1, figure.last)
    if figure.style is Style.PERIOD:
        return _measured(
            parse, figure, words.units[low_at(parse, figure.last)], figure.first, figure.last
        )
    if low_at(parse, after) == "of" and figure.style is Style.VAGUE:
        found = words.units.get(low_at(parse, after + 1))
        if found is not None:
            return _measured(parse, figure, found, figure.first, after + 1)
    if _is_age(parse, figure) or _is_aged(parse, figure, words):
        year = words.units["years"]
        shape = frozenset({Shape.OLD})
        whole = _measured(parse, figure, year, figure.first, figure.last)
        return replace(whole, shapes=shape)
    return _in_units(parse, figure, after, words) or _things(parse, figure, words)


def _in_units(parse: Parse, figure: Figure, after: int, words: NumberWords) -> Counted | None:
    """Return what is counted where a unit of measure stands at token `after`."""
    square = low_at(parse, after) in words.square
    unit = words.units.get(low_at(parse, after + square))
    if unit is None and (money := _foreign_money(parse, after, words)) is not None:
        return _measured(parse, figure, money, figure.first, after + 1)
    if unit is not None and figure.style is not Style.ORDINAL:
        if square:
            scale = unit.scale**2
            unit = Unit(name=f"square {unit.name}", kind=UnitKind.AREA, scale=scale)
        return _measured(parse, figure, unit, figure.first, after + square)
    return None


def _foreign_money(parse: Parse, i: int, words: NumberWords) -> Unit | None:
    """Return the currency of "Sudanese pounds" at token `i`: the state's adjective makes a currency of it."""
    adjective = at(parse, i)
    if adjective is None or not adjective.text[0].isupper():
        return None
    return words.currencies.get(low_at(parse, i + 1))


def _is_age(parse: Parse, figure: Figure) -> bool:
    """Tell whether a number between commas after a name is the person's age: "Hana Saleh, 34, said"."""
    if figure.style is not Style.NUMBER or figure.value is None or not 0 < figure.value < OLDEST:
        return False
    name = at(parse, figure.first - 2)
    between = low_at(parse, figure.first - 1) == "," and low_at(parse, figure.last + 1) in (
        ",",
        ".",
    )
    return between and name is not None and name.pos == "PROPN" and figure.first == figure.last


def _is_aged(parse: Parse, figure: Figure, words: NumberWords) -> bool:
    """Tell whether a number is an age by the word before it: "aged 9", "at the age of 61"."""
    of = low_at(parse, figure.first - 1) == "of"
    said = low_at(parse, figure.first - 1 - of) in ("aged", "age")
    return said and low_at(parse, figure.last + 1) not in words.units


def _measured(parse: Parse, figure: Figure, unit: Unit, first: int, last: int) -> Counted:
    shapes = set()
    of = low_at(parse, last - 1) == "of"
    hyphen = low_at(parse, last + 1) in DASHES
    if low_at(parse, last + 1 + hyphen) == "old":
        shapes.add(Shape.OLD)
    noun = _complement(parse, last + 1) if unit.kind in PARTITIVE else None
    if unit.kind in DESCRIBING and low_at(parse, figure.last + 1) in DASHES:
        noun = _described(parse, last)
    return Counted(
        first=first,
        last=last,
        resume=_past_gloss(parse, last + 1),
        top=parse[figure.last if unit.kind is UnitKind.MONEY or of else last],
        unit=unit,
        noun=noun,
        shapes=frozenset(shapes),
    )


def _described(parse: Parse, i: int) -> Token | None:
    """Return the noun that a hyphened length of time describes: the war of "a six-year war"."""
    heads = (t for t in parse.ancestors(parse[i]) if t.pos == "NOUN" and t.i > i)
    return next(heads, None)


def _past_gloss(parse: Parse, i: int) -> int:
    """Return the index after a conversion in brackets: "(1.8 miles)", "(yards)"."""
    if low_at(parse, i) != "(":
        return i
    closing = next((t.i for t in parse.tokens[i : i + 12] if t.text == ")"), None)
    return i if closing is None else closing + 1


def _complement(parse: Parse, i: int) -> Token | None:
    """Return the noun after an "of" at token `i`."""
    of = at(parse, i)
    if of is None or of.low != "of":
        return None
    objects = [t for t in parse.children(of) if t.dep == "pobj"]
    if objects:
        return objects[0]
    near = (t for t in parse.tokens[i + 1 : i + REACH] if t.pos in NOUNS)
    return next(near, None)


def _things(parse: Parse, figure: Figure, words: NumberWords) -> Counted:
    number = parse[figure.last]
    if figure.style is Style.ORDINAL:
        head = number if number.low == "time" else parse.head(number)
        return Counted(
            first=figure.first, last=figure.last, resume=figure.last + 1, top=number, noun=head
        )
    after = figure.last + 1 + (low_at(parse, figure.last + 1) == "out")
    of = _complement(parse, after)
    if of is not None:
        part = Shape.PART if _numbered(parse, after + 1, of, words) else None
        last = figure.last if part else of.i
        shapes = frozenset({part} if part else ())
        return Counted(
            first=figure.first,
            last=last,
            resume=figure.last + 1,
            top=number,
            noun=of,
            shapes=shapes,
        )
    noun = _head_noun(parse, figure)
    spaced = words.units.get(noun.low) if noun is not None else None
    if noun is not None and spaced is not None and spaced.kind in DESCRIBING:
        return _measured(parse, figure, spaced, figure.first, noun.i)
    last = noun.i if noun is not None else figure.last
    return Counted(
        first=figure.first,
        last=_with_rate(parse, last),
        resume=figure.last + 1,
        top=noun or number,
        noun=noun,
        shapes=_shapes(parse, figure, last) | ({Shape.BARE} if noun is None else set()),
    )


def _numbered(parse: Parse, begin: int, noun: Token, words: NumberWords) -> bool:
    between = parse.tokens[begin : noun.i + 1]
    return any(t.tag == "CD" or t.low in words.numbers for t in between)


def _head_noun(parse: Parse, figure: Figure) -> Token | None:
    number = parse[figure.last]
    head = parse.head(number)
    if (
        number.dep in BY_NUMBER
        and figure.last < head.i <= figure.last + REACH
        and head.pos in NOUNS
    ):
        return head
    if number.dep in ALONE and figure.style is Style.VAGUE:
        return None
    near = parse.tokens[figure.last + 1 : figure.last + REACH]
    for token in near:
        if token.sent != number.sent or token.pos not in ("ADJ", "NOUN", "PROPN", "VERB", "ADV"):
            return None
        if token.tag in ("NNS", "NNPS"):
            return token
        if token.pos in ("VERB", "ADV") and token.tag not in ("VBN", "VBG"):
            return None
    return None


def _with_rate(parse: Parse, last: int) -> int:
    """Return the index of the last token of "a day", "per day" or "daily" after token `last`."""
    if low_at(parse, last + 1) == "daily":
        return last + 1
    rate = low_at(parse, last + 1) in ("a", "per", "each", "every")
    return last + 2 if rate and low_at(parse, last + 2) in ("day", "night") else last


def _is_persons_age(parse: Parse, figure: Figure) -> bool:
    """Tell whether a bare number is a person's age: "she was 15"."""
    number = parse[figure.last]
    verb = parse.head(number)
    if (
        figure.style is not Style.NUMBER
        or number.dep not in ("attr", "acomp")
        or verb.lemma != "be"
    ):
        return False
    if figure.value is None or not 0 < figure.value < OLDEST or figure.first != figure.last:
        return False
    subject = next((c for c in parse.children(verb) if c.dep == "nsubj"), None)
    return subject is not None and (subject.low in PERSONAL or subject.pos == "PROPN")


PERSONAL = frozenset({"he", "she", "i", "who"})


def _shapes(parse: Parse, figure: Figure, last: int) -> frozenset[Shape]:
    shapes = set()
    if last == figure.last and _is_persons_age(parse, figure):
        shapes.add(Shape.AGE)
    if _with_rate(parse, last) > last or low_at(parse, figure.first - 1) in DAILY:
        shapes.add(Shape.DAILY)
    if low_at(parse, figure.first - 1) in ("'s", "its", "their", "'"):
        shapes.add(Shape.OWNED)
    return frozenset(shapes)


def unit_name(found: Counted, figure: Figure, measures: MeasureWords) -> str | None:
    """Return the unit of the bundle: a unit of measure, "ordinal", "share", "person", or the counted noun."""
    if found.unit is not None:
        return found.unit.name
    if figure.style is Style.ORDINAL:
        return "ordinal"
    if figure.style is Style.SHARE:
        return "share"
    if Shape.AGE in found.shapes:
        return "year"
    if found.noun is None or found.noun.pos == "PRON":
        return None
    noun = found.noun.lemma.lower()
    return "person" if measures.is_person(noun) else noun
