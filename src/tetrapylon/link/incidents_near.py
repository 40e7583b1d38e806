"""Which groups a telling may belong to, without comparing it with all of them.

A pair of tellings is one happening only where something holds them together: the place, a party or its side, the thing, or
one claim said twice. The weights of `incidents_compare` give every other pair at most 2.5 of the 3.0 that it needs. Days
that lie months apart forbid a pair. So a group is looked up by these, month by month, and comparing costs by
what is near in place and time, not by the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from math import floor

from tetrapylon.link.incidents_compare import FLEETING_DAYS, NEAR_KM, distance_km, thing_of
from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.edtf import Days
from tetrapylon.model.entity import Entity
from tetrapylon.model.record import Record

Key = tuple[str, str]
Cell = tuple[int, int]

CELLS_A_DEGREE = 2
ROUND = 360 * CELLS_A_DEGREE
POLAR = 74 * CELLS_A_DEGREE
"""Rows of cells from here on have one column; below, half a degree of longitude is wider than `NEAR_KM`."""
NOWHERE: tuple[int, int] = (-ROUND, 0)
LONGEST = timedelta(days=731)
"""Longer stretches of days are looked up in every month."""
APART = timedelta(days=FLEETING_DAYS + 1)
ANY_MONTH = -1


class Near:
    """The groups of one block by what may hold a telling to their leaders. Groups are numbered, rising."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._groups: defaultdict[Key, defaultdict[int, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._places: defaultdict[Cell, dict[str, Entity]] = defaultdict(dict)

    def add(self, group: int, leader: Telling) -> None:
        """Enter a group under its leader."""
        months = _months(leader.when.days, APART) or (ANY_MONTH,)
        for key in self._keys(leader):
            by_month = self._groups[key]
            for month in months:
                by_month[month].append(group)
        place = self._entity(leader.place)
        if place is not None:
            self._places[_cell(place)][place.id] = place

    def of(self, telling: Telling) -> list[int]:
        """Return the groups whose leaders may tell of the same, in order; all others surely do not."""
        months = _months(telling.when.days, timedelta())
        found: set[int] = set()
        for key in (*self._keys(telling), *self._places_near(telling)):
            by_month = self._groups.get(key)
            if by_month is None:
                continue
            for month in (ANY_MONTH, *months) if months else tuple(by_month):
                found.update(by_month.get(month, ()))
        return sorted(found)

    def _keys(self, telling: Telling) -> Iterator[Key]:
        if telling.place is not None:
            yield "place", telling.place
        yield "claim", telling.claim.id
        if telling.claim.cluster is not None:
            yield "said", telling.claim.cluster
        thing = thing_of(self._record, telling)
        if thing is not None:
            yield "thing", thing
        for role, parties in (("doer", telling.agents), ("other", telling.patients)):
            for party in parties:
                yield role, party
                entity = self._entity(party)
                if entity is not None and entity.side:
                    yield f"{role} side", entity.side

    def _places_near(self, telling: Telling) -> Iterator[Key]:
        place = self._entity(telling.place)
        if place is None:
            return
        for cell in _around(_cell(place)):
            for other in self._places.get(cell, {}).values():
                apart = distance_km(place, other)
                if apart is not None and apart <= NEAR_KM:
                    yield "place", other.id

    def _entity(self, key: str | None) -> Entity | None:
        return self._record.entity.get(key) if key else None


def _cell(place: Entity) -> Cell:
    if place.lat is None or place.lon is None:
        return NOWHERE
    row = floor(place.lat * CELLS_A_DEGREE)
    return row, 0 if _is_polar(row) else floor(place.lon * CELLS_A_DEGREE) % ROUND


def _is_polar(row: int) -> bool:
    return not -POLAR <= row < POLAR


def _around(cell: Cell) -> Iterator[Cell]:
    """Yield a cell and those that touch it."""
    for row in (cell[0] - 1, cell[0], cell[0] + 1):
        if _is_polar(row):
            yield row, 0
        elif _is_polar(cell[0]):
            yield from ((row, column) for column in range(ROUND))
        else:
            yield from ((row, (cell[1] + right) % ROUND) for right in (-1, 0, 1))


def _months(days: Days | None, margin: timedelta) -> tuple[int, ...]:
    """Return the numbers of the months that days touch with a margin, none where they may be any."""
    if days is None or days.first is None or days.last is None or days.last - days.first > LONGEST:
        return ()
    first, last = days.first - margin, days.last + margin
    return tuple(range(first.year * 12 + first.month, last.year * 12 + last.month + 1))
