"""How a report tells that somebody contradicts what it has just told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuttal:
    """One way to contradict: its words, the reason to print, and what it answers.

    That holds a figure where `figure` is True, tells of violence where `act` is, and looks ahead where and only where `ahead` is.
    Where `sentence` is True the words may stand anywhere in the sentence, and the answer itself looks ahead.
    """

    name: str
    words: re.Pattern[str]
    because: str
    figure: bool
    act: bool
    ahead: bool
    sentence: bool


@cache
def load_rebuttals() -> tuple[Rebuttal, ...]:
    """Return the rows of `data/rebuttals.yaml` in their order, `<name>` in a pattern filled from its `parts`."""
    path = resources.files("tetrapylon.lexicon") / "data" / "rebuttals.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {f"<{name}>": f"(?:{words})" for name, words in rows["parts"].items()}
    return tuple(
        Rebuttal(
            name=row["name"],
            words=re.compile(rf"\b{_filled(row['words'], parts)}", re.IGNORECASE),
            because=row["because"],
            figure=row.get("figure", False),
            act=row.get("act", False),
            ahead=row.get("ahead", False),
            sentence=row.get("sentence", False),
        )
        for row in rows["rows"]
    )


@cache
def any_rebuttal() -> re.Pattern[str]:
    """Return one pattern for the words of all rows: a sentence without them is looked at once."""
    words = "|".join(row.words.pattern for row in load_rebuttals())
    return re.compile(words.replace(" ", r"\s+"), re.IGNORECASE)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, words in parts.items():
        pattern = pattern.replace(name, words)
    return pattern
