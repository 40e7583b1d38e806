"""What a brief of a war tells wherever a report says it: the table `data/matters.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tetrapylon.model.claim import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A kind of fact: the section that tells it and the words that a sentence must hold for it."""

    name: str
    topic: Topic
    all_of: tuple[re.Pattern[str], ...]
    place: bool = False

    def is_in(self, words: str) -> bool:
        """Tell whether a sentence speaks of it."""
        return all(p.search(words) for p in self.all_of)


@cache
def load_matters() -> tuple[Matter, ...]:
    """Return the packaged rows in their order.

    Raises:
        KeyError: a row lacks a name, a topic or its words.
    """
    text = files("tetrapylon.lexicon").joinpath("data/matters.yaml").read_text(encoding="utf-8")
    return tuple(_matter(row) for row in yaml.safe_load(text)["matters"])


def _matter(row: Mapping[str, Any]) -> Matter:
    return Matter(
        name=row["name"],
        topic=Topic(row["topic"]),
        all_of=tuple(re.compile(p) for p in row["all"]),
        place=bool(row.get("place")),
    )
