"""What claims may be asked about beside numbers: matters of dispute, and happenings that belong side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml

from tetrapylon.model.claim import Topic
from tetrapylon.model.question import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter on which parties take sides, by words of a claim.

    `needs` are words of which a claim must hold one, `share` what two claims must both be about ("one" person or body,
    "town", "party"), `days` how far apart they may be said. Where `plain` is false one side must deny or refuse; `writers`
    lets reports take a side in their own voice.
    """

    kind: str
    name: str
    ask: str
    pro: re.Pattern[str]
    contra: re.Pattern[str]
    needs: re.Pattern[str] | None
    share: str
    days: int
    plain: bool
    writers: bool

    @property
    def any(self) -> re.Pattern[str]:
        """The words that are for it or against it."""
        return re.compile(f"{self.pro.pattern}|{self.contra.pattern}", re.IGNORECASE)

    def side_of(self, words: str) -> int:
        """Return 1 where some words are for it, -1 where they are against it, 0 where they do not speak of it."""
        if self.needs is not None and not self.needs.search(words):
            return 0
        if self.contra.search(words):
            return -1
        return 1 if self.pro.search(words) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePair:
    """Two kinds of happening put side by side; `same` is what they must share: actor, doer, place or country."""

    kind: str
    first: frozenset[str]
    then: frozenset[str]
    same: str
    topic: Topic | None
    days: int
    ask: str
    verdict: Verdict
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWords:
    """Words that say how a place stands; `near` ones are of what lies around it too."""

    name: str
    words: re.Pattern[str]
    near: bool


@dataclass(frozen=True, kw_only=True)
class Asking:
    """The packaged tables."""

    issues: tuple[Issue, ...]
    pairs: tuple[FramePair, ...]
    breaks: tuple[str, ...]
    doubts: tuple[str, ...]
    called: Mapping[str, str]
    denials: re.Pattern[str]
    unclaimed: Mapping[str, str]
    states: re.Pattern[str]
    begun: frozenset[str]
    begins: tuple[str, ...]
    lasting: frozenset[str]
    forces: re.Pattern[str]
    rises: re.Pattern[str]
    tolls: frozenset[str]
    notes: re.Pattern[str]
    running: re.Pattern[str]
    fighting: re.Pattern[str]
    portions: re.Pattern[str]
    changes: re.Pattern[str]
    violence: re.Pattern[str]
    single: re.Pattern[str]
    peoples: Mapping[str, str]
    standings: tuple[StandingWords, ...]

    @cached_property
    def any_standing(self) -> re.Pattern[str]:
        """The words of all standings: a claim without them is looked at once."""
        return re.compile("|".join(row.words.pattern for row in self.standings), re.IGNORECASE)


@cache
def load_asking() -> Asking:
    """Return the packaged tables of `data/questions.yaml`, read once in a process.

    Raises:
        ValueError: a row names a verdict that is not in the closed list.
    """
    path = resources.files("tetrapylon.lexicon") / "data" / "questions.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Asking(
        issues=tuple(_issue(row) for row in rows["issues"]),
        pairs=tuple(
            FramePair(
                kind=row["kind"],
                first=frozenset(row["first"]),
                then=frozenset(row["then"]),
                same=row["same"],
                topic=Topic(row["topic"]) if "topic" in row else None,
                days=row["days"],
                ask=row["ask"],
                verdict=Verdict(row["verdict"]),
                because=row["because"],
            )
            for row in rows["pairs"]
        ),
        breaks=tuple(rows["breaks"]),
        doubts=tuple(rows["doubts"]),
        called=dict(rows["called"]),
        denials=_beginning(rows["denials"]),
        unclaimed=dict(rows["unclaimed"]),
        states=_beginning(rows["states"]),
        begun=frozenset(rows["begun"]),
        begins=tuple(rows["begins"]),
        lasting=frozenset(rows["lasting"]),
        forces=_beginning(rows["forces"]),
        rises=_beginning(rows["rises"]),
        tolls=frozenset(rows["tolls"]),
        notes=_beginning(rows["notes"]),
        running=_beginning(rows["running"]),
        fighting=_beginning(rows["fighting"]),
        portions=_beginning(rows["portions"]),
        changes=_beginning(rows["changes"]),
        violence=_beginning(rows["violence"]),
        single=_beginning(rows["single"]),
        standings=tuple(
            StandingWords(
                name=row["name"], words=_beginning(row["words"]), near=row.get("near", False)
            )
            for row in rows["standings"]
        ),
        peoples={word: words[0] for words in rows["peoples"] for word in words},
    )


NEAR_DAYS = 30


def _issue(row: Mapping[str, Any]) -> Issue:
    return Issue(
        kind=row["kind"],
        name=row["name"],
        ask=row["ask"],
        pro=_beginning(row["for"]),
        contra=_beginning(row["against"]),
        needs=_beginning(row["needs"]) if "needs" in row else None,
        share=row.get("share", "one"),
        days=row.get("days", NEAR_DAYS),
        plain=row.get("plain", False),
        writers=row.get("writers", False),
    )


def _beginning(stems: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for words that begin with one of some stems."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
