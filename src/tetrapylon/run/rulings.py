"""Put into effect what people ruled: rows rejected, fields corrected, days given, reports withdrawn.

A ruling names words, not rows; here it meets whatever row the present readers make of those words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality, Polarity
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.decision import Decision, Noun, Ruled, standing
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span

RULED = "ruled"
"""Basis of a day that a person gave."""
TYPE_OF_KIND = {
    EntityKind.PERSON: ClaimantType.NAMED_PERSON,
    EntityKind.ARMED_GROUP: ClaimantType.ARMED_GROUP,
    EntityKind.MONITOR: ClaimantType.MONITOR,
    EntityKind.MEDIA: ClaimantType.MEDIA,
}


class NotAValue(ValueError):
    """A field was to be corrected to something it cannot hold. Show the message: it lists what it can."""


def entity_called(record: Record, words: str) -> Entity | None:
    """Return the entity with this id, name or spelling, None for none."""
    wanted = words.casefold()
    for entity in record.entities:
        if wanted in {n.casefold() for n in (entity.id, entity.name, *entity.aliases)}:
            return entity
    return None


def _speaker(record: Record, claim: Claim, value: str) -> Claim:
    entity = entity_called(record, value)
    kind = TYPE_OF_KIND.get(entity.kind, ClaimantType.OFFICIAL_BODY) if entity else None
    claimant = Claimant(
        entity=entity.id if entity else None,
        name=entity.name if entity else value,
        type=kind or ClaimantType.NAMED_PERSON,
        span=claim.claimant.span,
    )
    return replace(claim, claimant=claimant)


def _modality(_: Record, claim: Claim, value: str) -> Claim:
    return replace(claim, modality=Modality(_one_of(value, [m.value for m in Modality])))


def _polarity(_: Record, claim: Claim, value: str) -> Claim:
    return replace(claim, polarity=Polarity(_one_of(value, [p.value for p in Polarity])))


def _words(record: Record, claim: Claim, value: str) -> Claim:
    """Move the edges of a claim to these words of its report, where they stand at or beside it."""
    text, span = record.report[claim.report].text, claim.span
    longest = len(value) + span.end - span.start
    at = text.find(value, max(0, span.start - longest), span.end + longest) if value else -1
    if at < 0:
        raise NotAValue(f"{value!r} does not stand in the report at or beside the claim")
    return replace(claim, span=Span(at, at + len(value)))


def _content_time(_: Record, claim: Claim, value: str) -> Claim:
    return replace(claim, content_time=_edtf(value))


def _number(_: Record, quantity: Quantity, value: str) -> Quantity:
    try:
        number = float(value.replace(",", ""))
    except ValueError as error:
        raise NotAValue(f"{value!r} is no number") from error
    return replace(quantity, value=number, low=None, high=None)


def _measures(_: Record, quantity: Quantity, value: str) -> Quantity:
    return replace(quantity, measures=Measure(_one_of(value, [m.value for m in Measure])))


def _as_of(_: Record, quantity: Quantity, value: str) -> Quantity:
    return replace(quantity, as_of=_edtf(value))


def _place(record: Record, quantity: Quantity, value: str) -> Quantity:
    entity = entity_called(record, value)
    if entity is None:
        raise NotAValue(f"no place of the record is called {value!r}")
    return replace(quantity, place=entity.id)


def _of(_: Record, quantity: Quantity, value: str) -> Quantity:
    return replace(quantity, of=value)


def _story_day(_: Record, dating: Dating, value: str) -> Dating:
    return replace(dating, story_day=DayGuess(edtf=_edtf(value), score=1.0, basis=(RULED,)))


def _published(_: Record, dating: Dating, value: str) -> Dating:
    return replace(dating, published=DayGuess(edtf=_edtf(value), score=1.0, basis=(RULED,)))


def _edtf(value: str) -> str:
    if days_of(value) is None:
        raise NotAValue(
            f"{value!r} is no date; give YYYY, YYYY-MM, YYYY-MM-DD or an interval of them"
        )
    return value


def _one_of(value: str, known: list[str]) -> str:
    if value not in known:
        raise NotAValue(f"{value!r} is none of {', '.join(known)}")
    return value


CLAIM_FIELDS: dict[str, Callable[[Record, Claim, str], Claim]] = {
    "speaker": _speaker,
    "modality": _modality,
    "polarity": _polarity,
    "content_time": _content_time,
    "words": _words,
}
QUANTITY_FIELDS: dict[str, Callable[[Record, Quantity, str], Quantity]] = {
    "value": _number,
    "measures": _measures,
    "of": _of,
    "place": _place,
    "as_of": _as_of,
}
REPORT_FIELDS: dict[str, Callable[[Record, Dating, str], Dating]] = {
    "story_day": _story_day,
    "published": _published,
}


def ruled_datings(record: Record, datings: Iterable[Dating]) -> tuple[Dating, ...]:
    """Return datings with the days that people gave."""
    ruled = _by_report(record)
    return tuple(_corrected_day(record, d, ruled.get(d.report, ())) for d in datings)


def _corrected_day(record: Record, dating: Dating, ruled: Iterable[Decision]) -> Dating:
    for decision, field in _corrections(ruled, Noun.REPORT):
        if field in REPORT_FIELDS:
            dating = REPORT_FIELDS[field](record, dating, decision.ruling)
    return dating


def ruled_claims(record: Record, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims without those that were rejected, and with their corrected fields."""
    ruled, kept, read = _by_report(record), list[Claim](), tuple(claims)
    exact = frozenset((c.report, c.span.start, c.span.end) for c in read)
    for claim in read:
        mine = _on(ruled.get(claim.report, ()), claim.span.start, claim.span.end, exact)
        if not _rejected(mine, Noun.CLAIM):
            for decision, field in _corrections(mine, Noun.CLAIM):
                if field in CLAIM_FIELDS:
                    claim = CLAIM_FIELDS[field](record, claim, decision.ruling)
            kept.append(claim)
    return tuple(kept)


def ruled_quantities(record: Record, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Return quantities without those that were rejected, and with their corrected fields."""
    ruled, kept, read = _by_report(record), list[Quantity](), tuple(quantities)
    exact = frozenset((q.report, q.start, q.end) for q in read)
    for quantity in read:
        mine = _on(ruled.get(quantity.report, ()), quantity.start, quantity.end, exact)
        if not _rejected(mine, Noun.QUANTITY):
            for decision, field in _corrections(mine, Noun.QUANTITY):
                if field in QUANTITY_FIELDS:
                    quantity = QUANTITY_FIELDS[field](record, quantity, decision.ruling)
            kept.append(quantity)
    return tuple(kept)


def _by_report(record: Record) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in standing(record.decisions):
        found.setdefault(decision.report, []).append(decision)
    return found


def _on(
    ruled: Iterable[Decision], start: int, end: int, exact: frozenset[tuple[str, int, int]]
) -> list[Decision]:
    """Return the rulings on a stretch: those on just these words, and those on words that no row has any more."""
    return [
        d
        for d in ruled
        if (d.start, d.end) == (start, end)
        or ((d.report, d.start, d.end) not in exact and d.evidence.covers(d.report, start, end))
    ]


def _rejected(ruled: Iterable[Decision], noun: Noun) -> bool:
    return any(d.question == noun and d.ruling == Ruled.REJECTED for d in ruled)


def _corrections(ruled: Iterable[Decision], noun: Noun) -> Iterator[tuple[Decision, str]]:
    for decision in ruled:
        about, _, field = decision.question.partition(".")
        if about == noun and field:
            yield decision, field
