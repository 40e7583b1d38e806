"""What each report's claims say of the tracks, looked through again only where something that they rest on changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSeen:
    """A `Seen` without its claim: `claim` is the claim's place among those of its report."""

    claim: int
    track: TrackName
    aspects: tuple[Aspect, ...]
    incident: str | None
    leading: str | None


def seen_by_report(
    record: Record, frames: FrameLexicon, blocks: Blocks, maker: str
) -> Iterator[Seen]:
    """Yield what `Seer.seen` yields for the record, in its order."""
    parts, matched, digests = Parts(record), Matched(), blocks.digests.but(UNSEEN)
    with blocks.stage(maker, record.entity) as shelf:
        for report in dict.fromkeys(c.report for c in record.claims):
            claims, inputs = record.claims_of(report), parts.inputs(report, digests)
            rows = shelf.block(report, KeptSeen, inputs, _looking(parts, report, frames, matched))
            yield from (_seen(claims, row) for row in rows)


def _looking(
    parts: Parts, report: str, frames: FrameLexicon, matched: Matched
) -> Callable[[LookedUp], tuple[KeptSeen, ...]]:
    def look(entities: LookedUp) -> tuple[KeptSeen, ...]:
        part = parts.of(report, entities)
        place = {c.id: n for n, c in enumerate(part.claims)}
        return tuple(
            KeptSeen(
                claim=place[seen.claim.id],
                track=seen.track,
                aspects=seen.aspects,
                incident=seen.incident,
                leading=seen.leading,
            )
            for seen in Seer(part, load_tracks(), frames, matched=matched).seen()
        )

    return look


def _seen(claims: Sequence[Claim], row: KeptSeen) -> Seen:
    return Seen(
        track=row.track,
        claim=claims[row.claim],
        aspects=row.aspects,
        incident=row.incident,
        leading=row.leading,
    )
