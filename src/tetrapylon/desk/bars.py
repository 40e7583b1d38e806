"""Control as bars over time: who held a place from when to when, and the days on which it changed hands.

Nothing is painted that no report said: a change whose day is not known is a stretch of its own, and after
the last row a bar goes no further than the last report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from typing_extensions import TypedDict

from tetrapylon.desk.filters import iso
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.dating import Dating
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.store.columns import NONE

HOLDS = frozenset({ControlState.HELD, ControlState.CAPTURED})


class Bar(TypedDict):
    """A stretch of days of one place. `kind` is `held`, `changing`, `contested`, `approached` or `lost`.

    `before` is who held it until the change. `open` tells that no report gives an end; `to` is then the day of
    the last report. Days are both included.
    """

    place: str
    holder: str | None
    holder_name: str | None
    before: str | None
    before_name: str | None
    kind: str
    since: str
    to: str
    open: bool
    unstarted: bool
    basis: str
    claims: list[str]


@dataclass(kw_only=True)
class _Hold:
    """One holder's time in a place, from all rows that tell it."""

    holder: str | None
    kind: ControlState
    begun: Days | None
    ended: Days | None
    basis: ControlBasis
    claims: list[str] = field(default_factory=list)


def bars_of(snapshot: Snapshot) -> list[Bar]:
    """Return the bars of every place that any report says somebody holds, by place and day."""
    return snapshot.index.once(
        "bars",
        lambda: bars_from(snapshot, snapshot.outline.control, last_report_day(snapshot)),
    )


def bars_from(snapshot: Snapshot, rows: Iterable[Control], horizon: date | None) -> list[Bar]:
    """Return the bars of some control rows, by place and day; none goes past the horizon. The snapshot gives names."""
    by_place: dict[str, list[Control]] = {}
    for row in rows:
        by_place.setdefault(row.place, []).append(row)
    found: list[Bar] = []
    for place, rows in sorted(by_place.items()):
        found += _bars_of_place(snapshot, place, _holds(rows), horizon)
    return found


def last_report_day(snapshot: Snapshot) -> date | None:
    """Return the last day on which a report of the record was published, None where no day is known."""
    last = snapshot.index.block("datings").numbers["last_day"].max(initial=NONE)
    return None if last == NONE else date.fromordinal(int(last))


def last_day(datings: Iterable[Dating]) -> date | None:
    """Return the last day on which one of some reports was published, None where no day is known."""
    guesses = (d.published or d.story_day for d in datings)
    days = (days_of(g.edtf) for g in guesses if g is not None)
    return max((d.last for d in days if d and d.last), default=None)


def _holds(rows: Sequence[Control]) -> list[_Hold]:
    """Join rows that say the same: a capture and the holding that follows it are one bar."""
    merged: dict[tuple[object, ...], _Hold] = {}
    for row in rows:
        kind = ControlState.HELD if row.state in HOLDS else row.state
        key = (row.holder, kind, row.begun, row.ended)
        hold = merged.setdefault(
            key,
            _Hold(
                holder=row.holder,
                kind=kind,
                begun=days_of(row.begun),
                ended=days_of(row.ended),
                basis=row.basis,
            ),
        )
        hold.claims += [c for c in row.claims if c not in hold.claims]
    return sorted(merged.values(), key=lambda h: (_first(h) or date.min, h.kind.value))


def _first(hold: _Hold) -> date | None:
    return (hold.begun.first or hold.begun.last) if hold.begun else None


def _bars_of_place(
    snapshot: Snapshot, place: str, holds: Sequence[_Hold], horizon: date | None
) -> Iterator[Bar]:
    previous: _Hold | None = None
    for hold in holds:
        yield from _bars_of_hold(snapshot, place, hold, previous, horizon)
        if hold.kind is ControlState.HELD:
            previous = hold


def _bars_of_hold(
    snapshot: Snapshot, place: str, hold: _Hold, previous: _Hold | None, horizon: date | None
) -> Iterator[Bar]:
    begun, ended = hold.begun, hold.ended
    start, stop = _settled_from(begun), _settled_until(ended)
    if begun and begun.first and begun.last and begun.first < begun.last:
        before = previous.holder if previous else None
        if hold.kind is ControlState.LOST:
            before = hold.holder
        yield _bar(snapshot, place, hold, ("changing", begun.first, begun.last), before=before)
    limit = stop or horizon
    if start is not None and limit is not None:
        span = (hold.kind.value, min(start, limit), limit)
        yield _bar(snapshot, place, hold, span, still=stop is None)
    elif stop is not None:
        yield _bar(snapshot, place, hold, (hold.kind.value, stop, stop), unstarted=True)


def _settled_from(begun: Days | None) -> date | None:
    """Return the first day that is surely past the change: the day itself, or the one after a stretch."""
    if begun is None or begun.last is None:
        return begun.first if begun else None
    return begun.last if begun.first == begun.last else begun.last + timedelta(days=1)


def _settled_until(ended: Days | None) -> date | None:
    """Return the last day that is surely before the change: the day itself, or the one before a stretch."""
    if ended is None or ended.first is None:
        return ended.last if ended else None
    return ended.first if ended.first == ended.last else ended.first - timedelta(days=1)


def _bar(  # noqa: PLR0913 - one argument a field of the bar
    snapshot: Snapshot,
    place: str,
    hold: _Hold,
    span: tuple[str, date, date],
    *,
    before: str | None = None,
    still: bool = False,
    unstarted: bool = False,
) -> Bar:
    kind, since, to = span
    gone = hold.kind is ControlState.LOST
    previous = before or (hold.holder if gone else None)
    holder = None if gone else hold.holder
    return {
        "place": place,
        "holder": holder,
        "holder_name": snapshot.name(holder),
        "before": previous,
        "before_name": snapshot.name(previous),
        "kind": kind,
        "since": iso(since) or "",
        "to": iso(to) or "",
        "open": still,
        "unstarted": unstarted,
        "basis": hold.basis.value,
        "claims": list(hold.claims),
    }
