"""What each report's words say of the tracks, looked through again only where something that they rest on changed.

Incidents are left out of what is kept: a new report may make an old claim tell of another one. What a claim's incident
says of it (the fighting, and which incident a state is) is looked up each time, which costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect, TrackName
from tetrapylon.run.blocks import Blocks
from tetrapylon.run.looked_up import LookedUp
from tetrapylon.run.part import UNSEEN, Parts
from tetrapylon.tell.tracks_lines import Matched
from tetrapylon.tell.tracks_seen import Seen, Seer

BY_INCIDENT = (TrackName.MILITARY,)
"""Tracks that a claim belongs to by its incident alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSeen:
    """A `Seen` without its claim and incident: `claim` is the claim's place among those of its report."""

    claim: int
    track: TrackName
    aspects: tuple[Aspect, ...]
    leading: str | None


def seen_by_report(
    record: Record, frames: FrameLexicon, blocks: Blocks, maker: str
) -> Iterator[Seen]:
    """Yield what `Seer.seen` yields for the record, in its order."""
    parts, matched, digests = Parts(record), Matched(), blocks.digests.but(UNSEEN)
    seer = Seer(record, load_tracks(), frames)
    with blocks.stage(maker, record.entity) as shelf:
        for report in dict.fromkeys(c.report for c in record.claims):
            inputs = parts.inputs(report, digests)
            rows = shelf.block(report, KeptSeen, inputs, _looking(parts, report, frames, matched))
            by_claim: dict[int, list[KeptSeen]] = {}
            for row in rows:
                by_claim.setdefault(row.claim, []).append(row)
            for place, claim in enumerate(record.claims_of(report)):
                yield from _in_order(seer, claim, by_claim.get(place, []))


def _in_order(seer: Seer, claim: Claim, kept: list[KeptSeen]) -> list[Seen]:
    """Return a claim with the tracks that its words and its incident put it in, in the order of the tracks."""
    order = list(seer.lexicon.tracks)
    told = [
        Seen(
            track=row.track,
            claim=claim,
            aspects=row.aspects,
            incident=seer.incident_of(row.track, claim),
            leading=row.leading,
        )
        for row in kept
    ]
    told += seer.seen_of(claim, BY_INCIDENT)
    return sorted(told, key=lambda seen: order.index(seen.track))


def _looking(
    parts: Parts, report: str, frames: FrameLexicon, matched: Matched
) -> Callable[[LookedUp], tuple[KeptSeen, ...]]:
    def look(entities: LookedUp) -> tuple[KeptSeen, ...]:
        part = parts.of(report, entities)
        seer = Seer(part, load_tracks(), frames, matched=matched)
        others = [name for name in seer.lexicon.tracks if name not in BY_INCIDENT]
        return tuple(
            KeptSeen(claim=place, track=seen.track, aspects=seen.aspects, leading=seen.leading)
            for place, claim in enumerate(part.claims)
            for seen in seer.seen_of(claim, others)
        )

    return look
