"""Find amounts that are words rather than numbers: dozens, most of, the second time, both, a tank, for months."""

from __future__ import annotations

import re
from collections.abc import Callable

from tetrapylon.lexicon.units import Meant, MeasureWords, NumberWords, UnitKind
from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.amounts_figures import DASHES, Figure, Style, at, low_at, meant

NUMERIC_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
LONGEST_VAGUE = 3
DEGREES = frozenset({"how", "as", "so", "too", "very", "that", "not"})
NEEDS_NOUN = frozenset(
    {"few", "a few", "several", "many", "numerous", "countless", "scores", "a couple of"}
)
PERIOD_PREPOSITIONS = frozenset({"for", "in", "within", "after"})
Finder = Callable[[Parse, int, NumberWords, MeasureWords], Figure | None]


def worded(parse: Parse, i: int, words: NumberWords, measures: MeasureWords) -> Figure | None:
    """Return the worded amount that begins at token `i`, None where there is none."""
    found = (finder(parse, i, words, measures) for finder in FINDERS)
    return next((f for f in found if f is not None), None)


def _vague(parse: Parse, i: int, words: NumberWords, _: MeasureWords) -> Figure | None:
    for length in range(min(LONGEST_VAGUE, len(parse) - i), 0, -1):
        phrase = " ".join(t.low for t in parse.tokens[i : i + length])
        row = words.vague.get(phrase)
        if row is not None:
            return _vague_row(parse, i, i + length - 1, phrase, words)
    return None


def _vague_row(
    parse: Parse, first: int, last: int, phrase: str, words: NumberWords
) -> Figure | None:
    row = words.vague[phrase]
    if low_at(parse, first - 1) in DEGREES or low_at(parse, first - 1) in ("per", "%"):
        return None
    size = words.magnitudes.get(low_at(parse, last + 1))
    if size is not None and row.low is not None:
        high = row.high * size if row.high is not None else None
        return meant(first, last + 1, Style.VAGUE, Meant(low=row.low * size, high=high))
    if phrase in NEEDS_NOUN and not _has_noun(parse, last):
        return None
    unit = words.units.get(low_at(parse, last + 1))
    if phrase.endswith("few") and unit is not None and unit.name in words.few_of:
        row = Meant(low=row.low, high=words.few_of[unit.name])
    if phrase == "a couple of":
        last -= 1
    return meant(first, last, Style.VAGUE, row)


def _has_noun(parse: Parse, last: int) -> bool:
    after = at(parse, last + 1)
    if after is None:
        return False
    if after.low == "of" or low_at(parse, last) == "of":
        return True
    head = parse.head(parse[last])
    return head.i > last and head.tag in ("NNS", "NNPS", "NN") and head.i - last <= 5


def _share(parse: Parse, i: int, words: NumberWords, _: MeasureWords) -> Figure | None:
    for length in range(min(LONGEST_VAGUE, len(parse) - i), 0, -1):
        phrase = " ".join(t.low for t in parse.tokens[i : i + length]).replace(" - ", "-")
        row = words.shares.get(phrase)
        if row is not None and _is_share(parse, i, i + length - 1, phrase, words):
            return meant(i, i + length - 1, Style.SHARE, row)
    return None


def numbered_share(parse: Parse, i: int, words: NumberWords) -> Figure | None:
    """Return a fraction that begins with a number word: "two thirds of the houses"."""
    if parse[i].low not in words.numbers:
        return None
    for length in (3, 2):
        phrase = " ".join(t.low for t in parse.tokens[i : i + length]).replace(" - ", "-")
        row = words.shares.get(phrase)
        if row is not None:
            return meant(i, i + length - 1, Style.SHARE, row)
    return None


def _is_share(parse: Parse, first: int, last: int, phrase: str, words: NumberWords) -> bool:
    token, head = parse[first], parse.head(parse[first])
    match phrase:
        case "mostly":
            compound = parse[last + 1].pos in ("NOUN", "PROPN") if last + 1 < len(parse) else False
            return (head.dep == "amod" and head.i > first) or compound
        case "partial":
            return parse[last].dep == "amod" and head.lemma.lower() in words.partial_of
        case "most":
            plural = head.tag in ("NNS", "NNPS") and head.i > last and token.dep == "amod"
            return low_at(parse, last + 1) == "of" or (plural and token.tag == "JJS")
        case "majority" | "vast majority" | "overwhelming majority":
            return low_at(parse, last + 1) != "-" and parse[last].dep != "compound"
        case "half":
            return low_at(parse, last + 1) in ("of", "the", "its", "their")
        case _:
            return low_at(parse, last + 1) == "of"


def _extent(parse: Parse, i: int, words: NumberWords, _: MeasureWords) -> Figure | None:
    after = at(parse, i + 1)
    if parse[i].low not in words.extent_adjectives or after is None:
        return None
    if after.lemma.lower() not in words.extent_nouns:
        return None
    return Figure(first=i, last=i, style=Style.EXTENT)


def _ordinal(parse: Parse, i: int, words: NumberWords, measures: MeasureWords) -> Figure | None:
    value = _ordinal_value(parse[i].low, words)
    if value is None or not _is_count(parse, i, words, measures):
        return None
    last = i + 1 if low_at(parse, i + 1) == "time" else i
    return Figure(first=i, last=last, style=Style.ORDINAL, value=float(value))


def _ordinal_value(word: str, words: NumberWords) -> int | None:
    found = NUMERIC_ORDINAL.fullmatch(word)
    return int(found.group(1)) if found else words.ordinals.get(word)


def _is_count(parse: Parse, i: int, words: NumberWords, measures: MeasureWords) -> bool:
    token, after = parse[i], at(parse, i + 1)
    if low_at(parse, i - 1) in words.months | {"at", "-", "one"} or after is None:
        return False
    if after.low in words.months or after.lemma.lower() in words.ordinal_names:
        return False
    if token.text[0].isupper() and token.i > 0 and parse[i - 1].sent == token.sent:
        return False
    if after.low == "aid":
        return low_at(parse, i - 1) == "the" and low_at(parse, i + 2) in (
            "in",
            "since",
            "to",
            "for",
        )
    head = parse.head(token)
    if head.pos in ("VERB", "AUX"):
        return token.dep == "advmod" and head.lemma.lower() in measures.verbs["turn"]
    return head.pos == "NOUN" and head.i > i


def _both(parse: Parse, i: int, _: NumberWords, __: MeasureWords) -> Figure | None:
    if parse[i].low != "both":
        return None
    of = low_at(parse, i + 1) == "of" and low_at(parse, i + 2) not in ("them", "us", "you", "whom")
    head = parse.head(parse[i])
    noun = parse[i].dep == "det" and head.tag == "NNS" and head.i > i
    return meant(i, i, Style.BOTH, Meant(value=2.0)) if of or noun else None


def _article(parse: Parse, i: int, _: NumberWords, measures: MeasureWords) -> Figure | None:
    if parse[i].low not in ("a", "an"):
        return None
    after = at(parse, i + 1)
    if after is None:
        return None
    single = after.low == "single" and parse.head(after).pos == "NOUN"
    victim = after.tag in ("NN", "JJ", "VBN") and _is_victim(parse, i, measures)
    if victim:
        return meant(i, i, Style.ARTICLE, Meant(value=1.0))
    thing = after.tag == "NN" and after.lemma.lower() in measures.article_counts
    counts = single or (thing and after.dep != "compound" and low_at(parse, i + 2) not in DASHES)
    return meant(i, i + single, Style.ARTICLE, Meant(value=1.0)) if counts else None


def _is_victim(parse: Parse, i: int, measures: MeasureWords) -> bool:
    """Tell whether the article's noun is one person who was killed or hurt; the measure is told later."""
    head = parse.head(parse[i])
    if parse[i].dep != "det" or not i < head.i <= i + 4:
        return False
    person = head.tag == "NN" and measures.is_person(head.lemma.lower())
    return person and _is_harmed(parse, head, measures)


def _is_harmed(parse: Parse, noun: Token, measures: MeasureWords) -> bool:
    verb = parse.head(noun)
    harm = measures.verbs["kill"] | measures.verbs["injure"]
    if verb.lemma.lower() in harm and noun.dep in ("dobj", "nsubjpass"):
        return True
    if verb.lemma.lower() in measures.verbs["die"] and noun.dep == "nsubj":
        return True
    of = parse.head(verb).lemma.lower() if noun.dep == "pobj" and verb.low == "of" else ""
    return of in measures.nouns["death"] | measures.nouns["injury"]


def _period(parse: Parse, i: int, words: NumberWords, _: MeasureWords) -> Figure | None:
    """A stretch of time without a number: "for months", "a months-long siege", "in a year"."""
    word, before = low_at(parse, i), low_at(parse, i - 1)
    unit = words.units.get(word)
    if unit is None or unit.kind is not UnitKind.TIME:
        return None
    plural = word != unit.name
    if plural and (before in PERIOD_PREPOSITIONS or _long(parse, i)):
        return meant(i, i, Style.PERIOD, Meant(low=2.0))
    asked = low_at(parse, i - 2) in ("for", "in", "within")
    if not plural and before in ("a", "an") and asked:
        return meant(i, i, Style.PERIOD, Meant(value=1.0))
    return None


def _long(parse: Parse, i: int) -> bool:
    return low_at(parse, i + 1) in DASHES and low_at(parse, i + 2) in ("long", "old")


FINDERS: tuple[Finder, ...] = (_share, _vague, _extent, _ordinal, _both, _article, _period)
