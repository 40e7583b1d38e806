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
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.tell.control_changes import REAL, changes_of, events_of
from tetrapylon.tell.control_ground import ground_rows
from tetrapylon.tell.control_holdings import Holding, holdings_of
from tetrapylon.tell.control_merging import Change
from tetrapylon.tell.control_parties import can_hold, first_holder, is_one_place, parties

SHORT_OF_IT = frozenset({ControlEffect.NEARS, ControlEffect.TAKES_GROUND})
AROUND = frozenset({"siege"})
"""Frames of forces that stand about a place and are not in it."""
FOUGHT = frozenset({"clash", "entry"})
"""Frames that tell of fighting for a place itself: it is contested, whoever holds it."""
TWO_SIDES = 2


def find_control(record: Record, frames: FrameLexicon) -> tuple[Control, ...]:
    """Return the control rows of the record, by place and time."""
    holdings = holdings_of(record, frames)
    rows: list[Control] = []
    held: dict[str, list[Holding]] = {}
    for holding in holdings:
        held.setdefault(holding.place, []).append(holding)
    shown = {place: [h.holder for h in listed] for place, listed in held.items()}
    changes = changes_of(record, frames, shown)
    for place in sorted(changes.keys() | held.keys()):
        rows += _place_rows(record, place, changes.get(place, []), held.get(place, []))
    rows += [r for i in record.incidents if (r := _approach(record, frames, i)) is not None]
    rows += [r for i in record.incidents if (r := _contest(record, i)) is not None]
    taken = {(r.place, r.holder) for r in rows if r.state is ControlState.CAPTURED}
    rows += [r for r in ground_rows(record, frames) if (r.place, r.holder) not in taken]
    unique = {r.id: r for r in reversed(rows)}
    return tuple(sorted(unique.values(), key=lambda r: (r.place, r.begun or "", r.id)))


def _place_rows(
    record: Record, place: str, changes: list[Change], shown: list[Holding]
) -> Iterator[Control]:
    dates = [_narrowed(record, c, shown) for c in changes]
    if changes:
        yield from _before(changes[0], dates[0])
    for n, change in enumerate(changes):
        basis = ControlBasis.CLAIMED if change.claimed else ControlBasis.REPORTED
        for taker in change.takers:
            taken = _row(place, taker, ControlState.CAPTURED, dates[n], change.claims)
            yield replace(taken, ended=_end(record, changes, dates, n), basis=basis)
        if change.loser is not None:
            claims = tuple(dict.fromkeys((*change.claims, *change.of_loss)))
            lost = _row(place, change.loser, ControlState.LOST, dates[n], claims)
            yield replace(lost, basis=basis)
    yield from _held(record, place, changes, dates, shown)


def _end(record: Record, changes: list[Change], dates: list[str], n: int) -> str | None:
    """Return when a taker lost the place: at the next change, unless only somebody else left; a brief hold is over."""
    party = parties(record, changes[n].takers)
    for later, date in zip(changes[n + 1 :], dates[n + 1 :], strict=True):
        if later.taker is not None or parties(record, (later.loser,)) & party:
            return date
    over = days_of(changes[n].over_by)
    return edtf_of(Days(changes[n].days.first, over.last)) if over else None


def _before(change: Change, begun: str) -> Iterator[Control]:
    """Yield the holder before the first change, which the words only imply."""
    days = days_of(begun)
    if change.loser is not None and days is not None:
        until = edtf_of(Days(None, days.last))
        row = _row(change.place, change.loser, ControlState.HELD, until, change.claims)
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


def _narrowed(record: Record, change: Change, shown: list[Holding]) -> str:
    """Return the change's date, begun no earlier than the last report that still shows the old holder."""
    first, last = change.days.first, change.days.last
    if first is None or last is None:
        return change.date
    new = parties(record, change.takers)
    still = [
        d.last
        for h in shown
        if not parties(record, (h.holder,)) & new
        and (d := days_of(h.as_of)) is not None
        and d.last is not None
        and first < d.last < last
    ]
    return edtf_of(Days(max(still, default=first), last)) if still else change.date


def _held(
    record: Record,
    place: str,
    changes: list[Change],
    dates: list[str],
    shown: list[Holding],
) -> Iterator[Control]:
    """Yield who is shown to hold the place, one row a spell between changes."""
    yield from (_past(place, h) for h in shown if h.ended is not None)
    spells: dict[tuple[int, str], list[Holding]] = {}
    for h in (h for h in shown if h.ended is None):
        spells.setdefault((_spell(dates, h), h.holder), []).append(h)
    for (spell, holder), listed in sorted(spells.items()):
        if spell >= 0 and not _fits(record, holder, changes[spell]):
            continue
        seen = min((h.begun or h.as_of or "" for h in listed if h.begun or h.as_of), default=None)
        own = spell >= 0 and changes[spell].taker is not None
        begun = dates[spell] if own else seen
        ended = dates[spell + 1] if spell + 1 < len(dates) else None
        claims = tuple(sorted({h.claim for h in listed}))
        row = _row(place, holder, ControlState.HELD, begun, claims)
        yield replace(row, ended=ended, basis=_basis(listed))


def _basis(listed: list[Holding]) -> ControlBasis:
    return ControlBasis.CLAIMED if all(h.claimed for h in listed) else ControlBasis.REPORTED


def _past(place: str, holding: Holding) -> Control:
    row = _row(place, holding.holder, ControlState.HELD, holding.begun, (holding.claim,))
    return replace(row, ended=holding.ended, basis=_basis([holding]))


def _fits(record: Record, holder: str, change: Change) -> bool:
    """Tell whether somebody may hold a place after a change: its taker, or anybody but its loser; after a brief one, all."""
    party = parties(record, (holder,))
    if change.over_by is not None:
        return True
    if change.taker is not None:
        return bool(party & parties(record, change.takers))
    return not party & parties(record, (change.loser,))


def _spell(dates: list[str], holding: Holding) -> int:
    """Return the number of the last change that surely lay before, -1 for none."""
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
    around = bool(AROUND & set(incident.frames))
    place = incident.place.entity if incident.place else None
    entity = record.entity.get(place or "")
    unfit = entity is None or not is_one_place(entity) or incident.status not in REAL
    around = around and all(e.thing is None for e in events_of(record, incident))
    holder = first_holder(record, incident.actors.actor1)
    if unfit or not (nears or around) or holder is None:
        return None
    row = _row(place or "", holder, ControlState.APPROACHED, incident.date, incident.claims)
    claimed = incident.status is Status.CLAIMED
    return replace(row, basis=ControlBasis.CLAIMED if claimed else ControlBasis.REPORTED)


def _contest(record: Record, incident: Incident) -> Control | None:
    """Return a row for fighting between two sides at a place; it says nothing of who holds it."""
    entity = record.entity.get((incident.place.entity or "") if incident.place else "")
    if not FOUGHT & set(incident.frames) or incident.status not in REAL:
        return None
    sides = _sides(record, incident)
    if entity is None or not is_one_place(entity) or len(sides) < TWO_SIDES:
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


def _sides(record: Record, incident: Incident) -> set[str]:
    actors = (*incident.actors.actor1, *incident.actors.actor2)
    known = (record.entity.get(k) for k in actors)
    return {e.side or e.id for e in known if e is not None and can_hold(e)}
