"""Made-up reports for measuring lineage: sentences of invented words, most of them copies."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tetrapylon.link.strands_lines import FUNCTION_WORDS, Line

COPIES = 0.7
"""Share of sentences that are copies."""

EDITED = 0.4
"""Share of the copies that are edited."""

REPORT = 20
"""Sentences of a report."""

VOCABULARY = 40_000
FUNCTION_SHARE = 0.4
SHORTEST, LONGEST = 12, 28
WINDOW = 50
"""Reports that a new one may copy: the last so many, as news is copied while it is new.

Without a window the families of copies would themselves grow with the archive, and time with their square.
It is small beside the smallest size measured, so that all sizes are alike.
"""

_ONSETS = (
    "b",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "br",
    "tr",
    "sk",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")


@dataclass(frozen=True, slots=True)
class Words:
    """Invented words with falling frequency, as words of a language have (Zipf's law)."""

    content: list[str]
    weights: list[float]
    function: list[str]


def words_of(rng: random.Random) -> Words:
    """Return the vocabulary."""
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        count = rng.choice((2, 3, 3, 4))
        found["".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(count))] = None
    weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    return Words(list(found), weights, sorted(FUNCTION_WORDS))


def made_lines(count: int, *, seed: int = 1) -> Iterator[Line]:
    """Yield `count` sentences in the order of time; the same for the same seed.

    A report copies most of its sentences from one earlier report and the rest of its copies from others.
    """
    rng = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    words, kept = words_of(rng), list[list[tuple[str, ...]]]()
    for number in range(-(-count // REPORT)):
        sentences = _report(rng, words, kept)
        if len(kept) < WINDOW:
            kept.append(sentences)
        else:
            kept[number % WINDOW] = sentences
        yield from _lines(number, sentences[: count - number * REPORT])


def _report(
    rng: random.Random, words: Words, kept: list[list[tuple[str, ...]]]
) -> list[tuple[str, ...]]:
    parent = rng.choice(kept) if kept else []
    found = []
    for place in range(REPORT):
        if parent and rng.random() < COPIES:
            source = parent if rng.random() < 0.9 else rng.choice(kept)
            sentence = source[place % len(source)]
            found.append(_edited(rng, words, sentence) if rng.random() < EDITED else sentence)
        else:
            found.append(_sentence(rng, words))
    return found


def _sentence(rng: random.Random, words: Words) -> tuple[str, ...]:
    return tuple(_word(rng, words) for _ in range(rng.randint(SHORTEST, LONGEST)))


def _word(rng: random.Random, words: Words) -> str:
    if rng.random() < FUNCTION_SHARE:
        return rng.choice(words.function)
    return rng.choices(words.content, cum_weights=words.weights)[0]


def _edited(rng: random.Random, words: Words, sentence: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentence with words replaced, its end cut or its halves changed round."""
    edited = list(sentence)
    match rng.randrange(3):
        case 0:
            for _ in range(rng.randint(1, 4)):
                edited[rng.randrange(len(edited))] = _word(rng, words)
        case 1:
            edited = edited[: max(8, len(edited) * 2 // 3)]
        case _:
            half = len(edited) // 2
            edited = edited[half:] + edited[:half]
    return tuple(edited)


def _lines(number: int, sentences: list[tuple[str, ...]]) -> Iterator[Line]:
    day = f"{2000 + number // 100_000:04d}-{number % 100_000:05d}"
    report = f"r-{number:08d}"
    for i, sentence in enumerate(sentences):
        yield Line(
            report=report,
            sentence=f"{report}#{i}",
            start=200 * i,
            end=200 * i + 150,
            words=sentence,
            quoted=0,
            day=day,
        )
