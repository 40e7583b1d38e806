"""When something that lasts began: an offensive, a truce, a siege, dated by several voices."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.link.questions_desk import Ask, Desk, kind_of_frames
from tetrapylon.link.verdicts_stands import gap
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.question import Question, Verdict

ONE_START = 45
"""Days within which two dates may be of one beginning."""
SINCE = "since"
ROUGH = 9
"""Days that "late in the month", written as its 21st or so, may mean."""
NEAR = 70
"""Code points between the thing, the word of its beginning and the date."""
Found = Iterator[Question | None]


@dataclass(frozen=True, slots=True)
class Begun:
    """A telling with the days on which it has the thing begin."""

    telling: Telling
    days: Days


def begun(desk: Desk) -> Found:
    """Yield a question for each thing that lasts whose beginning two voices date."""
    groups: list[list[Begun]] = []
    for one in _dated(desk):
        fitting = [g for g in groups if all(_one_thing(desk, one, other) for other in g)]
        if fitting:
            fitting[0].append(one)
        else:
            groups.append([one])
    for group in groups:
        claims = desk.voices(b.telling.claim for b in group)
        if len({desk.copy_of(c) for c in claims}) > 1 and len({c.report for c in claims}) > 1:
            agreed = all(a.days.meets(b.days) for a, b in itertools.combinations(group, 2))
            ask = Ask(
                kind=kind_of_frames((group[0].telling.event.frame,)),
                words=f"When did the {_named(desk, group)} begin?",
                verdict=Verdict.AGREE if agreed else Verdict.DIFFERENT_MEASURE,
                because="they date its beginning alike, more or less exactly"
                if agreed
                else "they date its beginning differently, none to a day that rules out the rest",
            )
            at = {b.telling.claim.id: b.telling.event.trigger.start for b in group}
            yield desk.question(ask, claims, at=at)


def _named(desk: Desk, group: list[Begun]) -> str:
    towns = {desk.scene.town(b.telling) for b in group} - {None}
    where = f" at {desk.names.place(towns.pop())}" if len(towns) == 1 else ""
    return f"{group[0].telling.frame.called}{where}"


def _dated(desk: Desk) -> Iterator[Begun]:
    asking = load_asking()
    begins = re.compile(rf"\b(?:{'|'.join(map(re.escape, asking.begins))})\w*", re.I)
    for telling in desk.scene.by_event.values():
        if telling.frame.family in asking.begun and telling.stage is Stage.REAL:
            days = _start(desk, telling, begins)
            if days is not None:
                yield Begun(telling, days)


def _start(desk: Desk, t: Telling, begins: re.Pattern[str]) -> Days | None:
    """Return the days of the time that stands by a word of beginning beside the trigger."""
    text = desk.record.report[t.event.report].text
    span, trigger = t.claim.span, t.event.trigger
    start = max(span.start, trigger.start - NEAR)
    words = list(begins.finditer(text, start, min(span.end, trigger.end + NEAR)))
    for time in desk.record.times_of(t.event.report):
        inside = span.start <= time.start < span.end
        before = [w.group().lower() for w in words if 0 <= time.start - w.start() <= NEAR]
        days = _beginning(time.edtf, SINCE in before) if inside and before else None
        if days is not None:
            return days
    return None


def _beginning(edtf: str | None, since: bool) -> Days | None:  # noqa: FBT001 - one caller
    """Return the days of a beginning, wider where they are rough; of "since" a date, those of the date alone."""
    first = (edtf or "").partition("/")[0] if since else edtf or ""
    days = days_of(first)
    if days is None or days.first is None or days.last is None or days.length is None:
        return None
    rough = timedelta(days=ROUGH if "~" in first else 0)
    return Days(days.first, days.last + rough)


def _one_thing(desk: Desk, a: Begun, b: Begun) -> bool:
    one, two = a.telling, b.telling
    towns = desk.scene.town(one), desk.scene.town(two)
    placed = towns[0] is not None and towns[0] == towns[1]
    apart = None not in towns and towns[0] != towns[1]
    shared = set(one.claim.about) & set(two.claim.about)
    near = gap(a.days, b.days) <= ONE_START
    return one.frame.family == two.frame.family and near and not apart and bool(placed or shared)
