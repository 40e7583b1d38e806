"""Read the facts of a report's main event off its reading: who, how old, which street and place, which day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tetrapylon.lexicon.scene import load_scene_words
from tetrapylon.link.main_events import MainEvent
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity, EntityKind, MentionForm
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.model.time import Time

AGE = re.compile(r"\b(\d{1,2})-year-old|, (\d{1,2}),|\baged? (\d{1,2})\b")
OPENING = 1500
"""Code points in which a local report says on what day the event was."""
LONGEST_AGO = 400


def main_event_of(
    report: Report, reading: Reading, times: Sequence[Time], published: date | None
) -> MainEvent:
    """Return the facts of a report; `times` are the report's grounded time expressions."""
    ages = (int(a) for m in AGE.finditer(report.text) for a in m.groups() if a)
    streets = load_scene_words().street.finditer(report.text)
    return MainEvent(
        key=report.name,
        text=report.text,
        title=report.title or "",
        people=_people(reading),
        ages=frozenset(ages),
        streets=frozenset(m.group(1).lower() for m in streets),
        places=_places(reading),
        published=published,
        day=_day(times, published),
    )


def _people(reading: Reading) -> frozenset[str]:
    entities = {e.id: e for e in reading.entities}
    named = (
        entities[m.entity].name
        for m in reading.mentions
        if m.form is MentionForm.NAME and m.entity in entities and _is_person(entities[m.entity])
    )
    return frozenset(name.split()[-1].lower() for name in named)


def _is_person(entity: Entity) -> bool:
    return entity.kind is EntityKind.PERSON


def _places(reading: Reading) -> Counter[str]:
    towns = {e.id for e in reading.entities if e.kind is EntityKind.PLACE}
    return Counter(m.entity for m in reading.mentions if m.entity in towns)


def _day(times: Sequence[Time], published: date | None) -> date | None:
    """Return the first day that the opening names and that lies before publication, else the latter."""
    for time in sorted(times, key=lambda t: t.start):
        days = days_of((time.edtf or "")[:10])
        if time.start > OPENING or days is None or days.first is None or days.length != 1:
            continue
        if published is None or 0 <= (published - days.first).days <= LONGEST_AGO:
            return days.first
    return published
