"""A part of a record: the rows of one report, and what of the whole bears on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import Entity
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control
from tetrapylon.model.time import Time
from tetrapylon.run.digests import Digests

Row = TypeVar("Row", Claim, Time, Control, Quantity)
Numbers = Mapping[str, Sequence[int]]


UNSEEN: Mapping[type, Mapping[str, Any]] = {
    Claim: {"cluster": None},
    Time: {"score": 0.0},
    Control: {"claims": ()},
    Quantity: {"question": None},
}
"""Fields that parts have no value of: other reports change them, and who sees a part alone is to see nothing of others."""


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    """Some rows of a record with all of its entities, which may be looked up by id."""

    known: Mapping[str, Entity]

    @cached_property
    def entity(self) -> Mapping[str, Entity]:  # type: ignore[explicit-override] # typing.override is newer than 3.11
        """Entities by id."""
        return self.known


@dataclass(frozen=True)
class Parts:
    """Cuts a record report by report. A part has its rows in the record's order.

    They are a report's own rows, and who held the places that its claims name, without the fields of `UNSEEN`. Incidents
    are in no part.
    """

    record: Record

    def of(self, report: str, entities: Mapping[str, Entity]) -> Part:
        """Return the part of a report, with entities to look up."""
        whole, claims = self.record, self.record.claims_of(report)
        return Part(
            reports=(whole.report[report],),
            readings=(whole.reading[report],),
            claims=_unseen(claims),
            quantities=_unseen(whole.quantities_of(report)),
            times=_unseen(whole.times_of(report)),
            control=_unseen(whole.control[n] for n in self._held(claims)),
            known=entities,
        )

    def inputs(self, report: str, digests: Digests) -> bytes:
        """Return a digest of all that the part of a report has but entities; the report's id stands for its words.

        `digests` go without the fields of `UNSEEN`.
        """
        whole, claims = self.record, self.record.claims_of(report)
        rows = (
            (whole.reading[report],),
            claims,
            whole.quantities_of(report),
            whole.times_of(report),
            tuple(whole.control[n] for n in self._held(claims)),
        )
        return digests.of_all(*rows)

    def _held(self, claims: Iterable[Claim]) -> list[int]:
        """Return the numbers of the control rows of places that claims name, in order."""
        places = {key for claim in claims for key in claim.about}
        return sorted(n for place in places for n in self._control.get(place, ()))

    @cached_property
    def _control(self) -> Numbers:
        return _by((row.place, number) for number, row in enumerate(self.record.control))


def _unseen(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows of one type without the fields that parts have no value of."""
    return tuple(replace(row, **UNSEEN[type(row)]) for row in rows)


def _by(pairs: Iterable[tuple[str, int]]) -> Numbers:
    found: dict[str, list[int]] = {}
    for key, number in pairs:
        found.setdefault(key, []).append(number)
    return found
