"""Check incidents and track states of the small hand-coded conflicts (see `evals.conflicts`).

A row of `incidents` names words of a claim, and of the incident that rests on it: type, place, day, status, deaths. `one` and
`two` are pairs of words that are of one happening, or of two. `no_incident` are words of what only might be, which no
happening may rest on. A row of `tracks` names words, the track that tells them and the day of that state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from evals.conflicts_checks import Check, called, within
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record

Test = Callable[[Record, Incident, Any], tuple[object, bool]]
REAL = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing wanted of an incident: its name, what is wanted, what was found, whether that holds."""

    name: str
    wanted: object
    found: object
    held: bool


def happenings(record: Record, wanted: dict[str, Any]) -> Iterator[Check]:
    """Yield the checks of incidents and tracks that a conflict's expectations name."""
    for row in wanted.get("incidents", []):
        yield from _incident(record, row)
    for left, right in wanted.get("one", []):
        yield _pair(record, left, right, one=True)
    for left, right in wanted.get("two", []):
        yield _pair(record, left, right, one=False)
    for words in wanted.get("no_incident", []):
        found = [i.title for i in _resting_on(record, words) if i.status in REAL]
        yield Check(
            part="foretold", what=f"{words!r}", held=not found, found=str(found), wrong=True
        )
    for row in wanted.get("tracks", []):
        yield _track(record, row)


def _claims_with(record: Record, words: str) -> set[str]:
    texts = record.report
    return {c.id for c in record.claims if words in c.span.of(texts[c.report].text)}


def _resting_on(record: Record, words: str) -> list[Incident]:
    claims = _claims_with(record, words)
    return [i for i in record.incidents if claims & set(i.claims)]


def _incident(record: Record, row: dict[str, Any]) -> Iterator[Check]:
    """Yield a check an aspect, of the incident on those words that holds most of them."""
    found = [_aspects(record, i, row) for i in _resting_on(record, row["words"])]
    best = max(found, key=lambda a: sum(x.held for x in a), default=[])
    yield Check(part="incident", what=f"{row['words']!r}", held=bool(best), found="")
    for aspect in best:
        yield Check(
            part="incident",
            what=f"{row['words']!r} {aspect.name} {aspect.wanted}",
            held=aspect.held,
            found=str(aspect.found),
            wrong=aspect.found is not None,
        )


def _aspects(record: Record, incident: Incident, row: dict[str, Any]) -> list[Aspect]:
    tests: dict[str, Test] = {
        "type": _type_of,
        "place": _place_of,
        "day": _day_of,
        "status": _status_of,
        "killed": _killed_of,
    }
    made = []
    for name, test in tests.items():
        if name in row:
            found, held = test(record, incident, row[name])
            made.append(Aspect(name=name, wanted=row[name], found=found, held=held))
    return made


def _type_of(_: Record, incident: Incident, wanted: str) -> tuple[object, bool]:
    found = incident.acled_event_type
    return found, found in wanted.split("|")


def _place_of(record: Record, incident: Incident, wanted: str) -> tuple[object, bool]:
    if incident.place is None:
        return None, False
    found = incident.place
    named = found.name in wanted.split("|")
    return found.name, named or (found.entity is not None and called(record, found.entity, wanted))


def _day_of(_: Record, incident: Incident, wanted: str) -> tuple[object, bool]:
    return incident.date, incident.date is not None and within(incident.date, str(wanted))


def _status_of(_: Record, incident: Incident, wanted: str) -> tuple[object, bool]:
    return incident.status.value, incident.status.value in wanted.split("|")


def _killed_of(_: Record, incident: Incident, wanted: float) -> tuple[object, bool]:
    dead = incident.fatalities
    return dead and (dead.low, dead.best), bool(dead and wanted in (dead.low, dead.best))


def _pair(record: Record, left: str, right: str, *, one: bool) -> Check:
    first, second = (_resting_on(record, w) for w in (left, right))
    shared = [i.title for i in first if i in second]
    told = str(shared) if first and second else "no incident"
    held = bool(shared) is one and bool(first and second)
    wrong = bool(first and second) or bool(shared)
    what = f"{left!r} and {right!r}"
    return Check(part="one" if one else "two", what=what, held=held, found=told, wrong=wrong)


def _track(record: Record, row: dict[str, Any]) -> Check:
    claims = _claims_with(record, row["words"])
    here = [t for t in record.tracks if t.track.value == row["track"] and claims & set(t.claims)]
    held = any(t.date is not None and within(t.date, str(row["day"])) for t in here)
    told = "; ".join(str(t.date) for t in here) or "no state"
    what = f"{row['track']} {row['words']!r} {row['day']}"
    return Check(part="track", what=what, held=held, found=told, wrong=bool(here))
