"""Words of one violent scene in local news, and how many a text says died in it.

Use it for reports that tell mainly of one event. It looks at words only; the record's quantities, bound to speaker and day,
are for everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import yaml

NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - a list reads worse
)
COUNT = rf"(?<![-\d$:])(\d{{1,2}}|{'|'.join(NUMBERS[1:])})(?![-:,\d])"
MOST_DEAD = 12
"""Counts above this in such a text are totals of a year or a town."""
OPENING = 1600
"""Code points of a body that tell the event; the rest looks back on others."""
HURT = r"(?:hurt|injured|wounded|hospitalized|critical|shell|bullets?)"
DEATHS = (
    COUNT + r"(?:\s+(?:[\w'-]+,?\s+){0,3}?)(?:(?:were|was|are|is|have|has|been) )*"
    r"(?:shot (?:and|to) )?(?:killed|dead\b|died|dies|slain|fatally)",
    r"(?:killed|kills|killing|killings? of|murdering|murders? of|deaths? of|left|leaves|leaving|claims|claimed"
    r"|fatally shooting)\s+(?:at least )?"
    + COUNT
    + rf"(?!\s*(?:others?|more)?\s*{HURT})(?!\s+(?:others|\w+ {HURT}))",
    COUNT + r"\s+counts? of (?:\w+(?:-\w+)? )?(?:murder|homicide|manslaughter)",
)
MURDER_SUICIDE = re.compile(r"\bmurder[- ]suicide\b", re.I)


@dataclass(frozen=True)
class SceneWords:
    """The words of `data/scene.yaml`."""

    streets: tuple[str, ...]
    dead: tuple[str, ...]
    not_dead: tuple[str, ...]
    manifold: dict[str, int]

    @cached_property
    def street(self) -> re.Pattern[str]:
        """Match a street's name; its first group is the name without direction and kind."""
        kinds = "|".join(re.escape(s) for s in sorted(self.streets, key=len, reverse=True))
        name = r"((?:[A-Z][\w'’.]+|\d{1,3}(?:st|nd|rd|th))(?:\s+[A-Z][\w'’.]+)?)"
        return re.compile(
            rf"\b(?:(?:[NSEW]\.?|North|South|East|West)\s+)?{name}\s+(?:{kinds})(?!\w)"
        )

    @cached_property
    def _dead(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.dead)})\b", re.I)

    @cached_property
    def _not_dead(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.not_dead)})\b", re.I)

    @cached_property
    def _counts(self) -> tuple[re.Pattern[str], ...]:
        manifold = rf"\b({'|'.join(self.manifold)})[- ](?:fatal|homicide|murder|killing|slaying)"
        return tuple(re.compile(p, re.I) for p in (*DEATHS, manifold))

    def deaths_in(self, title: str, body: str) -> int:
        """Return how many died in the event that a title and body tell of; the title's count goes first."""
        heading = self._not_dead.sub(" ", title)
        whole = f"{heading} . {self._not_dead.sub(' ', ' '.join(body.split())[:OPENING])}"
        if not self._dead.search(whole):
            return 0
        counted = self._counted(heading) or self._counted(whole)
        least = 2 if MURDER_SUICIDE.search(whole) else 1
        return max(least, counted[0]) if counted else least

    def _counted(self, text: str) -> list[int]:
        hits = sorted(
            (m.start(), m.group(1).lower()) for p in self._counts for m in p.finditer(text)
        )
        numbers = (self._number(word) for _, word in hits)
        return [n for n in numbers if 0 < n <= MOST_DEAD]

    def _number(self, word: str) -> int:
        if word.isdigit():
            return int(word)
        return self.manifold[word] if word in self.manifold else NUMBERS.index(word)


@cache
def load_scene_words() -> SceneWords:
    """Return the packaged words."""
    source = resources.files("tetrapylon.lexicon").joinpath("data/scene.yaml")
    table = yaml.safe_load(source.read_text("utf-8"))
    return SceneWords(
        tuple(table["streets"]), tuple(table["dead"]), tuple(table["not_dead"]), table["manifold"]
    )
