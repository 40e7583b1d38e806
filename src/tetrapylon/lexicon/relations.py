"""What common nouns name and which words tie two phrases: the tables of `relations.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

KINDS = {
    "groups": "Organisation",
    "places": "Location",
    "weapons": "Weapon",
    "platforms": "MilitaryPlatform",
    "vehicles": "Vehicle",
    "money": "Money",
    "documents": "DocumentReference",
}
"""Sections of nouns with the type of phrase that they head; nouns of `people` go by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWords:
    """The tables: types of phrase by noun lemma, ties by verb lemma, and the small closed lists."""

    nouns: Mapping[str, str]
    people: frozenset[str]
    ship_prefixes: frozenset[str]
    of_heads: frozenset[str]
    ties: Mapping[str, str]
    deeds_against: frozenset[str]
    where: frozenset[str]
    rulers: frozenset[str]


@cache
def load_relation_words() -> RelationWords:
    """Return the packaged tables.

    Raises:
        KeyError: a section is missing.
    """
    text = files("tetrapylon.lexicon").joinpath("data/relations.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    return RelationWords(
        nouns={noun: kind for section, kind in KINDS.items() for noun in table[section]},
        people=frozenset(table["people"]),
        ship_prefixes=frozenset(table["ship_prefixes"]),
        of_heads=frozenset(table["of_heads"]),
        ties={verb: tie for tie, verbs in reversed(table["ties"].items()) for verb in verbs},
        deeds_against=frozenset(table["deeds_against"]),
        where=frozenset(table["where"]),
        rulers=frozenset(table["rulers"]),
    )
