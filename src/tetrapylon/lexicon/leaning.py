"""Words by which a clause leans on what stands outside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

KEYS = frozenset({"always", "paired", "governed", "fillers", "plural", "spots"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Patterns and word lists of `leaning.yaml`, ready to use."""

    always: re.Pattern[str]
    paired: re.Pattern[str]
    governed: re.Pattern[str]
    fillers: frozenset[str]
    plural: frozenset[str]
    spots: re.Pattern[str]


@cache
def load_leaning() -> Leaning:
    """Return the packaged table.

    Raises:
        ValueError: a list is missing or unknown.
    """
    text = files("tetrapylon.lexicon").joinpath("data/leaning.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(text)
    if set(rows) != KEYS:
        raise ValueError(f"leaning.yaml needs exactly {sorted(KEYS)}")
    return Leaning(
        always=_any(rows["always"]),
        paired=_any(rows["paired"]),
        governed=re.compile("|".join(f"(?:{r})" for r in rows["governed"]), re.I),
        fillers=frozenset(rows["fillers"]),
        plural=frozenset(rows["plural"]),
        spots=re.compile(rf"\bthe ({'|'.join(rows['spots'])})\b(?! of [A-Z]| where\b)", re.I),
    )


def _any(rows: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rows)})\b", re.I)
