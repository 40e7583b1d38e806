"""Who holds a place, where reports give more than one answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tetrapylon.link.questions_desk import Ask, Desk
from tetrapylon.model.claim import Claim
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.situation import Control, ControlState

HOLDS = frozenset({ControlState.HELD, ControlState.CAPTURED})
SAME_TIME = 3
"""Days within which two holders of one place exclude each other, where no change of hands is told."""
Found = Iterator[Question | None]


def holders(desk: Desk) -> Found:
    """Yield a question for each place that reports show in the hands of two sides."""
    by_place: dict[str, list[Control]] = {}
    for row in desk.record.control:
        if row.state in HOLDS and row.holder:
            by_place.setdefault(row.place, []).append(row)
    for place, rows in sorted(by_place.items()):
        if len({_side(desk, r) for r in rows}) < TWO:
            continue
        clash = _at_once(desk, rows)
        shown = list(clash) if clash else rows
        claims = [c for r in shown if (c := _latest(desk, r)) is not None]
        ask = Ask(
            kind="control",
            words=f"Who holds {desk.names.place(place)}?",
            verdict=Verdict.DISPUTED if clash else Verdict.UPDATED,
            because="two sides are shown to hold it at once, and no report tells of a change"
            if clash
            else "each holder is of its own time",
        )
        yield desk.question(ask, claims)


TWO = 2


def _side(desk: Desk, row: Control) -> str:
    known = desk.record.entity.get(row.holder or "")
    return (known.side or known.id) if known else (row.holder or "")


def _latest(desk: Desk, row: Control) -> Claim | None:
    claims = [desk.record.claim[c] for c in row.claims if c in desk.record.claim]
    return desk.ordered(claims)[-1] if claims else None


def _at_once(desk: Desk, rows: list[Control]) -> tuple[Control, Control] | None:
    """Return two rows that cannot both hold: two sides shown within days by two texts, with no change between."""
    held = [r for r in rows if r.state is ControlState.HELD and r.ended is None]
    taken = any(r.state is ControlState.CAPTURED for r in rows)
    for a, b in itertools.combinations(held, 2):
        one, two = _latest(desk, a), _latest(desk, b)
        if taken or one is None or two is None or _side(desk, a) == _side(desk, b):
            continue
        days = desk.spoken(one), desk.spoken(two)
        near = (
            days[0] is not None
            and days[1] is not None
            and abs((days[0] - days[1]).days) <= SAME_TIME
        )
        if near and one.report != two.report and desk.copy_of(one) != desk.copy_of(two):
            return a, b
    return None
