"""How well the places that a report's names may mean fit one another: near ones, and wholes with their parts.

Names of one report mostly lie in one corner of the world. Each candidate is held up by that candidate of
each other name which fits it best, less what that one lacks to the best of its own name: so a small town and the small county it lies in hold each other up against two large
namesakes far apart. After the "distance and containment" heuristics of toponym resolution (Leidner 2007, Toponym Resolution in Text; Lieberman,
Samet and Sankaranarayanan 2010, on local lexicons), with weights set on half of the development documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, hypot, log10, radians

from tetrapylon.lexicon.gazetteer import Place
from tetrapylon.lexicon.translit import folded

KIND_WORD = re.compile(
    r"(?:county|parish|province|governorate|district|region|oblast|state|prefecture|department|raion|division)$",
    re.IGNORECASE,
)
BARE = {"region": 1.5, "district": 2.0}
"""What a region loses whose name stands without the word for its kind: a bare name is first the town's."""
ENGLISH_SPEAKING = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
FORMER = 1.5
MOST_CANDIDATES = 12
MOST_NAMES = 40
MOST_MEANT, MOST_PAIRS = 4096, 1 << 15
"""Names, and pairs of names, whose fit is remembered: copies name the same places."""
PULL = 2.5
"""What a perfect fit counts, in tenfolds of people."""
DAMPING = 0.5
"""What each further name adds, beside the one before: names of one place repeat one another."""
MOST_PULLS = 4
KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name of a report: what it may mean, how surely it is a place at all (0..1), what it must lie in."""

    name: str
    candidates: tuple[Place, ...]
    trust: float
    within: Place | None = None


def support_of(names: Sequence[Named], lands: Mapping[str, float]) -> dict[str, float]:
    """Return, by place id, how strongly the rest of the report holds each candidate up (0 .. about 4.5).

    Args:
        names: the names that may be places.
        lands: what lying in a country counts, in tenfolds of people, by country code.
    """
    kept = [_cut(n) for n in names if n.candidates][:MOST_NAMES]
    near = _nearness(kept)
    own = [
        [
            prior(p, n.name) + _inside(p, n.within) + lands.get(p.country or "", 0.0)
            for p in n.candidates
        ]
        for n in kept
    ]
    gaps = [[max(scores) - s for s in scores] for scores in own]
    held = [_held(i, kept, gaps, near) for i in range(len(kept))]
    found: dict[str, float] = {}
    for named, sums in zip(kept, held, strict=True):
        for place, total in zip(named.candidates, sums, strict=False):
            found[place.id] = max(found.get(place.id, 0.0), total)
    return found


def _cut(named: Named) -> Named:
    """Return a name with its likeliest candidates alone; those inside what is printed after it come first."""
    order = sorted(named.candidates, key=lambda p: -prior(p, named.name) - _inside(p, named.within))
    return replace(named, candidates=tuple(order[:MOST_CANDIDATES]))


Near = Mapping[tuple[int, int], Sequence[Sequence[float]]]


def _nearness(names: Sequence[Named]) -> Near:
    """Return, for each pair of names, the fit of each candidate of one with each of the other."""
    found: dict[tuple[int, int], Sequence[Sequence[float]]] = {}
    meant = [_meant(n.candidates) for n in names]
    for i, one in enumerate(meant):
        for j in range(i + 1, len(meant)):
            found[i, j], found[j, i] = _fits(one, meant[j])
    return found


class _Meant:
    """Places that a name may mean, one object for equal ones: pairs of them are looked up by identity."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self.places = places


@lru_cache(maxsize=MOST_MEANT)
def _meant(places: tuple[Place, ...]) -> _Meant:
    return _Meant(places)


@lru_cache(maxsize=MOST_PAIRS)
def _fits(
    one: _Meant, other: _Meant
) -> tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]]:
    """Return the fit of each place of one with each of the other, and the same turned round."""
    fits = [[fit(a, b) for b in other.places] for a in one.places]
    return fits, list(zip(*fits, strict=True))


def _held(
    i: int, names: Sequence[Named], gaps: Sequence[Sequence[float]], near: Near
) -> list[float]:
    """Return the pull of all other names on each candidate of name `i`, the strongest in full."""
    pulls: list[list[float]] = [[] for _ in gaps[i]]
    for j, other in enumerate(names):
        if i == j:
            continue
        for k, row in enumerate(near[i, j]):
            best = max(PULL * f - gap for f, gap in zip(row, gaps[j], strict=True))
            if best > 0:
                pulls[k].append(other.trust * best)
    return [
        sum(p * DAMPING**n for n, p in enumerate(sorted(ps, reverse=True)[:MOST_PULLS]))
        for ps in pulls
    ]


def prior(place: Place, name: str) -> float:
    """Return a place's claim to a name before the report is read: the log of its people.

    A region yields to the town of its name; a town of an English-speaking land has its other names from
    history, and yields to all that are called so today.
    """
    bare = place.geonames is not None and KIND_WORD.search(name) is None
    known = log10(place.population + 100) - (BARE.get(place.feature, 0.0) if bare else 0.0)
    former = place.feature == "town" and place.country in ENGLISH_SPEAKING
    if not former or folded(name) in folded(place.name) or folded(place.name) in folded(name):
        return known
    return known - FORMER


def _inside(place: Place, within: Place | None) -> float:
    if within is None:
        return 0.0
    return 4.0 if lies_in(place, within) else 0.0


def lies_in(place: Place, whole: Place) -> bool:
    """Tell whether a place lies in a country, region or district by its codes."""
    if place.country != whole.country or place.id == whole.id or whole.country is None:
        return False
    if whole.admin1 is None:
        return whole.feature == "country"
    if place.admin1 != whole.admin1:
        return False
    return whole.admin2 is None or place.admin2 == whole.admin2


def fit(a: Place, b: Place) -> float:
    """Return how well two places fit into one report: 1 for a part and its whole or neighbours, 0 for none."""
    if a.id == b.id:
        return 0.0
    if lies_in(a, b) or lies_in(b, a):
        return 0.35 if "country" in (a.feature, b.feature) else 0.9
    km = km_between(a, b)
    close = 1.0 / (1.0 + (km / 60.0) ** 2) if km is not None else 0.0
    same = 0.0
    if a.country and a.country == b.country:
        same = 0.5 if a.admin1 and a.admin1 == b.admin1 else 0.15
    return max(close, same)


def km_between(a: Place, b: Place) -> float | None:
    """Return the distance on a flat map, good enough to tell near from far; None without a point."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    east = abs(a.lon - b.lon)
    east = min(east, 360 - east) * cos(radians((a.lat + b.lat) / 2))
    return KM_A_DEGREE * hypot(a.lat - b.lat, east)
