"""Words that say of something told whether it is so: what can be told, called untrue, denied, left unverified."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tetrapylon.lexicon.word_lists import load_lists


@dataclass(frozen=True, kw_only=True)
class UntrueWords:
    """The table; lemmas in lower case.

    `told` nouns have a clause for what they tell ("reports that"), `rumours` are those that nobody stands by. `untrue` and `true` are
    what they are called, `denied` and `denials` what is done to them, `verified` what could not be done.
    """

    told: frozenset[str]
    rumours: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    denied: frozenset[str]
    denials: frozenset[str]
    verified: frozenset[str]


@cache
def load_untrue_words() -> UntrueWords:
    """Return the table that ships with the package (`lexicon/data/untrue.yaml`)."""
    return UntrueWords(**load_lists("untrue.yaml", UntrueWords))
