"""Who held which place when: from captures, losses, and words that show a holder in passing.

Only a capture of the place itself changes its holder. Ground around it, its gates, fire control and
forecasts do not; an advance is told as `approached`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.tell.control_ground import ground_rows, winner_of
from tetrapylon.tell.control_holdings import Holding, can_hold, holdings_of

CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
REAL = frozenset({Status.HAPPENED, Status.CLAIMED, Status.ONGOING})
SHORT_OF_IT = frozenset({ControlEffect.NEARS, ControlEffect.TAKES_GROUND})
FOUGHT = frozenset({"clash", "entry"})
"""Frames that tell of fighting for a place itself: it is contested, whoever holds it."""
HOLDABLE = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


def find_control(record: Record, frames: FrameLexicon) -> tuple[Control, ...]:
    """Return the control rows of the record, by place and time."""
    holdings = holdings_of(record, frames)
    captures = sorted(_changes(record, frames), key=lambda i: (_first(i), i.id))
    rows: list[Control] = []
    taken: dict[str, list[Incident]] = {}
    held: dict[str, list[Holding]] = {}
    for capture in captures:
        taken.setdefault(_place(capture), []).append(capture)
    for holding in holdings:
        held.setdefault(holding.place, []).append(holding)
    for place in sorted(taken.keys() | held.keys()):
        rows += _place_rows(record, place, taken.get(place, []), held.get(place, []))
    rows += [r for i in record.incidents if (r := _approach(record, frames, i)) is not None]
    rows += [r for i in record.incidents if (r := _contest(record, i)) is not None]
    rows += ground_rows(record, frames)
    return tuple(sorted(rows, key=lambda r: (r.place, r.begun or "", r.id)))


def _changes(record: Record, frames: FrameLexicon) -> Iterator[Incident]:
    """Yield the incidents that changed a place's holder, on days that are known."""
    for i in record.incidents:
        changed = any(frames[f].control in CHANGES for f in i.frames)
        entity = record.entity.get(_place(i))
        days = days_of(i.date)
        if not changed or i.status not in REAL or entity is None or entity.kind not in HOLDABLE:
            continue
        known = _holder(record, i.actors.actor1) or _holder(record, i.actors.actor2)
        if known is not None and days is not None and days.first is not None:
            yield i


def _holder(record: Record, keys: tuple[str, ...]) -> str | None:
    """Return the first of some actors that is able to hold ground, None for none."""
    return next((k for k in keys if can_hold(record.entity.get(k))), None)


def _place(incident: Incident) -> str:
    return (incident.place.entity or "") if incident.place else ""


def _first(incident: Incident) -> str:
    days = days_of(incident.date)
    return str(days.first) if days and days.first else ""


def _place_rows(
    record: Record, place: str, captures: list[Incident], shown: list[Holding]
) -> Iterator[Control]:
    dates = [_narrowed(record, i, shown) for i in captures]
    if captures:
        yield from _before(record, place, captures[0], dates[0])
    for n, incident in enumerate(captures):
        ended = dates[n + 1] if n + 1 < len(captures) else None
        basis = ControlBasis.CLAIMED if incident.status is Status.CLAIMED else ControlBasis.REPORTED
        loser = _holder(record, incident.actors.actor2)
        holder = _holder(record, incident.actors.actor1) or _winner(record, incident, loser)
        if holder is not None:
            taken = _row(place, holder, ControlState.CAPTURED, dates[n], incident.claims)
            yield replace(taken, ended=ended, basis=basis)
        if loser is not None and (n or holder is None):
            lost = _row(place, loser, ControlState.LOST, dates[n], incident.claims)
            yield replace(lost, basis=basis)
    yield from _held(record, place, captures, dates, shown)


def _winner(record: Record, incident: Incident, loser: str | None) -> str | None:
    """Return who won where a report names only the loser, and calls it the victory of another side."""
    won = winner_of(record, incident) if loser is not None else None
    if won is None or _parties(record, (won,)) & _parties(record, (loser or "",)):
        return None
    return won


def _before(record: Record, place: str, incident: Incident, begun: str) -> Iterator[Control]:
    """Yield the holder before the first capture, which the words only imply."""
    days = days_of(begun)
    holder = _holder(record, incident.actors.actor2)
    if holder is not None and days is not None:
        until = edtf_of(Days(None, days.last))
        row = _row(place, holder, ControlState.HELD, until, incident.claims)
        yield replace(row, ended=begun, basis=ControlBasis.IMPLIED)


def _row(
    place: str, holder: str | None, state: ControlState, begun: str | None, claims: tuple[str, ...]
) -> Control:
    return Control(
        id=content_id("k", place, holder, state, begun),
        place=place,
        holder=holder,
        state=state,
        begun=begun,
        ended=None,
        basis=ControlBasis.REPORTED,
        claims=claims,
    )


def _narrowed(record: Record, incident: Incident, shown: list[Holding]) -> str:
    """Return the capture's date, begun no earlier than the last report that still shows the old holder."""
    days = days_of(incident.date)
    if days is None or days.first is None or days.last is None:
        return incident.date or ""
    new = _parties(record, incident.actors.actor1)
    first, last = days.first, days.last
    still = [
        d.last
        for h in shown
        if not _parties(record, (h.holder,)) & new
        and (d := days_of(h.as_of)) is not None
        and d.last is not None
        and first < d.last < last
    ]
    return edtf_of(Days(max(still, default=first), last)) if still else (incident.date or "")


def _parties(record: Record, keys: tuple[str, ...]) -> frozenset[str]:
    sides = {record.entity[k].side for k in keys if k in record.entity}
    return frozenset(keys) | {s for s in sides if s}


def _held(
    record: Record,
    place: str,
    captures: list[Incident],
    dates: list[str],
    shown: list[Holding],
) -> Iterator[Control]:
    """Yield who is shown to hold the place, one row a spell between captures."""
    spells: dict[tuple[int, str], list[Holding]] = {}
    for h in shown:
        spells.setdefault((_spell(dates, h), h.holder), []).append(h)
    for (spell, holder), listed in sorted(spells.items()):
        if spell >= 0 and not _fits(record, holder, captures[spell]):
            continue
        seen = min((h.as_of for h in listed if h.as_of), default=None)
        begun = dates[spell] if spell >= 0 else seen
        ended = dates[spell + 1] if spell + 1 < len(dates) else None
        claims = tuple(sorted({h.claim for h in listed}))
        row = _row(place, holder, ControlState.HELD, begun, claims)
        yield replace(row, ended=ended)


def _fits(record: Record, holder: str, change: Incident) -> bool:
    """Tell whether somebody may hold a place after a change: its taker, or anybody but its loser."""
    party = _parties(record, (holder,))
    if change.actors.actor1:
        return bool(party & _parties(record, change.actors.actor1))
    return not party & _parties(record, change.actors.actor2)


def _spell(dates: list[str], holding: Holding) -> int:
    """Return the number of the last capture that surely lay before, -1 for none."""
    day = days_of(holding.as_of)
    found = -1
    for n, text in enumerate(dates):
        taken = days_of(text)
        if day and taken and taken.last and day.last and taken.last <= day.last:
            found = n
    return found


def _approach(record: Record, frames: FrameLexicon, incident: Incident) -> Control | None:
    effects = {frames[f].control for f in incident.frames}
    nears = ControlEffect.NEARS in effects and effects <= SHORT_OF_IT
    entity = record.entity.get(_place(incident))
    if not nears or incident.status not in REAL or entity is None or not _is_one_place(entity):
        return None
    holder = _holder(record, incident.actors.actor1)
    if holder is None:
        return None
    row = _row(
        entity.id,
        holder,
        ControlState.APPROACHED,
        incident.date,
        incident.claims,
    )
    claimed = incident.status is Status.CLAIMED
    return replace(row, basis=ControlBasis.CLAIMED if claimed else ControlBasis.REPORTED)


def _contest(record: Record, incident: Incident) -> Control | None:
    """Return a row for fighting between two sides at a place; it says nothing of who holds it."""
    entity = record.entity.get(_place(incident))
    if not FOUGHT & set(incident.frames) or incident.status not in REAL:
        return None
    sides = _sides(record, incident)
    if entity is None or not _is_one_place(entity) or len(sides) < TWO_SIDES:
        return None
    if all(_unsure(record, c) for c in incident.claims):
        return None
    row = _row(entity.id, None, ControlState.CONTESTED, incident.date, incident.claims)
    claimed = incident.status is Status.CLAIMED
    return replace(row, basis=ControlBasis.CLAIMED if claimed else ControlBasis.REPORTED)


UNSURE = re.compile(r"\b(?:possib\w+|risk\w*|danger|prospect|threat\w*|fears?|likel\w+)\b", re.I)
"""Nouns that make fighting a thing to be feared: "clashes are a distinct possibility"."""


def _unsure(record: Record, key: str) -> bool:
    claim = record.claim.get(key)
    words = claim.span.of(record.report[claim.report].text) if claim else ""
    return claim is None or UNSURE.search(words) is not None


TWO_SIDES = 2
WIDEST_KM = 50.0
"""Radius beyond which a place is a region: forces are in it, not before it."""


def _is_one_place(entity: Entity) -> bool:
    narrow = entity.precision_km is None or entity.precision_km <= WIDEST_KM
    return entity.kind in HOLDABLE and narrow


def _sides(record: Record, incident: Incident) -> set[str]:
    actors = (*incident.actors.actor1, *incident.actors.actor2)
    known = (record.entity.get(k) for k in actors)
    return {e.side or e.id for e in known if e is not None and can_hold(e)}
