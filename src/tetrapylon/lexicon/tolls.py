"""Phrases that tell what a count of victims is a count of (`data/tolls.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class TollWords:
    """Phrases in lower case; `data/tolls.yaml` explains the lists."""

    stretch: tuple[str, ...]
    other: tuple[str, ...]
    listing: tuple[str, ...]
    possible: tuple[str, ...]


@cache
def load_toll_words() -> TollWords:
    """Return the packaged phrases, read once in a process."""
    source = files("tetrapylon.lexicon") / "data" / "tolls.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    return TollWords(**{k: tuple(v) for k, v in table.items()})
