"""Changes of a place's holder: captures, losses, and forces that left, each once with all that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.entity import Mention
from tetrapylon.model.event import EventMention, Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.control_ground import winner_of
from tetrapylon.tell.control_merging import Change, merged, order_of
from tetrapylon.tell.control_parties import first_holder, is_one_place, may_be_held, parties
from tetrapylon.tell.control_returns import goes_into, is_borne_out, is_return

EFFECTS = frozenset({ControlEffect.TAKES, ControlEffect.LOSES, ControlEffect.RETURNS})
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


def changes_of(
    record: Record, frames: FrameLexicon, shown: Mapping[str, Iterable[str]]
) -> dict[str, list[Change]]:
    """Return the changes of each place in the order of time, each told once.

    Args:
        record: with incidents.
        frames: what each happening does to who holds a place.
        shown: by place, who is shown to hold it otherwise.
    """
    found: dict[str, list[Change]] = {}
    for incident in record.incidents:
        for change in _of_incident(record, frames, incident):
            found.setdefault(change.place, []).append(change)
    sure = {p: _borne_out(record, rows, shown.get(p, ())) for p, rows in found.items()}
    return {p: merged(record, sorted(rows, key=order_of)) for p, rows in sure.items() if rows}


def _borne_out(record: Record, rows: list[Change], shown: Iterable[str]) -> list[Change]:
    """Return changes without returns of forces to a place that nobody else is shown to have had."""
    holders = [parties(record, r.takers) for r in rows] + [parties(record, (h,)) for h in shown]
    left = any(r.loser is not None for r in rows)
    return [
        r
        for r in rows
        if not r.returned or is_borne_out(parties(record, r.takers), holders, somebody_left=left)
    ]


def _of_incident(record: Record, frames: FrameLexicon, incident: Incident) -> Iterator[Change]:
    if incident.status not in REAL or days_of(incident.date) is None or _is_ahead(incident):
        return
    if incident.frames == (LEAVING,):
        yield from _left(record, incident)
    told = [e for e in events_of(record, incident) if _changes(record, frames, e)]
    events = [e for e in told if not _is_under_way(record, e)]
    if not events or (len(events) < len(told) and not any(e.places for e in events)):
        return
    loser = first_holder(record, incident.actors.actor2)
    taker = first_holder(record, incident.actors.actor1) or _winner(record, incident, loser)
    back = (
        all(e.background or _is_looked_back_on(record, e) for e in events)
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
            returned=all(is_return(frames, e) for e in events),
        )


def _changes(record: Record, frames: FrameLexicon, event: EventMention) -> bool:
    """Tell whether a happening changes who holds its place, if what it says is borne out."""
    if frames[event.frame].control not in EFFECTS:
        return False
    return not is_return(frames, event) or goes_into(record, event)


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


AFTER = re.compile(r"\bafter\s+[^,;.]*$", re.IGNORECASE)
"""Words of a sentence before a verb of its "after" clause."""


def _is_looked_back_on(record: Record, event: EventMention) -> bool:
    sentence = record.sentence.get(event.sentence)
    text = record.report[event.report].text
    return sentence is not None and bool(AFTER.search(text[sentence.start : event.trigger.start]))


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
