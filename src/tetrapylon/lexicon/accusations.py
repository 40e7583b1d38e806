"""Words that lay a deed at somebody's door: deeds, tools that are no doers, admissions, suspicions, authorities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tetrapylon.lexicon.word_lists import load_lists


@dataclass(frozen=True, kw_only=True)
class AccusationWords:
    """The accusation table; lemmas in lower case, a verb with its particle as "blow up".

    `deeds` are violent acts as verbs and nouns, those in `suffered` belong to their victim, `tools` are subjects that no deed can be laid to. `owning` verbs
    with an `owned` noun claim a deed ("took responsibility"), `admitting` verbs own up to it. `accusing` and
    `suspected` words lay it at another's door, `clearing` verbs take it away. `authorities` speak for a state.
    """

    deeds: frozenset[str]
    suffered: frozenset[str]
    tools: frozenset[str]
    owning: frozenset[str]
    owned: frozenset[str]
    admitting: frozenset[str]
    accusing: frozenset[str]
    suspected: frozenset[str]
    clearing: frozenset[str]
    authorities: frozenset[str]
    selves: frozenset[str]


@cache
def load_accusation_words() -> AccusationWords:
    """Return the table that ships with the package (`lexicon/data/accusations.yaml`)."""
    return AccusationWords(**load_lists("accusations.yaml", AccusationWords))
