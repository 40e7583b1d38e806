"""Changes of a place's holder: captures, losses, and forces that left, each once with all that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.entity import Mention
from tetrapylon.model.event import EventMention, Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.control_ground import winner_of
from tetrapylon.tell.control_parties import first_holder, is_one_place, may_be_held, parties

EFFECTS = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
REAL = frozenset({Status.HAPPENED, Status.CLAIMED, Status.ONGOING})
LEAVING = "withdrawal"
LEFT = re.compile(
    r"(?:\b(?:from|out of)\b|^\s*(?:the\s+)?(?:(?:city|town|village|towns|cities)\s+of\s+)?$)(?!.*\b(?:to|towards?|near|around|outside)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Words between a withdrawal and the place that was left; "from A to B" leaves only A."""
LISTED = re.compile(
    r"\s*(?:,|,?\s*and|,?\s*as well as)\s*(?:the\s+)?(?:(?:city|town|village|port)\s+of\s+)?", re.I
)
"""What joins the places of one list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a place's holder. `date` is EDTF; `looks_back`: no day is told and the words look back on it.

    `over_by` is the day (EDTF) on which a report that calls it brief speaks: the place was lost again by then.
    """

    place: str
    takers: tuple[str, ...]
    loser: str | None
    date: str
    claimed: bool
    claims: tuple[str, ...]
    looks_back: bool = False
    over_by: str | None = None

    @property
    def taker(self) -> str | None:
        """The first of those who took it together, None where nobody is named."""
        return self.takers[0] if self.takers else None

    @property
    def days(self) -> Days:
        """The days that the change may lie on."""
        return days_of(self.date) or Days(None, None)


def changes_of(record: Record, frames: FrameLexicon) -> dict[str, list[Change]]:
    """Return the changes of each place in the order of time, each told once."""
    found: dict[str, list[Change]] = {}
    for incident in record.incidents:
        for change in _of_incident(record, frames, incident):
            found.setdefault(change.place, []).append(change)
    return {place: _merged(record, sorted(rows, key=_order)) for place, rows in found.items()}


def _order(change: Change) -> tuple[bool, str, str, str]:
    """Order what is looked back on without a day first, then by first day, what has no first day by its last."""
    days = change.days
    return (
        not change.looks_back,
        str(days.first or days.last or ""),
        str(days.last or ""),
        change.place,
    )


def _of_incident(record: Record, frames: FrameLexicon, incident: Incident) -> Iterator[Change]:
    if incident.status not in REAL or days_of(incident.date) is None or _is_ahead(incident):
        return
    if incident.frames == (LEAVING,):
        yield from _left(record, incident)
    told = [e for e in events_of(record, incident) if frames[e.frame].control in EFFECTS]
    events = [e for e in told if not _is_under_way(record, e)]
    if not events or (len(events) < len(told) and not any(e.places for e in events)):
        return
    loser = first_holder(record, incident.actors.actor2)
    taker = first_holder(record, incident.actors.actor1) or _winner(record, incident, loser)
    back = (
        all(e.background for e in events)
        and (days_of(incident.date) or Days(None, None)).first is None
    )
    if taker is None and loser is None:
        return
    date = _done_by(record, incident.date or "", events)
    for place in _places(record, incident, events):
        yield Change(
            place=place,
            takers=(taker,) if taker is not None else (),
            loser=loser,
            date=date,
            claimed=incident.status is Status.CLAIMED,
            claims=incident.claims,
            looks_back=back,
            over_by=incident.status_as_of if any(_is_brief(record, e) for e in events) else None,
        )


def _is_ahead(incident: Incident) -> bool:
    """Tell whether an incident lies wholly after the day that its last report speaks from."""
    days, told = days_of(incident.date), days_of(incident.status_as_of)
    if days is None or told is None or days.first is None or told.last is None:
        return False
    return days.first > told.last


def _winner(record: Record, incident: Incident, loser: str | None) -> str | None:
    """Return who won where a report names only the loser, and calls it the victory of another side."""
    won = winner_of(record, incident) if loser is not None else None
    if won is None or parties(record, (won,)) & parties(record, (loser,)):
        return None
    return won


PERFECT = re.compile(r"\b(?:has|have|had|having)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


BRIEF = re.compile(r"\b(?:briefly|temporarily|fleetingly)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Words before a capture that say it did not last."""
HELD_FOR = re.compile(
    r"(?<!has )(?<!have )(?<!been )\b(?:held|holding|occupied|occupying|kept|keeping)\s+"
    r"(?:it|them|the\s+(?:city|town|village|towns|cities))\s+(?:only\s+|just\s+)?(?:briefly|for\b(?!\s+now))",
    re.IGNORECASE,
)
"""The same behind it: "took the town, holding it for two weeks"."""


def _is_brief(record: Record, event: EventMention) -> bool:
    text, sentence = record.report[event.report].text, record.sentence.get(event.sentence)
    if BRIEF.search(text[max(0, event.trigger.start - 30) : event.trigger.start]):
        return True
    return sentence is not None and bool(HELD_FOR.search(text, event.trigger.end, sentence.end))


def _done_by(record: Record, date: str, events: list[EventMention]) -> str:
    """Return the date of a change that is told as done ("had taken"), and on no day, as "by that day"."""
    days = days_of(date)
    told = any(e.times for e in events) or not any(_is_perfect(record, e) for e in events)
    if told or days is None or days.last is None or days.length != 1:
        return date
    return edtf_of(Days(None, days.last))


def _is_perfect(record: Record, event: EventMention) -> bool:
    text = record.report[event.report].text
    return PERFECT.search(text[max(0, event.trigger.start - 30) : event.trigger.start]) is not None


def _is_under_way(record: Record, event: EventMention) -> bool:
    """Tell "are driving them out": what is still going on has changed nothing yet."""
    return event.ongoing and event.trigger.of(record.report[event.report].text).endswith("ing")


def events_of(record: Record, incident: Incident) -> list[EventMention]:
    """Return what the reports' words tell of an incident."""
    told = set(incident.events)
    readings = (record.reading[report] for report in sorted(incident.reports))
    return [e for r in readings for e in r.events if e.id in told]


def _places(record: Record, incident: Incident, events: list[EventMention]) -> tuple[str, ...]:
    """Return the incident's place and those that a list of its words names beside it."""
    own = incident.place.entity if incident.place else None
    found = dict.fromkeys([own] if own else [])
    for event in events:
        found |= dict.fromkeys(_list_of(record, event, own))
    entities = (record.entity.get(p) for p in found)
    return tuple(e.id for e in entities if e is not None and may_be_held(e))


def _list_of(record: Record, event: EventMention, own: str | None) -> Iterator[str]:
    mentions = _mentions(record, event)
    text = record.report[event.report].text
    named = sorted(
        (mentions[k] for k in event.places if k in mentions), key=lambda m: (m.start, -m.end)
    )
    ends = [m.end for m in named if m.entity == own]
    for m in named:
        joined = any(LISTED.fullmatch(text, e, m.start) for e in ends if e <= m.start)
        if joined and m.entity and m.entity != own:
            ends.append(m.end)
            yield m.entity


def _mentions(record: Record, event: EventMention) -> dict[str, Mention]:
    return {m.id: m for m in record.reading[event.report].mentions}


def _left(record: Record, incident: Incident) -> Iterator[Change]:
    """Yield a loss for forces that left a town; leaving a land or the ground about a town is none."""
    loser = first_holder(record, incident.actors.actor1)
    for event in events_of(record, incident):
        text = record.report[event.report].text
        for m in (x for k in event.places if (x := _mentions(record, event).get(k))):
            place = record.entity.get(m.entity or "")
            between = text[event.trigger.end : m.start]
            narrow = place is not None and is_one_place(place) and place.offset is None
            if loser is None or not narrow or event.thing is not None or not LEFT.search(between):
                continue
            yield Change(
                place=m.entity or "",
                takers=(),
                loser=loser,
                date=_done_by(record, incident.date or "", events_of(record, incident)),
                claimed=incident.status is Status.CLAIMED,
                claims=incident.claims,
            )
            return


def _merged(record: Record, rows: list[Change]) -> list[Change]:
    """Return changes with those put together that tell of one: same party, and days that may be the same.

    What is only looked back on, on no day that is told, says nothing beside a change with a day.
    """
    kept: list[Change] = []
    for row in (r for r in rows if not r.looks_back):
        _put(record, kept, row)
    for row in (r for r in rows if r.looks_back):
        if not kept or any(_same(record, k, row) for k in kept):
            _put(record, kept, row)
    return sorted(kept, key=_order)


def _put(record: Record, kept: list[Change], row: Change) -> None:
    """Add a change, or join it to the one it is; told on no day of beginning, it is the last of those it may be."""
    fits = [n for n, k in enumerate(kept) if _same(record, k, row)]
    if not fits:
        kept.append(row)
        return
    n = fits[-1] if row.days.first is None else fits[0]
    kept[n] = _joined(record, kept[n], row)


def _same(record: Record, one: Change, two: Change) -> bool:
    if not one.days.meets(two.days):
        return False
    takers = [parties(record, c.takers) for c in (one, two)]
    losers = [parties(record, (c.loser,)) for c in (one, two)]
    if not all(takers):
        return bool(losers[0] & losers[1])
    return bool(takers[0] & takers[1]) or _together(one, two, takers, losers)


def _together(
    one: Change, two: Change, takers: list[frozenset[str]], losers: list[frozenset[str]]
) -> bool:
    """Tell whether two parties took a place on one day and neither took it from the other."""
    opposed = takers[0] & losers[1] or takers[1] & losers[0]
    return one.days == two.days and one.days.length == 1 and not opposed


def _joined(record: Record, one: Change, two: Change) -> Change:
    """Return one change under the narrower date, with what either knows."""
    narrow, wide = sorted((one, two), key=lambda c: (c.days.length or 10**6, c.date))
    known = parties(record, narrow.takers)
    others = tuple(t for t in wide.takers if not parties(record, (t,)) & known)
    return replace(
        narrow,
        takers=(*narrow.takers, *others),
        loser=narrow.loser or wide.loser,
        claimed=one.claimed and two.claimed,
        claims=tuple(dict.fromkeys((*narrow.claims, *wide.claims))),
        looks_back=narrow.looks_back and wide.looks_back,
        over_by=narrow.over_by or wide.over_by,
    )
