"""What was foretold, and what a later report shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from tetrapylon.lexicon.frames import ControlEffect, load_frames
from tetrapylon.lexicon.issues import load_asking
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.link.questions_desk import AHEAD, COMING, Ask, Desk
from tetrapylon.link.questions_told import EACH, changes_hands
from tetrapylon.model.claim import Claim, Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Question, Verdict

TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
TALKS_GO_ON = frozenset({"meeting", "talks"})
LATEST = timedelta(days=7)
"""Time in which a deadline that was missed, or talks that went on, answer what was foretold."""
MOST_LANDS = 2
Found = Iterator[Question | None]


def came_true(desk: Desk) -> Found:
    """Yield a question where a place that was to be taken is later told as taken, or as lost again."""
    told: dict[str | None, list[Incident]] = {}
    for incident in desk.record.incidents:
        if incident.status in TOLD and incident.place is not None:
            told.setdefault(incident.place.entity, []).append(incident)
    for plan in desk.record.incidents:
        if plan.status not in COMING or not changes_hands(plan) or plan.place is None:
            continue
        foretold = [c for c in desk.voices(desk.claims_of([plan])) if c.modality in AHEAD]
        settling = [o for o in told.get(plan.place.entity, ()) if _settles(desk, plan, o)]
        for outcome in _takings(settling) if foretold else ():
            if outcome.place is not None:
                ask = Ask(
                    kind="control",
                    words=f"Was {desk.names.place(plan.place.entity)} taken, as foretold?",
                    verdict=Verdict.RESOLVED,
                    because="a later report tells what came of it",
                )
                shown = desk.voices(desk.claims_of([outcome]), EACH)
                yield desk.question(ask, [*foretold[-EACH:], *shown])


def _takings(outcomes: Sequence[Incident]) -> Sequence[Incident]:
    """Return the outcomes that tell of a taking, where any does: a later loss shows it only by the way."""
    frames = load_frames().frames
    taken = [
        o
        for o in outcomes
        if ControlEffect.TAKES in {frames[f].control for f in o.frames if f in frames}
    ]
    return taken or outcomes


def _settles(desk: Desk, plan: Incident, outcome: Incident) -> bool:
    """Tell whether an outcome is of the same place and side, later, and told by a later report."""
    if outcome.place is None or plan.place is None or not plan.place.entity:
        return False
    begun, done = days_of(plan.date), days_of(outcome.date)
    if outcome.place.entity != plan.place.entity or begun is None or done is None:
        return False
    later = done.first is not None and begun.first is not None and done.first >= begun.first
    claims = desk.claims_of([outcome]), desk.claims_of([plan])
    days = [[d for c in group if (d := desk.spoken(c))] for group in claims]
    told_later = bool(days[0] and days[1]) and min(days[0]) > max(days[1])
    return later and told_later and bool(_holders(desk, outcome) & _sides(desk, plan.actors.actor1))


def _holders(desk: Desk, outcome: Incident) -> set[str]:
    """Return the sides that held the place by an outcome: who took it, or who lost it and so had it."""
    frames = load_frames().frames
    effects = {frames[f].control for f in outcome.frames if f in frames}
    if ControlEffect.LOSES in effects:
        return _sides(desk, outcome.actors.actor2)
    return _sides(desk, outcome.actors.actor1) if ControlEffect.TAKES in effects else set()


def _sides(desk: Desk, entities: tuple[str, ...]) -> set[str]:
    known = (desk.record.entity.get(e) for e in entities)
    return {e.side or e.id for e in known if e}


def deadlines(desk: Desk) -> Found:
    """Yield a question where a deadline for entering a place passed and a later report sees them outside."""
    distances: dict[str, list[Quantity]] = {}
    for q in desk.record.quantities:
        if q.measures is Measure.DISTANCE_TO and q.place and q.claim in desk.record.claim:
            distances.setdefault(q.place, []).append(q)
    for quantity in desk.record.quantities:
        claim = desk.record.claim.get(quantity.claim or "")
        if quantity.measures is not Measure.DURATION or claim is None:
            continue
        if not desk.looks_ahead(claim) or Topic.CONTROL not in claim.topics:
            continue
        near = (d for entity in claim.about for d in distances.get(entity, ()))
        later = [d for d in near if _after(desk, claim, quantity, d)]
        for place in sorted({d.place for d in later if d.place}):
            ask = Ask(
                kind="control",
                words=f"Was {desk.names.place(place)} entered within the time foretold?",
                verdict=Verdict.RESOLVED,
                because="that time passed, and a later report still has the forces outside",
            )
            outside = [desk.record.claim[d.claim or ""] for d in later if d.place == place]
            yield desk.question(ask, [claim, *desk.voices(outside, EACH)])


def _after(desk: Desk, claim: Claim, span: Quantity, distance: Quantity) -> bool:
    spoken, seen = desk.spoken(claim), days_of(distance.as_of)
    unit, day = (load_number_words().unit_named(u) for u in (span.unit, "day"))
    if distance.place not in claim.about or spoken is None or seen is None or seen.first is None:
        return False
    longest = span.high if span.high is not None else span.value
    if unit is None or day is None or longest is None:
        return False
    due = spoken + timedelta(days=int(longest * unit.scale / day.scale))
    return due < seen.first <= due + LATEST


def went_on(desk: Desk) -> Found:
    """Yield a question where talks that might break off are later seen to go on."""
    breaks = load_asking().breaks
    doubts = [
        c
        for c in desk.record.claims
        if Topic.TALKS in c.topics
        and desk.looks_ahead(c)
        and any(stem in desk.words(c).lower() for stem in breaks)
    ]
    held = [i for i in desk.record.incidents if set(i.frames) & TALKS_GO_ON and i.status in TOLD]
    places = {i.place.entity for i in held if i.place and "talks" in i.frames}
    at_talks = [i for i in held if i.place and i.place.entity and i.place.entity in places]
    later = [
        c
        for c in desk.claims_of(i for i in at_talks if "meeting" in i.frames)
        if any(_soon_after(desk, d, c) for d in doubts)
    ]
    if doubts and later:
        ask = Ask(
            kind="talks",
            words="Did the talks break off?",
            verdict=Verdict.RESOLVED,
            because="a later report sees the parties meet",
        )
        feared = [d for d in doubts if any(_soon_after(desk, d, c) for c in later)]
        yield desk.question(ask, [*desk.voices(feared, EACH), *desk.voices(later, EACH)])


def _soon_after(desk: Desk, doubt: Claim, claim: Claim) -> bool:
    feared, seen = desk.spoken(doubt), desk.spoken(claim)
    soon = feared is not None and seen is not None and feared < seen <= feared + LATEST
    one, two = _lands(desk, doubt), _lands(desk, claim)
    return soon and (not one or not two or bool(one & two))


def _lands(desk: Desk, claim: Claim) -> set[str]:
    """Return the lands that the report of a claim speaks of most: talks on one war are not those on another."""
    named = Counter(
        e.country
        for m in desk.record.reading[claim.report].mentions
        if (e := desk.record.entity.get(m.entity or "")) and e.country
    )
    return {land for land, _ in named.most_common(MOST_LANDS)}
