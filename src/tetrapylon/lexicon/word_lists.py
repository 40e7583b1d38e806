"""Tables that are nothing but lists of words, a field of a dataclass each."""

from __future__ import annotations

from dataclasses import fields
from importlib.resources import files
from typing import Any

import yaml


def load_lists(name: str, kind: type[Any]) -> dict[str, frozenset[str]]:
    """Return the lists of a packaged table (`lexicon/data/<name>`), one for each field of the dataclass `kind`.

    Raises:
        KeyError: the table has no list for a field.
    """
    source = files("tetrapylon.lexicon").joinpath(f"data/{name}")
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    return {f.name: frozenset(table[f.name]) for f in fields(kind)}
