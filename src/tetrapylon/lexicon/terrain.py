"""Ground beside a town: hills, junctions, posts, and how an area is given a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Terrain:
    """The packaged table. `kinds` are names by noun in lower case; the rest are words in lower case.

    `facilities` are parts of a town that may be held apart from it, `town_first` those called by its name ("X airport").
    """

    kinds: dict[str, str]
    facilities: frozenset[str]
    town_first: frozenset[str]
    ground_before: frozenset[str]
    named: frozenset[str]
    called: tuple[str, ...]

    def kind_of(self, noun: str, before: str) -> str | None:
        """Return what a noun names; bare "ground" counts only as high ground.

        Args:
            noun: the noun in lower case.
            before: the word before it in lower case.
        """
        if noun == "ground" and before not in self.ground_before:
            return None
        return self.kinds.get(noun)


@cache
def load_terrain() -> Terrain:
    """Return the packaged table of `data/terrain.yaml`, read once in a process."""
    path = resources.files("tetrapylon.lexicon") / "data" / "terrain.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Terrain(
        kinds={word: kind for kind, words in rows["kinds"].items() for word in words},
        facilities=frozenset(rows["facilities"]),
        town_first=frozenset(rows["town_first"]),
        ground_before=frozenset(rows["ground_before"]),
        named=frozenset(rows["named"]),
        called=tuple(rows["called"]),
    )
