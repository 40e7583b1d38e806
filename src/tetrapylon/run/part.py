"""A part of a record: the rows of one report, and what of the whole bears on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.run.digests import Digests, digest_of

Numbers = Mapping[str, Sequence[int]]


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

    They are a report's own rows, the incidents that its claims tell of, and who held the places that they name.
    Incidents are without what other reports tell of them: only their kind, place, days and actors are looked at.
    """

    record: Record

    def of(self, report: str, entities: Mapping[str, Entity]) -> Part:
        """Return the part of a report, with entities to look up."""
        whole, claims = self.record, self.record.claims_of(report)
        own: dict[int, list[str]] = defaultdict(list)
        for claim in claims:
            for number in self._incidents.get(claim.id, ()):
                own[number].append(claim.id)
        return Part(
            reports=(whole.report[report],),
            readings=(whole.reading[report],),
            claims=claims,
            quantities=whole.quantities_of(report),
            times=whole.times_of(report),
            incidents=tuple(replace(self._bare[n], claims=tuple(own[n])) for n in sorted(own)),
            control=tuple(whole.control[n] for n in self._held(claims)),
            known=entities,
        )

    def inputs(self, report: str, digests: Digests) -> bytes:
        """Return a digest of all that the part of a report has but entities; the report's id stands for its words."""
        whole, claims = self.record, self.record.claims_of(report)
        rows = (
            (whole.reading[report],),
            claims,
            whole.quantities_of(report),
            whole.times_of(report),
            tuple(whole.control[n] for n in self._held(claims)),
        )
        told = (
            claim.id.encode() + b"".join(digests.of(self._bare[n]) for n in numbers)
            for claim in claims
            if (numbers := self._incidents.get(claim.id))
        )
        return digest_of(digests.of_all(*rows) + b"|".join(told))

    def _held(self, claims: Iterable[Claim]) -> list[int]:
        """Return the numbers of the control rows of places that claims name, in order."""
        places = {key for claim in claims for key in claim.about}
        return sorted(n for place in places for n in self._control.get(place, ()))

    @cached_property
    def _bare(self) -> Sequence[Incident]:
        return [
            replace(i, claims=(), reports=(), independent_origins=(), events=(), joined=())
            for i in self.record.incidents
        ]

    @cached_property
    def _incidents(self) -> Numbers:
        told = enumerate(self.record.incidents)
        return _by((claim, number) for number, i in told for claim in i.claims)

    @cached_property
    def _control(self) -> Numbers:
        return _by((row.place, number) for number, row in enumerate(self.record.control))


def _by(pairs: Iterable[tuple[str, int]]) -> Numbers:
    found: dict[str, list[int]] = {}
    for key, number in pairs:
        found.setdefault(key, []).append(number)
    return found
