"""Words that tell on which way somebody moved: "from", "towards", "fled the town for"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, kw_only=True)
class WayWords:
    """The table of movements, in lower case; `data/ways.yaml` explains its columns.

    `kinds` and `direct` are by frame, `to_by_kind` holds further prepositions by kind of movement.
    """

    kinds: Mapping[str, str]
    origins: frozenset[str]
    ends: frozenset[str]
    ends_by_kind: Mapping[str, frozenset[str]]
    direct: Mapping[str, str]
    ways: frozenset[str]
    stops: frozenset[str]
    sides: Mapping[str, float]

    def role(self, preposition: str, kind: str) -> str | None:
        """Return `from` or `to` for what follows a preposition, None where it says neither."""
        if preposition in self.origins:
            return "from"
        further = self.ends_by_kind.get(kind, frozenset())
        return "to" if preposition in self.ends or preposition in further else None


@cache
def load_way_words() -> WayWords:
    """Return the table that ships with the package (`lexicon/data/ways.yaml`)."""
    source = files("tetrapylon.lexicon").joinpath("data/ways.yaml")
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    return WayWords(
        kinds=table["kinds"],
        origins=frozenset(table["from"]),
        ends=frozenset(table["to"]),
        ends_by_kind={kind: frozenset(words) for kind, words in table["to_by_kind"].items()},
        direct=table["direct"],
        ways=frozenset(table["ways"]),
        stops=frozenset(table["stops"]),
        sides={side: float(degrees) for side, degrees in table["sides"].items()},
    )
