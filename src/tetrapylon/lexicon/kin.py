"""Words that tell of one kind of happening, so that "murder" may be the "killing" of another sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

ENDINGS = ("ings", "ing", "ed", "es", "s", "er", "ers", "ion", "ions", "ment", "e")
SHORTEST = 3
STEMS_KEPT = 1 << 16
"""Words whose stems are kept; what falls out is cut again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KinWords:
    """`rows` gives for a word the numbers of its rows; `saying` are verbs of speech, `light` words that tell little."""

    rows: Mapping[str, frozenset[int]]
    saying: frozenset[str]
    light: frozenset[str]

    def akin(self, one: str, other: str) -> bool:
        """Tell whether two words stand in one row."""
        none: frozenset[int] = frozenset()
        return bool(self.rows.get(one, none) & self.rows.get(other, none))


@cache
def load_kin_words() -> KinWords:
    """Return the packaged rows."""
    source = resources.files("tetrapylon.lexicon").joinpath("data/kin_words.yaml")
    table = yaml.safe_load(source.read_text("utf-8"))
    rows: dict[str, set[int]] = {}
    for number, words in enumerate(table["kin"]):
        for word in words:
            rows.setdefault(word, set()).add(number)
    return KinWords(
        rows={w: frozenset(n) for w, n in rows.items()},
        saying=frozenset(table["saying"]),
        light=frozenset(table["light"]),
    )


@lru_cache(maxsize=STEMS_KEPT)
def stem_of(word: str) -> str:
    """Return a word without one of the endings that inflect it or make a noun of it."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
