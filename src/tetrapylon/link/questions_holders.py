"""Who holds a place: where reports give more than one answer, where they give the same, and where one denies it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.link.questions_desk import Ask, Desk
from tetrapylon.link.questions_opposed import one_camp
from tetrapylon.link.questions_told import CHANGES
from tetrapylon.link.questions_towns import is_of_town
from tetrapylon.link.questions_words import period
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import days_of
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.situation import Control, ControlState

HOLDS = frozenset({ControlState.HELD, ControlState.CAPTURED})
SAME_TIME = 3
"""Days within which two holders of one place exclude each other, where no change of hands is told."""
ANSWERED = 14
"""Days within which a denial answers what was told of a place."""
ONE_SPELL = 31
"""Days within which reports of one holder are of one spell."""
MOST_EACH = 3
TAKEN = frozenset({"taken", "held"})
"""Standings in which somebody has the place."""
Found = Iterator[Question | None]


def holders(desk: Desk) -> Found:
    """Yield a question for each place that reports show in the hands of two sides."""
    for place, rows in _by_place(desk):
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


def one_holder(desk: Desk) -> Found:
    """Yield a question for each place that several reports show taken or held by one side within a month."""
    for place, rows in _by_place(desk):
        for side in sorted({_side(desk, r) for r in rows}):
            own = [r for r in rows if _side(desk, r) == side]
            claims = [c for c in _within_a_month(desk, own) if _names_it(desk, c, place)]
            copies = {desk.copy_of(c) for c in claims}
            if len({c.report for c in claims}) < TWO or len(copies) < TWO:
                continue
            when = period(c.speech_date for c in claims)
            ask = Ask(
                kind="control",
                words=f"Who took or held {desk.names.place(place)}"
                + (f" ({when})?" if when else "?"),
                verdict=Verdict.AGREE,
                because="they show it in the hands of one side",
            )
            yield desk.question(ask, claims)


def _names_it(desk: Desk, claim: Claim, place: str) -> bool:
    """Tell whether a claim's own words have the place taken or held: "the battle to retake it" has not."""
    asking = load_asking()
    cues = (asking.changes, *(row.words for row in asking.standings if row.name in TAKEN))
    return any(is_of_town(desk, claim, place, c) for c in cues)


def _within_a_month(desk: Desk, rows: list[Control]) -> list[Claim]:
    """Return what is told of a side's holding, from its first telling on for a month, one claim a voice."""
    known = {c for r in rows for c in r.claims}
    claims = [
        c
        for i in sorted(known)
        if (c := desk.record.claim.get(i)) and not desk.gainsaid(c) and _of_now(desk, c)
    ]
    days = {c.id: day for c in claims if (day := desk.spoken(c))}
    first = min(days.values(), default=None)
    near = (c for c in claims if first is not None and (days[c.id] - first).days <= ONE_SPELL)
    return desk.voices(near)


def _of_now(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim is of about the day of its saying: a spell long past is another spell."""
    day, days = desk.spoken(claim), days_of(claim.content_time)
    last = (days.last or days.first) if days else None
    return day is not None and (last is None or (day - last).days <= ONE_SPELL)


def denied_changes(desk: Desk) -> Found:
    """Yield a question for each change of hands that one voice denies and another tells, at one place within days."""
    rows = dict(_by_place(desk))
    for telling in desk.scene.by_event.values():
        if telling.stage is not Stage.DENIED or telling.frame.control not in CHANGES:
            continue
        told = [c for r in rows.get(telling.place or "", ()) for c in _rivals(desk, telling, r)]
        ask = Ask(
            kind="control",
            words=f"Did {desk.names.place(telling.place)} change hands?",
            verdict=Verdict.DISPUTED,
            because="one voice denies a change of hands that another tells",
        )
        if told:
            yield desk.question(ask, [*desk.voices(told, MOST_EACH), telling.claim])


def _rivals(desk: Desk, denied: Telling, row: Control) -> Iterator[Claim]:
    """Yield what other voices tell of a capture within days of its denial."""
    day = desk.spoken(denied.claim)
    for key in row.claims:
        claim = desk.record.claim.get(key)
        if claim is None or desk.gainsaid(claim) or row.state is not ControlState.CAPTURED:
            continue
        told = desk.spoken(claim)
        near = day is not None and told is not None and abs((day - told).days) <= ANSWERED
        other = desk.voice(claim) != desk.voice(denied.claim)
        if near and other and not one_camp(desk, claim, denied.claim):
            yield claim


TWO = 2


def _by_place(desk: Desk) -> Iterator[tuple[str, list[Control]]]:
    found: dict[str, list[Control]] = {}
    for row in desk.record.control:
        if row.state in HOLDS and row.holder:
            found.setdefault(row.place, []).append(row)
    yield from sorted(found.items())


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
