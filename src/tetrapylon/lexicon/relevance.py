"""Words that tell, before anything is parsed, whether a report may hold anything for the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import yaml

STEM = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """The packaged table. `exact`, `pairs` and `stems` give the row of a word; `weights` what a row adds.

    `pairs` is keyed by two words in a row. All words are in lower case.
    """

    weights: tuple[int, ...]
    exact: Mapping[str, int]
    stems: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    enough: int
    words_a_point: int
    most_off: int
    least_words: int
    named_group: int
    known: dict[str, int | None] = field(default_factory=dict, compare=False, repr=False)
    """Rows of words that were asked for; few words make up most of the news."""

    def row_of(self, word: str) -> int | None:
        """Return the row of one word, None where it is in none."""
        if word not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[word] = self._row_of(word)
        return self.known[word]

    def _row_of(self, word: str) -> int | None:
        found = self.exact.get(word)
        if found is not None:
            return found
        ends = range(len(word), MIN_STEM - 1, -1)
        return next((self.stems[word[:k]] for k in ends if word[:k] in self.stems), None)


MOST_KNOWN = 50_000
MIN_STEM = 4
"""Shortest stem of the table, in letters."""


@cache
def load_relevance() -> Relevance:
    """Return the packaged table.

    Raises:
        ValueError: a stem is shorter than four letters, or stands in two rows.
    """
    path = resources.files("tetrapylon.lexicon") / "data" / "relevance.yaml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    exact: dict[str, int] = {}
    stems: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for number, row in enumerate(table["rows"]):
        for word in row["words"]:
            _put(word, number, exact, stems, pairs)
    return Relevance(
        weights=tuple(row["weight"] for row in table["rows"]),
        exact=exact,
        stems=stems,
        pairs=pairs,
        **{k: table[k] for k in NUMBERS},
    )


NUMBERS = ("enough", "words_a_point", "most_off", "least_words", "named_group")


def _put(
    word: str,
    row: int,
    exact: dict[str, int],
    stems: dict[str, int],
    pairs: dict[tuple[str, str], int],
) -> None:
    first, _, second = word.partition(" ")
    if second:
        pairs[first, second] = row
        return
    kept, name = (stems, word.removesuffix(STEM)) if word.endswith(STEM) else (exact, word)
    if kept is stems and len(name) < MIN_STEM:
        raise ValueError(f"relevance.yaml: the stem {word!r} is shorter than {MIN_STEM} letters")
    if kept.setdefault(name, row) != row:
        raise ValueError(f"relevance.yaml: {word!r} stands in two rows")
