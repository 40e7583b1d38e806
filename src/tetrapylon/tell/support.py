"""How many reports say what a claim says, and from how many independent origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tetrapylon.model.claim import Claim, ClaimantType
from tetrapylon.model.record import Record
from tetrapylon.tell.phrases import counted

OWN_VOICES = frozenset({ClaimantType.AGENCY_VOICE, ClaimantType.PUBLISHER_VOICE})
"""Claimants that are the writers themselves."""

OF_SECTION = "section_label"
"""Basis of a publisher of whom the page prints a section's heading alone: whoever it republished from is told instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Both counts: reports that say alike, and the wires and outlets whose words those are.

    `speakers` counts whom they name as saying it; None where a report says it in its own voice.
    """

    reports: int
    origins: int
    speakers: int | None = None

    @property
    def words(self) -> str:
        """The counts as words; two outlets with one speaker are told to be one speaker."""
        said = f"{counted(self.reports, 'report')}, {counted(self.origins, 'origin')}"
        if self.speakers is not None and self.speakers < self.origins:
            return f"{said}, {counted(self.speakers, 'speaker')}"
        return said


def support_of(record: Record) -> Mapping[str, Support]:
    """Return the support of every claim by its id; a claim that no other is like stands alone.

    Copies of one wire are one origin; a claim without a known origin is its report's own.
    """
    alike: dict[str, list[Claim]] = {}
    for claim in record.claims:
        alike.setdefault(claim.cluster or claim.id, []).append(claim)
    return {
        claim.id: _support(record, together) for together in alike.values() for claim in together
    }


def support_for(record: Record, claims: Iterable[str]) -> Support:
    """Return the support of whatever rests on these claims (ids): an incident, an answer, a row of control."""
    known = record.claim
    return _support(record, [known[c] for c in claims if c in known])


def origin_of(record: Record, claim: Claim) -> str:
    """Return the wire or outlet a claim comes from; a report that names neither is its own origin.

    An agency that a page credits for some of its words speaks for those alone; the rest is the outlet's.
    """
    return claim.origin or _outlet(record, claim.report)


def _outlet(record: Record, key: str) -> str:
    report, reading = record.report.get(key), record.reading.get(key)
    credit = reading.page.publisher if reading else None
    printed = credit.name if credit else None
    if credit and credit.basis == OF_SECTION and credit.via:
        printed = credit.via[0]
    made_of = record.composition.get(key)
    agency = made_of.agency.name if made_of and made_of.agency else None
    named = printed or (report.publisher if report else None) or agency
    return named or (report.name if report else key)


def origins_behind(record: Record, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the independent origins behind claims: the one count that listings and briefs print.

    Words of no known origin in a report whose other words are a wire's count with that wire, wherever its words stand:
    nobody has shown that they are independent of it.
    """
    together = tuple(claims)
    found = {c.origin for c in together if c.origin}
    seen = set(found)
    for claim in sorted(together, key=lambda c: c.report):
        wires = record.wires.get(claim.report, frozenset())
        if claim.origin is None and not wires & seen:
            found.add(origin_of(record, claim))
            seen |= wires
    return frozenset(found)


def _support(record: Record, claims: Iterable[Claim]) -> Support:
    together = tuple(claims)
    voices = {c.claimant.type for c in together}
    speakers = {c.claimant.entity or c.claimant.name for c in together}
    named = together and not voices & OWN_VOICES and None not in speakers
    return Support(
        reports=len({c.report for c in together}),
        origins=len(origins_behind(record, together)),
        speakers=len(speakers) if named else None,
    )
