"""One change of a place's holder, and which words tell of the same one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record
from tetrapylon.tell.control_parties import parties

NEAR = timedelta(days=3)
"""How far apart the days may lie on which a place was taken and, in other words, lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a place's holder. `date` is EDTF; `looks_back`: no day is told and the words look back on it.

    `over_by` is the day (EDTF) on which a report that calls it brief speaks: the place was lost again by then.
    `returned`: nothing more is told than that forces went into the place. `of_loss`: claims that tell of the loser alone.
    """

    place: str
    takers: tuple[str, ...]
    loser: str | None
    date: str
    claimed: bool
    claims: tuple[str, ...]
    looks_back: bool = False
    over_by: str | None = None
    returned: bool = False
    of_loss: tuple[str, ...] = ()

    @property
    def taker(self) -> str | None:
        """The first of those who took it together, None where nobody is named."""
        return self.takers[0] if self.takers else None

    @property
    def days(self) -> Days:
        """The days that the change may lie on."""
        return days_of(self.date) or Days(None, None)


def order_of(change: Change) -> tuple[bool, str, str, str]:
    """Order what is looked back on without a day first, then by first day, what has no first day by its last."""
    days = change.days
    return (
        not change.looks_back,
        str(days.first or days.last or ""),
        str(days.last or ""),
        change.place,
    )


def merged(record: Record, rows: list[Change]) -> list[Change]:
    """Return changes with those put together that tell of one: same party, and days that may be the same.

    What is only looked back on, on no day that is told, says nothing beside a change with a day.
    """
    kept: list[Change] = []
    for row in (r for r in rows if not r.looks_back):
        _put(record, kept, row)
    for row in (r for r in rows if r.looks_back):
        if not kept or any(_same(record, k, row) or _two_sides(record, k, row) for k in kept):
            _put(record, kept, row)
    return _folded(record, sorted(kept, key=order_of))


def _folded(record: Record, rows: list[Change]) -> list[Change]:
    """Return changes with a loss that names no taker put into the capture that it is, told from the other side."""
    kept = [r for r in rows if r.takers]
    alone = []
    for lost in (r for r in rows if not r.takers):
        fits = [n for n, k in enumerate(kept) if _two_sides(record, k, lost)]
        if fits and not _taken_back(record, kept[fits[-1] + 1 :], lost):
            kept[fits[-1]] = _from_both(record, kept[fits[-1]], lost)
        else:
            alone.append(lost)
    return sorted((*kept, *alone), key=order_of)


def _two_sides(record: Record, one: Change, two: Change) -> bool:
    """Tell whether of two changes one says who took the place and the other who lost it, at about one time."""
    taken, lost = (one, two) if one.takers else (two, one)
    if not taken.takers or lost.takers or lost.loser is None or not _are_near(one, two):
        return False
    if not _ends_near(taken, lost):
        return False
    loser = parties(record, (lost.loser,))
    from_him = taken.loser is None or bool(parties(record, (taken.loser,)) & loser)
    return from_him and not parties(record, taken.takers) & loser


def _ends_near(taken: Change, lost: Change) -> bool:
    """Tell whether what was lost "by" a day may be what was taken just then, not long before."""
    by, day = lost.days.last, taken.days.last
    return lost.days.first is not None or by is None or day is None or abs(by - day) <= NEAR


def _are_near(one: Change, two: Change) -> bool:
    if one.days.meets(two.days):
        return True
    pairs = ((one.days.last, two.days.first), (two.days.last, one.days.first))
    return any(a and b and timedelta(0) < b - a <= NEAR for a, b in pairs)


def _taken_back(record: Record, later: list[Change], lost: Change) -> bool:
    """Tell whether the loser took the place in between: it is that hold which was lost."""
    party = parties(record, (lost.loser,))
    return any(parties(record, c.takers) & party and c.days.meets(lost.days) for c in later)


def _from_both(record: Record, taken: Change, lost: Change) -> Change:
    """Return a capture with its loser; what tells of the loss alone bears no capture."""
    meets = taken.days.meets(lost.days)
    whole = _joined(record, taken, lost) if meets else _with_voice(taken, lost)
    of_loss = tuple(dict.fromkeys((*taken.of_loss, *lost.claims)))
    return replace(whole, claims=taken.claims, claimed=taken.claimed, of_loss=of_loss)


def _put(record: Record, kept: list[Change], row: Change) -> None:
    """Add a change, or join it to the one it is; told on no day of beginning, it is the last of those it may be."""
    fits = [n for n, k in enumerate(kept) if _same(record, k, row)]
    before = [n for n, k in enumerate(kept) if k.takers][-1:]
    if not fits and before and _is_told_again(record, kept[before[0]], row):
        kept[before[0]] = _with_voice(kept[before[0]], row)
        return
    if not fits:
        kept.append(row)
        return
    n = fits[-1] if row.days.first is None else fits[0]
    kept[n] = _joined(record, kept[n], row)


def _with_voice(one: Change, told: Change) -> Change:
    """Return a change with another telling of it, on the day of the first."""
    return replace(
        one,
        loser=one.loser or told.loser,
        claimed=one.claimed and told.claimed,
        claims=tuple(dict.fromkeys((*one.claims, *told.claims))),
    )


def _is_told_again(record: Record, before: Change, row: Change) -> bool:
    """Tell whether a capture a few days after one by the same party, with nobody else's between, is that one."""
    shared = parties(record, before.takers) & parties(record, row.takers)
    return bool(shared) and before.over_by is None and _are_near(before, row)


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
    own = _forces_first(record, narrow.takers, wide.takers)
    return replace(
        narrow,
        takers=(*own, *others),
        loser=narrow.loser or wide.loser,
        claimed=one.claimed and two.claimed,
        claims=tuple(dict.fromkeys((*narrow.claims, *wide.claims))),
        looks_back=narrow.looks_back and wide.looks_back,
        over_by=narrow.over_by or wide.over_by,
    )


def _forces_first(
    record: Record, takers: tuple[str, ...], others: tuple[str, ...]
) -> tuple[str, ...]:
    """Return takers with a state's forces in place of the state, where another telling names those."""
    forces = [t for t in others if record.entity[t].kind is EntityKind.STATE_FORCES]

    def named(taker: str) -> str:
        if record.entity[taker].kind is not EntityKind.STATE:
            return taker
        own = parties(record, (taker,))
        return next((f for f in forces if parties(record, (f,)) & own), taker)

    return tuple(dict.fromkeys(map(named, takers)))
