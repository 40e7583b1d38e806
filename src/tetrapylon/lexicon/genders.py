"""Words and given names that tell whom "he" and "she" may take up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml


class Gender(StrEnum):
    """Which of the two pronouns a person's words go with."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, kw_only=True)
class GenderLexicon:
    """Genders by word ("spokeswoman", "mr") and by given name, in lower case."""

    words: Mapping[str, Gender]
    names: Mapping[str, Gender]


@cache
def load_genders() -> GenderLexicon:
    """Return the table that ships with the package (`lexicon/data/genders.yaml`)."""
    source = files("tetrapylon.lexicon").joinpath("data/genders.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(source)
    return GenderLexicon(words=_by_word(table, "words"), names=_by_word(table, "names"))


def _by_word(table: Mapping[str, Mapping[str, list[str]]], section: str) -> Mapping[str, Gender]:
    return {word: Gender(g) for g, sections in table.items() for word in sections[section]}
