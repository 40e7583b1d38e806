"""Check an edited sentence against the words it cites: no number, name or quotation that they do not hold.

A sentence that an editor reworded may say less than its sources, never more. What the program wrote itself counts as
held as long as everything that it stood on is still cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.lexicon.units import NumberWords

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“\"(])\s*$")
ORDINARY = frozenset(
    [
        "a",
        "after",
        "all",
        "also",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "as",
        "at",
        "before",
        "both",
        "but",
        "by",
        "during",
        "each",
        "either",
        "every",
        "for",
        "from",
        "he",
        "her",
        "his",
        "how",
        "however",
        "if",
        "in",
        "is",
        "it",
        "its",
        "later",
        "meanwhile",
        "most",
        "neither",
        "no",
        "nobody",
        "none",
        "nor",
        "not",
        "nothing",
        "of",
        "on",
        "one",
        "or",
        "other",
        "others",
        "our",
        "out",
        "over",
        "several",
        "she",
        "since",
        "so",
        "some",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "to",
        "under",
        "until",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "with",
        "within",
        "without",
    ]
)
"""Words that may open a sentence without naming anything."""


class Flagged(StrEnum):
    """What is wrong with a sentence."""

    UNCITED = "uncited"
    NUMBER = "number"
    NAME = "name"
    QUOTE = "quote"
    LABEL = "label"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One thing that the cited words do not hold, with the words of the sentence that say it."""

    kind: Flagged
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a sentence may say: the words it cites, and what else holds (names, days, the planned sentence)."""

    cited: tuple[str, ...]
    beside: tuple[str, ...] = ()


def flags_of(
    text: str, ground: Ground, *, labels: LabelLexicon, numbers: NumberWords
) -> tuple[Flag, ...]:
    """Return what a sentence says beyond its ground, in reading order by kind."""
    held = (*ground.cited, *ground.beside)
    found = [
        *_numbers_beyond(text, held, numbers),
        *_names_beyond(text, held, numbers),
        *_quotes_beyond(text, held),
    ]
    if labels.loaded(text):
        found.append(Flag(kind=Flagged.LABEL, words=text))
    return tuple(dict.fromkeys(found))


def _numbers_beyond(text: str, held: Iterable[str], numbers: NumberWords) -> Iterator[Flag]:
    known = {n for words in held for _, n in _numbers(words, numbers)}
    for said, number in _numbers(text, numbers):
        if number not in known:
            yield Flag(kind=Flagged.NUMBER, words=said)


def _numbers(text: str, numbers: NumberWords) -> Iterator[tuple[str, float]]:
    """Yield numbers in figures and in words; "forty thousand" counts as its words, each for itself."""
    for found in _NUMBER.finditer(text):
        yield found.group(), float(found.group().replace(",", ""))
    for found in _TOKEN.finditer(text):
        low = found.group().casefold()
        value = numbers.numbers.get(low, numbers.magnitudes.get(low) if len(low) > 2 else None)
        if value is not None and low not in ("one", "a", "an"):
            yield found.group(), float(value)
        elif low in numbers.vague or f"{low}s" in numbers.vague:
            meant = numbers.vague.get(low) or numbers.vague[f"{low}s"]
            yield found.group(), -(meant.low or 0.0)


def _names_beyond(text: str, held: Sequence[str], numbers: NumberWords) -> Iterator[Flag]:
    known = {form for words in held for t in _TOKEN.findall(words) for form in _forms(t)}
    for found in _TOKEN.finditer(text):
        said = found.group()
        if not said[0].isupper() or set(_forms(said)) & known:
            continue
        opens = _SENTENCE_START.search(text[: found.start()]) is not None
        low = said.casefold()
        if not (opens and (low in ORDINARY or low in numbers.numbers)):
            yield Flag(kind=Flagged.NAME, words=said)


def _forms(token: str) -> tuple[str, ...]:
    """Return a word without a possessive ending, in lower case; its parts too where it has a hyphen."""
    bare = re.sub(r"['’]s?$", "", token).casefold()
    return (bare, *(bare.split("-") if "-" in bare else ()))


def _quotes_beyond(text: str, held: Iterable[str]) -> Iterator[Flag]:
    flat = [_flat(words) for words in held]
    for found in _QUOTED.finditer(text):
        said = found.group(1) or found.group(2)
        pieces = [_flat(p) for p in re.split(r"\[[^\]]*\]|…|\.\.\.", said)]
        if not all(any(p in words for words in flat) for p in pieces if p):
            yield Flag(kind=Flagged.QUOTE, words=said)


def _flat(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).strip(" .,;:").casefold()
