"""Join two incidents, or part some tellings from one: the rulings that it takes, and those that it takes back.

A ruling is on two stretches of text. To part an incident takes a few of them: what was chosen is kept from the
telling that leads the rest, what is left is kept from the first of the chosen, and the chosen stay together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tetrapylon.model.decision import Decision, Evidence, Noun, Ruled, standing
from tetrapylon.model.event import EventMention, Incident
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.run.decisions import CannotRule, Ruling, Verb, decision_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who rules, why, and when (an ISO instant in UTC): the same for all rows of one act."""

    by: str
    reason: str
    at: str


def events_of(record: Record, incident: Incident) -> tuple[EventMention, ...]:
    """Return the tellings of an incident that the readings at hand hold, the leading one first."""
    told, joined = set(incident.events), {j.event for j in incident.joined}
    found = [e for r in record.readings for e in r.events if e.id in told]
    return tuple(sorted(found, key=lambda e: (e.id in joined, e.report, e.trigger, e.id)))


def rulings_about(record: Record, incident: Incident) -> tuple[Decision, ...]:
    """Return the standing rulings that join or part a telling of an incident, oldest first."""
    events = events_of(record, incident)
    return tuple(
        d
        for d in sorted(standing(record.decisions), key=lambda d: (d.at, d.id))
        if d.question == Noun.INCIDENT and d.beside and any(_holds(e, d.pair) for e in events)
    )


def to_join(record: Record, one: Incident, other: Incident, word: Word) -> tuple[Decision, ...]:
    """Return the rulings that make two incidents one.

    Raises:
        CannotRule: they are one already, or no words of one are known.
    """
    if one.id == other.id:
        raise CannotRule("an incident cannot be joined with itself")
    same = Ruling(verb=Verb.SAME, row=one.id, other=other.id, reason=word.reason, by=word.by)
    made = decision_of(record, same, at=word.at)
    sides = (events_of(record, one), events_of(record, other))
    return (*_taken_back(record, Ruled.DIFFERENT, sides, word, but=made), made)


def to_part(
    record: Record, incident: Incident, chosen: Iterable[str], word: Word
) -> tuple[Decision, ...]:
    """Return the rulings that take some tellings (ids of events) out of an incident and keep them together.

    What one sentence tells of the incident goes together.

    Raises:
        CannotRule: none was chosen, none is left, or one is not of this incident.
    """
    events, wanted = events_of(record, incident), set(chosen)
    if not wanted or wanted - {e.id for e in events}:
        raise CannotRule("choose tellings of this incident whose words are known")
    sentences = {e.sentence for e in events if e.id in wanted}
    wanted = {e.id for e in events if e.sentence in sentences}
    lead_chosen = bool(events) and events[0].id in wanted
    stay = [e for e in events if (e.id in wanted) == lead_chosen]
    leave = [e for e in events if (e.id in wanted) != lead_chosen]
    if not leave:
        raise CannotRule("one telling at least stays; choose fewer")
    made = tuple(
        decision_of(
            record,
            Ruling(verb=verb, row=a, other=b, reason=word.reason, by=word.by),
            at=word.at,
        )
        for verb, a, b in _pairs([e.id for e in stay], [e.id for e in leave])
    )
    unique = {(d.pair, d.question): d for d in reversed(made)}
    parted = tuple(unique[k] for k in sorted(unique))
    return (*_taken_back(record, Ruled.SAME, (stay, leave), word, but=None), *parted)


def _pairs(stay: Sequence[str], leave: Sequence[str]) -> Iterator[tuple[Verb, str, str]]:
    """Yield what is ruled on which two tellings; the first of `stay` leads."""
    yield from ((Verb.DIFFERENT, stay[0], e) for e in leave)
    yield from ((Verb.DIFFERENT, e, leave[0]) for e in stay[1:])
    yield from ((Verb.SAME, leave[0], e) for e in leave[1:])


def _taken_back(
    record: Record,
    ruled: Ruled,
    sides: tuple[Sequence[EventMention], Sequence[EventMention]],
    word: Word,
    *,
    but: Decision | None,
) -> Iterator[Decision]:
    """Yield rows that take back what stands against an act: rulings of a kind between the two sides."""
    for d in standing(record.decisions):
        against = d.question == Noun.INCIDENT and d.ruling == ruled and d.beside is not None
        replaced = but is not None and but.pair == d.pair
        if against and not replaced and _between(sides, d.pair):
            undone = Ruled.UNDONE.value
            yield replace(
                d,
                id=content_id("d", *d.pair, d.question, undone, word.by, word.at, word.reason),
                ruling=undone,
                by=word.by,
                at=word.at,
                reason=word.reason,
                replaces=d.id,
            )


def _between(
    sides: tuple[Sequence[EventMention], Sequence[EventMention]], pair: tuple[Evidence, ...]
) -> bool:
    first, second = pair[0], pair[-1]
    return any(
        any(_holds(e, (first,)) for e in a) and any(_holds(e, (second,)) for e in b)
        for a, b in (sides, sides[::-1])
    )


def _holds(event: EventMention, pair: Iterable[Evidence]) -> bool:
    span = event.trigger
    return any(
        s.report == event.report and s.start <= span.start and span.end <= s.end for s in pair
    )
