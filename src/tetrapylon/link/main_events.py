"""Which reports tell mainly of one and the same event: facts of each report, compared in one table.

Reach for it where each report is about one event (a shooting, a strike) and names who, where and when. The comparers
are rows of `COMPARERS`, their weights rows of `lexicon/data/pair_weights.yaml`; groups are joined by average link, so
one alike pair joins no two events that differ otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tetrapylon.lexicon.pair_weights import PairWeights, load_pair_weights
from tetrapylon.link.stories import average_link, cosines, counts_of, vectors_of

LIKE = 0.08
"""Cosine from which on two texts are compared though they share no name."""
FAR_DAYS = 3
MOST = 3
"""Shared names or ages beyond this add nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """What one report says of its main event. `people` are surnames, `places` ids with how often they are named."""

    key: str
    text: str
    title: str
    people: frozenset[str]
    ages: frozenset[int]
    streets: frozenset[str]
    places: Mapping[str, int]
    published: date | None
    day: date | None

    @property
    def place(self) -> str | None:
        """The place named most often."""
        return min(self.places, key=lambda k: (-self.places[k], k), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A pair of reports: their cosine, and how telling the surnames are that they share."""

    one: MainEvent
    two: MainEvent
    cosine: float
    rarity: float


def _shared(likeness: Likeness, of: Callable[[MainEvent], frozenset[str] | frozenset[int]]) -> int:
    return min(MOST, len(set(of(likeness.one)) & set(of(likeness.two))))


def _differ(likeness: Likeness, of: Callable[[MainEvent], frozenset[str] | frozenset[int]]) -> bool:
    """Tell whether both name some and share none."""
    one, two = set(of(likeness.one)), set(of(likeness.two))
    return bool(one and two and not one & two)


def _apart(one: date | None, two: date | None) -> float:
    return 0.0 if one is None or two is None else float(abs((one - two).days))


def _days(p: Likeness) -> float:
    return _apart(p.one.day, p.two.day)


def _on_one_day(p: Likeness) -> float:
    return float(p.one.day is not None and p.one.day == p.two.day)


COMPARERS: Mapping[str, Callable[[Likeness], float]] = {
    "same words": lambda p: p.cosine,
    "nearly the same words": lambda p: p.cosine**2,
    "same surnames": lambda p: _shared(p, lambda e: e.people),
    "same rare surnames": lambda p: p.rarity,
    "other surnames": lambda p: _differ(p, lambda e: e.people),
    "same streets": lambda p: min(2, _shared(p, lambda e: e.streets)),
    "other streets": lambda p: _differ(p, lambda e: e.streets),
    "same ages": lambda p: _shared(p, lambda e: e.ages),
    "other ages": lambda p: _differ(p, lambda e: e.ages),
    "published apart": lambda p: math.log1p(_apart(p.one.published, p.two.published)),
    "same day": _on_one_day,
    "days apart": lambda p: math.log1p(_days(p)),
    "far apart": lambda p: _days(p) >= FAR_DAYS,
    "a place in common": lambda p: bool(p.one.places.keys() & p.two.places.keys()),
    "same main place": lambda p: p.one.place is not None and p.one.place == p.two.place,
    "no place in common": lambda p: bool(
        p.one.places and p.two.places and not p.one.places.keys() & p.two.places.keys()
    ),
}
"""What is compared, each as a share or a small number."""


def shares_of(likeness: Likeness) -> dict[str, float]:
    """Return what each comparer says of a pair."""
    return {name: float(compare(likeness)) for name, compare in COMPARERS.items()}


def likenesses(events: Sequence[MainEvent]) -> dict[tuple[int, int], Likeness]:
    """Return the pairs worth comparing, by index, the later first."""
    near = cosines(vectors_of([counts_of(e.text, e.title) for e in events]))
    named = Counter(name for e in events for name in e.people)
    found = {}
    for i, one in enumerate(events):
        for j in range(i):
            two, cosine = events[j], near[i].get(j, 0.0)
            names = one.people & two.people
            if names or cosine >= LIKE:
                rarity = math.fsum(named[n] ** -0.5 for n in sorted(names))
                found[i, j] = Likeness(one=one, two=two, cosine=cosine, rarity=rarity)
    return found


def same_events(events: Sequence[MainEvent], weights: PairWeights | None = None) -> list[list[int]]:
    """Return groups of indices of reports that tell of one event."""
    table = weights or load_pair_weights("main_event")
    pairs = likenesses(events)
    scores = {pair: table.score(shares_of(likeness)) for pair, likeness in pairs.items()}
    return joined_by(scores, len(events), table.same_at)


def joined_by(
    scores: Mapping[tuple[int, int], float], count: int, same_at: float
) -> list[list[int]]:
    """Return groups by average link over pair scores; pairs without one score 0."""
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
    return average_link(near, at=same_at)
