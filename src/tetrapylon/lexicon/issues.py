"""What claims may be asked about beside numbers: matters of dispute, and happenings that belong side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tetrapylon.model.question import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter on which parties take sides; `pro` and `contra` are word stems in lower case."""

    kind: str
    name: str
    ask: str
    pro: tuple[str, ...]
    contra: tuple[str, ...]

    def side_of(self, words: str) -> int:
        """Return 1 where some words are for it, -1 where they are against it, 0 where they do not speak of it."""
        said = words.lower()
        if any(stem in said for stem in self.contra):
            return -1
        return 1 if any(stem in said for stem in self.pro) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePair:
    """Two kinds of happening put side by side; `same` is what they must share: actor, place or nothing."""

    kind: str
    first: frozenset[str]
    then: frozenset[str]
    same: str
    days: int
    ask: str
    verdict: Verdict
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The packaged tables."""

    issues: tuple[Issue, ...]
    pairs: tuple[FramePair, ...]
    breaks: tuple[str, ...]
    doubts: tuple[str, ...]


@cache
def load_asking() -> Asking:
    """Return the packaged tables of `data/questions.yaml`, read once in a process.

    Raises:
        ValueError: a row names a verdict that is not in the closed list.
    """
    path = resources.files("tetrapylon.lexicon") / "data" / "questions.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Asking(
        issues=tuple(
            Issue(
                kind=row["kind"],
                name=row["name"],
                ask=row["ask"],
                pro=tuple(row["for"]),
                contra=tuple(row["against"]),
            )
            for row in rows["issues"]
        ),
        pairs=tuple(
            FramePair(
                kind=row["kind"],
                first=frozenset(row["first"]),
                then=frozenset(row["then"]),
                same=row["same"],
                days=row["days"],
                ask=row["ask"],
                verdict=Verdict(row["verdict"]),
                because=row["because"],
            )
            for row in rows["pairs"]
        ),
        breaks=tuple(rows["breaks"]),
        doubts=tuple(rows["doubts"]),
    )
