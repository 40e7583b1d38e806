"""Weigh whether two tellings speak of one happening.

The table is the whole policy: each comparer looks at one aspect and gives a share between -1 and 1, the
weight says how much it counts, and `VETOES` say what can never be one. A pair is one happening at
`SAME_AT` and above. Weights were set by hand on constructed cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from tetrapylon.lexicon.frames import ControlEffect
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record

SAME_AT = 3.0
NEAR_KM = 15.0
EARTH_KM = 6371.0
TOGETHER_DAYS = 3
FLEETING_DAYS = 45
SLOW_FAMILIES = frozenset({"truce", "talks", "war", "intervention", "siege", "offensive"})
LONG_FAMILIES = (SLOW_FAMILIES - {"war"}) | {"advance"}
STATELY = frozenset({EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.STATE_FORCES})
SITES = frozenset({EntityKind.SITE, EntityKind.FACILITY})
PLACED_FAMILIES = frozenset({"territory", "assault"})


@dataclass(frozen=True)
class Pair:
    """Two tellings and the record that they stand in."""

    record: Record
    one: Telling
    two: Telling

    def entity(self, key: str | None) -> Entity | None:
        """Return an entity of the record, None where there is none."""
        return self.record.entity.get(key) if key else None


@dataclass(frozen=True)
class Verdict:
    """The sum of a pair's weighted comparisons, with the aspects that spoke for it."""

    score: float
    because: tuple[str, ...]
    vetoed: bool = False

    @property
    def same(self) -> bool:
        """Tell whether the pair is one happening."""
        return not self.vetoed and self.score >= SAME_AT


def _frame(pair: Pair) -> float:
    return 1.0 if pair.one.frame.name == pair.two.frame.name else 0.5


def _place(pair: Pair) -> float:
    one, two = pair.entity(pair.one.place), pair.entity(pair.two.place)
    if one is None or two is None:
        return 0.0
    if one.id == two.id:
        return 1.0
    apart = distance_km(one, two)
    if apart is not None and apart <= NEAR_KM:
        return 0.7
    if is_wide(one) or is_wide(two):
        return 0.0
    return -1.0


def is_wide(place: Entity) -> bool:
    """Tell whether a place is a land or a region, in which much may happen at once."""
    return place.kind is EntityKind.STATE or (place.precision_km or 0) >= 50


def _days(pair: Pair) -> float:
    one, two = pair.one.when.days, pair.two.when.days
    if one is None or two is None:
        return 0.0
    if not one.meets(two):
        gap = _gap(pair)
        slow = pair.one.family in LONG_FAMILIES and gap is not None and gap <= TOGETHER_DAYS
        return 0.3 if slow else -1.0
    if pair.one.when.precise and pair.two.when.precise:
        return 1.0
    return 0.3


def _doers(pair: Pair) -> float:
    return _shared(pair, pair.one.agents, pair.two.agents)


def _others(pair: Pair) -> float:
    return max(0.0, _shared(pair, pair.one.patients, pair.two.patients))


def _shared(pair: Pair, one: tuple[str, ...], two: tuple[str, ...]) -> float:
    if not one or not two:
        return 0.0
    if set(one) & set(two):
        return 1.0
    lands = [set(_lands(pair, keys)) for keys in (one, two)]
    if lands[0] & lands[1]:
        return 0.8
    sides = [{e.side for k in keys if (e := pair.entity(k)) and e.side} for keys in (one, two)]
    if sides[0] & sides[1]:
        return 0.8
    return -1.0 if sides[0] and sides[1] else -0.5


def _lands(pair: Pair, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the lands whose state acts: a state, its government and its forces are one side."""
    for entity in (pair.entity(k) for k in keys):
        if entity is not None and entity.kind in STATELY and entity.country:
            yield entity.country


def parties_alike(record: Record, one: Telling, two: Telling) -> bool:
    """Tell whether two tellings share a doer or a doer's side."""
    pair = Pair(record, one, two)
    return _shared(pair, one.agents, two.agents) > 0


def _said_alike(pair: Pair) -> float:
    one, two = pair.one.claim, pair.two.claim
    same = one.id == two.id or (one.cluster is not None and one.cluster == two.cluster)
    return 1.0 if same else 0.0


def _object(pair: Pair) -> float:
    words = [thing_of(pair.record, t) for t in (pair.one, pair.two)]
    if words[0] is None or words[1] is None:
        return 0.0
    return 1.0 if words[0] == words[1] else -0.3


def thing_of(record: Record, telling: Telling) -> str | None:
    """Return the thing that a telling names, as it is compared; None where it names none."""
    span = telling.event.thing
    if span is None:
        return None
    return span.of(record.report[telling.event.report].text).lower().rstrip("s")


COMPARERS: tuple[tuple[str, Callable[[Pair], float], float], ...] = (
    ("same kind", _frame, 1.0),
    ("same place", _place, 2.0),
    ("same days", _days, 1.5),
    ("same doers", _doers, 1.5),
    ("same others", _others, 0.5),
    ("said alike", _said_alike, 2.0),
    ("same object", _object, 0.5),
)


def _other_family(pair: Pair) -> bool:
    return pair.one.family != pair.two.family


def _other_stage(pair: Pair) -> bool:
    """A plan is not its outcome, a denial not the thing denied."""
    return pair.one.stage is not pair.two.stage


def _days_apart(pair: Pair) -> bool:
    """Two captures of one town months apart are two."""
    one, two = pair.one.when.days, pair.two.when.days
    if one is None or two is None or one.meets(two):
        return False
    gap = _gap(pair)
    slow = pair.one.family in SLOW_FAMILIES
    return gap is None or gap > (FLEETING_DAYS if slow else TOGETHER_DAYS)


def _gap(pair: Pair) -> int | None:
    one, two = pair.one.when.days, pair.two.when.days
    if one is None or two is None:
        return None
    early, late = (one, two) if (one.last and two.first and one.last < two.first) else (two, one)
    if early.last is None or late.first is None:
        return None
    return (late.first - early.last).days


def _reports_apart(pair: Pair) -> bool:
    """What two reports tell as going on or to come, months apart, are two."""
    if pair.one.when.stated and pair.two.when.stated:
        return False
    if pair.one.stage is Stage.REAL and pair.one.family in ("truce", "war", "intervention"):
        return False
    from_days = [t.story_day for t in (pair.one, pair.two)]
    if pair.one.stage is Stage.REAL and not (pair.one.event.ongoing and pair.two.event.ongoing):
        return False
    return from_days[0] is not None and from_days[1] is not None and _months_apart(pair)


def _months_apart(pair: Pair) -> bool:
    one, two = (str(t.story_day)[:7] for t in (pair.one, pair.two))
    return abs(_month(one) - _month(two)) > 1


def _month(text: str) -> int:
    year, _, month = text.partition("-")
    return int(year) * 12 + int(month) if year.isdigit() and month.isdigit() else 0


def _elsewhere(pair: Pair) -> bool:
    one, two = pair.entity(pair.one.place), pair.entity(pair.two.place)
    if one is None or two is None or one.id == two.id:
        return False
    if pair.one.family in PLACED_FAMILIES or (one.kind in SITES and two.kind in SITES):
        return True
    apart = distance_km(one, two)
    return apart is not None and apart > 60 and not (is_wide(one) or is_wide(two))


def _other_side(pair: Pair) -> bool:
    return (
        pair.one.family in PLACED_FAMILIES
        and _shared(pair, pair.one.agents, pair.two.agents) <= -1.0
    )


def _again_or_not(pair: Pair) -> bool:
    """A recapture without a named doer is no first capture, nor is one by somebody else."""
    if pair.one.family != "territory" or pair.one.again == pair.two.again:
        return False
    return not pair.one.agents or not pair.two.agents or not _doers_alike(pair)


def _doers_alike(pair: Pair) -> bool:
    return _shared(pair, pair.one.agents, pair.two.agents) > 0


def _looked_back_on(pair: Pair) -> bool:
    """A capture looked back on in passing is not the one reported beside it, where no day tells of either."""
    one, two = pair.one, pair.two
    if one.family != "territory" or one.event.report != two.event.report:
        return False
    dated = one.when.stated or two.when.stated
    return not dated and one.event.background != two.event.background and not _doers_alike(pair)


def _others_return(pair: Pair) -> bool:
    """Forces going back into a place are no capture of it by somebody else."""
    returns = [s.frame.control is ControlEffect.RETURNS for s in (pair.one, pair.two)]
    named = pair.one.agents and pair.two.agents
    return returns[0] != returns[1] and bool(named) and not _doers_alike(pair)


VETOES: tuple[Callable[[Pair], bool], ...] = (
    _other_family,
    _other_stage,
    _days_apart,
    _reports_apart,
    _elsewhere,
    _other_side,
    _again_or_not,
    _looked_back_on,
    _others_return,
)


def compare(pair: Pair) -> Verdict:
    """Return how much speaks for one happening, and what."""
    if vetoed(pair):
        return Verdict(0.0, (), vetoed=True)
    shares = [(name, comparer(pair) * weight) for name, comparer, weight in COMPARERS]
    return Verdict(sum(s for _, s in shares), tuple(name for name, s in shares if s > 0))


def vetoed(pair: Pair) -> bool:
    """Tell whether a constraint forbids that the pair is one happening."""
    return any(veto(pair) for veto in VETOES)


def distance_km(one: Entity, two: Entity) -> float | None:
    """Return the great-circle distance in kilometres, None where a point is not known."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b = radians(one.lat), radians(two.lat)
    half = sin((b - a) / 2) ** 2
    half += cos(a) * cos(b) * sin(radians(two.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
