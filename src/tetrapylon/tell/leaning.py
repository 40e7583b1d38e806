"""Whether words that are quoted lean on words that are not: an antecedent left outside, a "not" left before them."""

from __future__ import annotations

import re

from tetrapylon.lexicon.leaning import load_leaning

PERSONS = re.compile(r"\b(they|them|their|he|him|his|she|her)\b", re.I)
PLURALS = frozenset({"they", "them", "their"})
THERE = re.compile(r"\bthere\b(?!(?:[’']s|\s+(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|seem)))", re.I)  # fmt: skip
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_ONE = re.compile(r"\b(?:an?|the|our|my|one|every|each)\s+[a-z]\w+")
_WORD = re.compile(r"[\w’'-]+")


def leans(words: str) -> bool:
    """Tell whether some word inside a clause can only mean something that was said before the clause.

    The first word is left out: whoever quotes may put its meaning in brackets.
    """
    table = load_leaning()
    paired = table.paired.search(words)
    alone = paired is not None and not re.search(r"\b(?:or|and)\b", words[: paired.start()])
    if alone or table.always.search(words):
        return True
    persons = (m for m in PERSONS.finditer(words) if m.start() > 0)
    return any(not _meant_inside(words[: m.start()], m.group().casefold()) for m in persons)


def governed(before: str) -> bool:
    """Tell whether the words of a sentence before a clause take it back or weaken it: "it is not settled, but we hope"."""
    return load_leaning().governed.search(before) is not None


def _meant_inside(before: str, pronoun: str) -> bool:
    """Tell whether words before a pronoun hold something that it may mean, an earlier pronoun included."""
    table = load_leaning()
    found = [w for w in _WORD.findall(before) if w.casefold() not in table.fillers]
    if any(PERSONS.fullmatch(w) for w in found):
        return True
    if pronoun in PLURALS:
        names = sum(w[0].isupper() for w in found)
        plural = any(len(w) > 3 and w.endswith("s") for w in found)
        return plural or names > 0 or any(w.casefold() in table.plural for w in found)
    return _NAME.search(before) is not None or _ONE.search(before) is not None
