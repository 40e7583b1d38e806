"""How many reports say what a claim says, and from how many independent origins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Both counts: reports that say alike, and the wires and outlets whose words those are."""

    reports: int
    origins: int


def support_of(record: Record) -> Mapping[str, Support]:
    """Return the support of every claim by its id; a claim that no other is like stands alone.

    Copies of one wire are one origin; a claim without a known origin is its report's own.
    """
    alike: dict[str, list[Claim]] = {}
    for claim in record.claims:
        alike.setdefault(claim.cluster or claim.id, []).append(claim)
    return {
        claim.id: Support(
            reports=len({c.report for c in together}),
            origins=len({c.origin or c.report for c in together}),
        )
        for together in alike.values()
        for claim in together
    }
