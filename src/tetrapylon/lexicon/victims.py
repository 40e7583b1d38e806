"""Words that tell whose names are withheld where a publication is to name no victims (`data/victims.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimWords:
    """Words in lower case; `data/victims.yaml` explains the lists.

    `harm` matches a word of harm in a text, `given` are common given names with their capital.
    """

    harm: re.Pattern[str]
    frames: frozenset[str]
    offices: frozenset[str]
    power: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    persons: frozenset[str]
    given: frozenset[str]


@cache
def load_victim_words() -> VictimWords:
    """Return the packaged words, read once in a process."""
    folder = files("tetrapylon.lexicon") / "data"
    table = yaml.safe_load((folder / "victims.yaml").read_text(encoding="utf-8"))
    given = yaml.safe_load((folder / "given_names.yaml").read_text(encoding="utf-8"))
    stems = "|".join(
        re.escape(w.rstrip("*")) + (r"\w*" if w[-1] == "*" else "") for w in table["harm"]
    )
    return VictimWords(
        harm=re.compile(rf"\b(?:{stems})\b", re.IGNORECASE),
        frames=frozenset(table["frames"]),
        offices=frozenset(table["offices"]),
        power=frozenset(table["power"]),
        honorifics=frozenset(table["honorifics"]),
        particles=frozenset(table["particles"]),
        persons=frozenset(table["persons"]) | frozenset(table["honorifics"]),
        given=frozenset(n for names in given.values() for n in names),
    )
