"""Words of headlines: which forms may be finite verbs, and of whom they may be said.

Use `load_headline_words()` where a parse of a headline is judged (`read.mending_headlines`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tetrapylon.lexicon.word_lists import load_lists

SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, kw_only=True)
class HeadlineWords:
    """The lists of `data/headlines.yaml`, whose head explains them; words in lower case."""

    verbs: frozenset[str]
    refusals: frozenset[str]
    doers: frozenset[str]
    many: frozenset[str]
    sides: frozenset[str]
    compounds_on: frozenset[str]
    last_of_many: frozenset[str]
    matters: frozenset[str]
    carries_out: frozenset[str]
    small: frozenset[str]
    before_names: frozenset[str]


@cache
def load_headline_words() -> HeadlineWords:
    """Return the table that ships with the package."""
    return HeadlineWords(**load_lists("headlines.yaml", HeadlineWords))


@cache
def of_one() -> Mapping[str, str]:
    """Return the lemmas of the verbs by their form with a singular subject ("attacks")."""
    words = load_headline_words()
    return {_third(v): v for v in words.verbs | words.refusals}


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(SIBILANTS) else "s")
