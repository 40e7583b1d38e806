"""Why the tellings of an incident are taken for one, what lies near it, and the rulings that join or part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from tetrapylon.desk.incidents import IncidentRow, incident_row
from tetrapylon.desk.keeper import Keeper, State
from tetrapylon.desk.review import Overtaken, Refused, undone_rows
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.decision import Decision, Noun
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import EventMention, Incident
from tetrapylon.model.record import Record
from tetrapylon.run.decisions import CannotRule
from tetrapylon.run.partings import Word, events_of, rulings_about, to_join, to_part

NEAR_DAYS = timedelta(days=3)
"""How far apart two incidents lie at most that are offered to be joined, unless they are searched for by words."""
LEAST_NEAR = 2
"""What two incidents have in common at least to be offered."""
MOST_NEAR = 12
Key = Annotated[str, Field(min_length=1, max_length=80)]
By = Annotated[str, Field(min_length=1, max_length=120)]


class TellingRow(TypedDict):
    """One sentence that tells an incident: the words that do, and what spoke for its being the same.

    `because` are the aspects that the comparers found alike; the leading telling, to which the others were
    compared, has none.
    """

    events: list[str]
    report: str
    report_label: str
    words: list[str]
    sentence: str
    frame: str
    claim: str | None
    leads: bool
    because: list[str]


class BondRow(TypedDict):
    """A ruling that joins or parts: on which words, by whom, when, why. `act` is the moment that Undo takes back."""

    id: str
    ruling: str
    words: str
    beside: str
    by: str
    at: str
    reason: str


class NearRow(TypedDict):
    """An incident that may be the same, with what the two have in common."""

    incident: IncidentRow
    common: list[str]


class Bonds(TypedDict):
    """All that holds an incident together. `seen` goes back with a ruling, so that nobody rules unseen on another's."""

    tellings: list[TellingRow]
    rulings: list[BondRow]
    seen: list[str]


class JoinRequest(BaseModel):
    """Make two incidents one."""

    model_config = ConfigDict(extra="forbid")

    other: Key
    by: By
    reason: str = Field(min_length=1, max_length=2_000)
    seen: list[Key] = Field(default_factory=list, max_length=500)


class PartRequest(BaseModel):
    """Take tellings out of an incident, to be a happening of their own."""

    model_config = ConfigDict(extra="forbid")

    events: list[Key] = Field(min_length=1, max_length=200)
    by: By
    reason: str = Field(min_length=1, max_length=2_000)
    seen: list[Key] = Field(default_factory=list, max_length=500)


class TakeBackRequest(BaseModel):
    """Take back what one person ruled at one moment on how an incident holds together."""

    model_config = ConfigDict(extra="forbid")

    at: Key
    by: By


class Bound(TypedDict):
    """What a change did: the rows added. They take effect when the record is made anew."""

    added: list[BondRow]


def bonds_of(state: State, incident: Incident) -> Bonds:
    """Return why an incident is one, and what people ruled on that."""
    record = _with_words(state, incident)
    rulings = rulings_about(record, incident)
    told: dict[tuple[str, str], list[EventMention]] = {}
    for event in events_of(record, incident):
        told.setdefault((event.report, event.sentence), []).append(event)
    return {
        "tellings": [_telling(state, record, incident, events) for events in told.values()],
        "rulings": [bond_row(state.snapshot, d) for d in rulings],
        "seen": [d.id for d in rulings],
    }


def _with_words(state: State, *incidents: Incident) -> Record:
    """Return the record with the readings of incidents, and the rulings as they stand."""
    record = state.snapshot.with_readings(r for i in incidents for r in i.reports)
    return Record(
        reports=record.reports,
        readings=record.readings,
        claims=record.claims,
        incidents=incidents,
        decisions=state.decisions,
    )


def _telling(
    state: State, record: Record, incident: Incident, events: list[EventMention]
) -> TellingRow:
    first, because = events[0], {j.event: j.because for j in incident.joined}
    text = record.report[first.report].text
    sentences = (s for p in record.reading[first.report].passages for s in p.sentences)
    around = next((s for s in sentences if s.id == first.sentence), None)
    leads = any(e.id not in because for e in events)
    alike = dict.fromkeys(b for e in events for b in because.get(e.id, ()))
    return {
        "events": [e.id for e in events],
        "report": first.report,
        "report_label": state.snapshot.label(first.report),
        "words": [e.trigger.of(text) for e in events],
        "sentence": " ".join(text[around.start : around.end].split()) if around else "",
        "frame": first.frame.replace("_", " "),
        "claim": _claim_of(record, incident, first),
        "leads": leads,
        "because": [] if leads else list(alike),
    }


def _claim_of(record: Record, incident: Incident, event: EventMention) -> str | None:
    """Return the narrowest claim of the incident that holds an event's trigger."""
    held = [
        c
        for k in incident.claims
        if (c := record.claim.get(k)) is not None
        and c.report == event.report
        and c.span.start <= event.trigger.start
        and event.trigger.end <= c.span.end
    ]
    return min(held, key=lambda c: c.span.end - c.span.start).id if held else None


def bond_row(snapshot: Snapshot, decision: Decision) -> BondRow:
    """Return a ruling on two stretches with the words of both."""
    words = [
        " ".join(report.text[s.start : s.end].split()) if report else s.report
        for s in decision.pair
        for report in (snapshot.outline.report.get(s.report),)
    ]
    return {
        "id": decision.id,
        "ruling": decision.ruling,
        "words": words[0],
        "beside": words[-1] if len(words) > 1 else "",
        "by": decision.by,
        "at": decision.at,
        "reason": decision.reason,
    }


def near_of(state: State, incident: Incident, words: str) -> list[NearRow]:
    """Return incidents that may be the same: those alike, or, where words are given, those whose title has them."""
    wanted = words.casefold().split()
    found = []
    for other in state.snapshot.outline.incidents:
        if other.id == incident.id or (wanted and not _titled(other, wanted)):
            continue
        common = list(_common(state.snapshot, incident, other))
        if wanted or (len(common) >= LEAST_NEAR and _close(incident, other)):
            found.append((len(common), other, common))
    found.sort(key=lambda f: (-f[0], f[1].date or "~", f[1].id))
    return [
        {"incident": incident_row(state.snapshot, other), "common": common}
        for _, other, common in found[:MOST_NEAR]
    ]


def _titled(incident: Incident, words: list[str]) -> bool:
    title = incident.title.casefold()
    return all(word in title for word in words)


def _common(snapshot: Snapshot, one: Incident, other: Incident) -> Iterator[str]:
    if set(one.frames) & set(other.frames):
        yield "same kind"
    places = [i.place.entity or i.place.name for i in (one, other) if i.place]
    if len(places) == 2 and places[0] == places[1]:
        yield f"same place: {other.place.name if other.place else ''}"
    days = [days_of(i.date) for i in (one, other)]
    if days[0] and days[1] and days[0].meets(days[1]):
        yield "same days"
    for key in sorted({*one.actors.actor1, *one.actors.actor2}):
        if key in (*other.actors.actor1, *other.actors.actor2):
            yield f"both name {snapshot.name(key)}"


def _close(one: Incident, other: Incident) -> bool:
    days = [days_of(i.date) for i in (one, other)]
    return not (days[0] and days[1]) or _widened(days[0]).meets(days[1])


def _widened(days: Days) -> Days:
    def moved(day: date | None, by: timedelta) -> date | None:
        return day + by if day and date.min + NEAR_DAYS < day < date.max - NEAR_DAYS else day

    return Days(moved(days.first, -NEAR_DAYS), moved(days.last, NEAR_DAYS))


def join(keeper: Keeper, key: str, asked: JoinRequest, *, at: datetime) -> Bound:
    """Rule that two incidents are one.

    Raises:
        KeyError: there is no such incident.
        Refused: the ruling cannot be made.
        Overtaken: somebody ruled on the incident since it was shown.
    """
    state = keeper.now()
    one, other = state.snapshot.incident[key], state.snapshot.incident[asked.other]
    record = _with_words(state, one, other)
    _check_seen(record, one, asked.seen)
    try:
        rows = to_join(record, one, other, _word(asked.by, asked.reason, at))
    except CannotRule as error:
        raise Refused(str(error)) from error
    return _bound(keeper, rows)


def part(keeper: Keeper, key: str, asked: PartRequest, *, at: datetime) -> Bound:
    """Rule that some tellings of an incident are a happening of their own; raises what `join` raises."""
    state = keeper.now()
    incident = state.snapshot.incident[key]
    record = _with_words(state, incident)
    _check_seen(record, incident, asked.seen)
    try:
        rows = to_part(record, incident, asked.events, _word(asked.by, asked.reason, at))
    except CannotRule as error:
        raise Refused(str(error)) from error
    return _bound(keeper, rows)


def _word(by: str, reason: str, at: datetime) -> Word:
    return Word(by=by, reason=reason.strip(), at=at.isoformat(timespec="microseconds"))


def _check_seen(record: Record, incident: Incident, seen: list[str]) -> None:
    new = [d for d in rulings_about(record, incident) if d.id not in seen]
    if new:
        raise Overtaken(f"meanwhile {new[-1].by} ruled “{new[-1].ruling}” here; look again")


def take_back(keeper: Keeper, asked: TakeBackRequest, *, at: datetime) -> Bound:
    """Take back the rulings on incidents that one person made at one moment.

    Raises:
        Refused: there are none, or somebody ruled on the same words after them.
    """
    state = keeper.now()
    gone = [
        d
        for d in state.decisions
        if (d.at, d.by) == (asked.at, asked.by) and d.question == Noun.INCIDENT and d.beside
    ]
    if not gone:
        raise Refused(f"no ruling by {asked.by!r} at {asked.at} is there to take back")
    return _bound(keeper, undone_rows(state.decisions, gone, at))


def _bound(keeper: Keeper, rows: tuple[Decision, ...]) -> Bound:
    state = keeper.add(rows)
    return {"added": [bond_row(state.snapshot, d) for d in rows]}
