"""Bind a report's amounts to place, time and speaker.

The claim is the narrowest one whose words hold the amount. The place of a distance is what it is taken
from; of all else, the nearest place that stands after a word of place in the clause. The day is the one in
the clause, else the claim's. A figure that nobody is named for is said by the page's own voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tetrapylon.ground.quantities_place import PlaceMention, place_mentions, place_of
from tetrapylon.ground.quantities_time import Days, as_of
from tetrapylon.model.claim import Claim, Claimant, ClaimantType
from tetrapylon.model.quantity import Amount, Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span

OWN_VOICE = frozenset({ClaimantType.AGENCY_VOICE, ClaimantType.PUBLISHER_VOICE})


@dataclass(frozen=True)
class _Desk:
    """What the quantities of one report are made with."""

    text: str
    claims: tuple[Claim, ...]
    days: Days
    places: tuple[PlaceMention, ...]
    sentences: dict[str, Span]


def ground_quantities(record: Record, report_id: str) -> tuple[Quantity, ...]:
    """Return the report's amounts as quantities, in reading order."""
    desk = _desk(record, report_id)
    return tuple(_quantity(desk, a) for a in record.reading[report_id].amounts)


def _desk(record: Record, report_id: str) -> _Desk:
    reading = record.reading[report_id]
    text = record.report[report_id].text
    dating = record.dating.get(report_id)
    guess = (dating.story_day or dating.published) if dating else None
    sentences = {s.id: s.span for p in reading.passages for s in p.sentences}
    return _Desk(
        text=text,
        claims=record.claims_of(report_id),
        days=Days(
            text=text,
            times=record.times_of(report_id),
            story_day=guess.edtf if guess else None,
        ),
        places=place_mentions(record, reading),
        sentences=sentences,
    )


def _quantity(desk: _Desk, amount: Amount) -> Quantity:
    claim = _narrowest(desk.claims, amount.span)
    sentence = desk.sentences.get(amount.sentence, amount.span)
    reference = amount.reference.of(desk.text) if amount.reference else None
    return Quantity(
        id=amount.id,
        report=amount.report,
        start=amount.span.start,
        end=amount.span.end,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        approximator=amount.approximator,
        measures=amount.measures,
        of=amount.of,
        place=place_of(desk.places, amount, sentence, text=desk.text),
        reference=reference,
        bearing=amount.bearing,
        as_of=as_of(desk.days, amount, claim, sentence),
        said_by=_said_by(claim.claimant if claim else _writer(desk.claims, amount.span)),
        claim=claim.id if claim else None,
    )


def _narrowest(claims: Iterable[Claim], span: Span) -> Claim | None:
    """Return the shortest claim that holds the amount, else the one that overlaps it most."""
    holding = [c for c in claims if c.span.contains(span)]
    if holding:
        return min(holding, key=lambda c: (c.span.end - c.span.start, c.span, c.id))
    touching = [c for c in claims if c.span.overlap(span)]
    return max(touching, key=lambda c: (c.span.overlap(span), c.id), default=None)


def _said_by(claimant: Claimant | None) -> str | None:
    return claimant.entity or claimant.name if claimant else None


def _writer(claims: Iterable[Claim], span: Span) -> Claimant | None:
    """Return the page's own voice as the claim nearest to the amount gives it."""
    own = [c for c in claims if c.claimant.type in OWN_VOICE]
    nearest = min(own, key=lambda c: (abs(c.span.start - span.start), c.id), default=None)
    return nearest.claimant if nearest else None
