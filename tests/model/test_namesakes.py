from __future__ import annotations

from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.namesakes import with_namesakes
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading

TOWN = Entity(id="place:wadira", name="Wadira", kind=EntityKind.PLACE)
ARMY = Entity(id="actor:army", name="Army", kind=EntityKind.STATE_FORCES)
FULL = Entity(id="person:salim-rahman", name="Salim Rahman", kind=EntityKind.PERSON)
OTHER = Entity(id="person:lina-rahman", name="Lina Rahman", kind=EntityKind.PERSON)
SHORT = Entity(id="person:rahman", name="Rahman", kind=EntityKind.PERSON)


def reading(report: str, *entities: Entity) -> Reading:
    mentions = tuple(
        Mention(
            id=f"m-{report}-{n}",
            report=report,
            start=n,
            end=n + 1,
            said=e.name,
            head=n,
            form=MentionForm.NAME,
            kind=e.kind,
            entity=e.id,
            score=0.8,
            basis="words",
        )
        for n, e in enumerate(entities)
    )
    return Reading(report=report, page=Page(report=report), entities=entities, mentions=mentions)


def persons(readings: tuple[Reading, ...], report: str) -> list[str | None]:
    found = next(r for r in readings if r.report == report)
    return [m.entity for m in found.mentions if m.kind is EntityKind.PERSON]


def test_a_single_name_is_the_person_a_related_report_names_in_full() -> None:
    found = with_namesakes([reading("a", FULL, TOWN, ARMY), reading("b", SHORT, TOWN, ARMY)])
    assert persons(found, "b") == [FULL.id]


def test_two_persons_of_one_name_leave_it_open() -> None:
    found = with_namesakes([reading("a", FULL, OTHER, TOWN, ARMY), reading("b", SHORT, TOWN, ARMY)])
    assert persons(found, "b") == [SHORT.id]


def test_reports_of_other_things_prove_nothing() -> None:
    found = with_namesakes([reading("a", FULL, TOWN), reading("b", SHORT, ARMY)])
    assert persons(found, "b") == [SHORT.id]
