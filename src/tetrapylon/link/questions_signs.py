"""What the words around a figure say of its count: looked for once, however many figures it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tetrapylon.lexicon.issues import load_asking

KEPT = 20_000
"""Sentences whose signs are kept; what falls out is looked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Whether words tell of a count that runs, of one that rises, of fighting, and of one event."""

    runs: bool
    rises: bool
    fighting: bool
    single: bool


@lru_cache(maxsize=KEPT)
def signs_of(words: str) -> Signs:
    """Return the signs of the words around a figure."""
    asking = load_asking()
    return Signs(
        runs=asking.running.search(words) is not None,
        rises=asking.rises.search(words) is not None,
        fighting=asking.fighting.search(words) is not None,
        single=asking.single.search(words) is not None,
    )
