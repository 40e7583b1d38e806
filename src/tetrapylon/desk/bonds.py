"""Why the tellings of an incident are taken for one, what lies near it, and the rulings that join or part."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from tetrapylon.desk.keeper import Keeper, State
from tetrapylon.desk.review import Overtaken, Refused, undone_rows
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.decision import Decision, Noun
from tetrapylon.model.event import EventMention, Incident
from tetrapylon.model.record import Record
from tetrapylon.run.decisions import CannotRule
from tetrapylon.run.partings import Word, events_of, rulings_about, to_join, to_part

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
        claims=tuple(
            state.snapshot.outline.claim.some(c for i in incidents for c in i.claims).values()
        ),
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


def join(keeper: Keeper, key: str, asked: JoinRequest, *, at: datetime) -> Bound:
    """Rule that two incidents are one.

    Raises:
        KeyError: there is no such incident.
        Refused: the ruling cannot be made.
        Overtaken: somebody ruled on the incident since it was shown.
    """
    with keeper.now() as state:
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
    with keeper.now() as state:
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
    with keeper.now() as state:
        decisions = state.decisions
    gone = [
        d
        for d in decisions
        if (d.at, d.by) == (asked.at, asked.by) and d.question == Noun.INCIDENT and d.beside
    ]
    if not gone:
        raise Refused(f"no ruling by {asked.by!r} at {asked.at} is there to take back")
    return _bound(keeper, undone_rows(decisions, gone, at))


def _bound(keeper: Keeper, rows: tuple[Decision, ...]) -> Bound:
    keeper.add(rows)
    with keeper.now() as state:
        return {"added": [bond_row(state.snapshot, d) for d in rows]}
