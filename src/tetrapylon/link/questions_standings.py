"""How things stood at a place on one day and on a later one: approached, fought over, entered, taken, held, left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_desk import Ask, Desk
from tetrapylon.link.questions_towns import is_of_town
from tetrapylon.link.questions_words import period
from tetrapylon.model.claim import Claim, Modality, Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.question import Question, Verdict

PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
FIGHT = frozenset({Topic.MILITARY, Topic.CONTROL})
ONE_STORY = 21
"""Days between the first and the last standing of one question."""
NOW = 2
"""Days before its saying at which a standing is still one of its own day; what lies further back is history."""
STEPS = frozenset(
    {
        ("near", "fought over"),
        ("near", "taken"),
        ("near", "left"),
        ("near", "held"),
        ("fought over", "taken"),
        ("fought over", "left"),
        ("fought over", "held"),
        ("held", "taken"),
        ("held", "left"),
    }
)
"""Which standing may follow which; a battle told after a capture looks back on it."""
Found = Iterator[Question | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a claim says of a place, as a word of the table, and the day it was said."""

    word: str
    day: date
    claim: Claim


def standings(desk: Desk) -> Found:
    """Yield a question for each place that reports of different days show in different states, by other texts."""
    by_place: dict[str, list[Standing]] = {}
    for claim in desk.record.claims:
        if not _speaks_of_one(desk, claim):
            continue
        for place in claim.about:
            known = desk.record.entity.get(place)
            one = _standing(desk, claim, place) if known and known.kind in PLACES else None
            if one is not None:
                by_place.setdefault(place, []).append(one)
    for place, told in sorted(by_place.items()):
        for story in _stories(told):
            if _moved(desk, story):
                claims = desk.voices(s.claim for s in story)
                when = period(s.day.isoformat() for s in story)
                ask = Ask(
                    kind="control",
                    words=f"How did {desk.names.place(place)} stand ({when})?",
                    verdict=Verdict.UPDATED,
                    because="they are of different days, and the later ones show another state of things",
                )
                yield desk.question(ask, claims)


def _speaks_of_one(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim of fighting or control holds any word of the table."""
    fits = bool(claim.about) and not FIGHT.isdisjoint(claim.topics)
    return fits and load_asking().any_standing.search(desk.words(claim)) is not None


def _standing(desk: Desk, claim: Claim, place: str) -> Standing | None:
    """Return how a place stands by a claim, None where it says nothing of it, looks ahead or denies."""
    day = desk.spoken(claim)
    if day is None or claim.modality is not Modality.ASSERTED or desk.gainsaid(claim):
        return None
    if desk.looks_ahead(claim) or _history(claim, day):
        return None
    words = desk.words(claim)
    for row in load_asking().standings:
        if row.words.search(words) and is_of_town(desk, claim, place, row.words, near=row.near):
            return Standing(row.name, day, claim)
    return None


def _history(claim: Claim, day: date) -> bool:
    days = days_of(claim.content_time)
    last = (days.last or days.first) if days else None
    return last is not None and (day - last).days > NOW


def _stories(told: list[Standing]) -> Iterator[list[Standing]]:
    """Yield standings in stretches of days, none longer than one story."""
    story: list[Standing] = []
    for one in sorted(told, key=lambda s: (s.day, s.claim.id)):
        if story and (one.day - story[0].day).days > ONE_STORY:
            yield story
            story = []
        story.append(one)
    yield story


def _moved(desk: Desk, story: list[Standing]) -> bool:
    """Tell whether the first day's standing differs from the last day's, by two reports and two texts."""
    first = [s for s in story if s.day == story[0].day]
    last = [s for s in story if s.day == story[-1].day]
    if story[0].day == story[-1].day:
        return False
    before, after = {s.word for s in first}, {s.word for s in last}
    differ = any((a, b) in STEPS for a in before for b in after) and not before & after
    reports = {s.claim.report for s in first}.isdisjoint(s.claim.report for s in last)
    copies = {desk.copy_of(s.claim) for s in first}.isdisjoint(desk.copy_of(s.claim) for s in last)
    return differ and reports and copies
