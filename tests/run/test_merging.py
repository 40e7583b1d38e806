"""Entities under the name that reports use."""

from __future__ import annotations

from tetrapylon.lexicon.actors import load_actors
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading, Record
from tetrapylon.run.merging import merged_entities

TOWN = Entity(id="place:1", name="Wardīn al-Jadīda", kind=EntityKind.PLACE, lat=1.0, lon=2.0)
GROUP = Entity(id="actor:free-south", name="Free South", kind=EntityKind.ARMED_GROUP)


def _reading(
    report: str, *said: tuple[Entity, str], form: MentionForm = MentionForm.NAME
) -> Reading:
    mentions = tuple(
        Mention(
            id=f"{report}-{n}", report=report, start=n, end=n + 1, said=words, head=n, form=form,
            entity=entity.id,
        )
        for n, (entity, words) in enumerate(said)
    )  # fmt: skip
    return Reading(
        report=report,
        page=Page(report=report),
        mentions=mentions,
        entities=tuple({e.id: e for e, _ in said}.values()),
    )


def _names(*readings: Reading) -> dict[str, Entity]:
    return {e.id: e for e in merged_entities(Record(readings=readings), load_actors())}


def test_a_place_is_named_as_most_reports_name_it() -> None:
    found = _names(
        _reading("r1", (TOWN, "Vardin")),
        _reading("r2", (TOWN, "Vardin")),
        _reading("r3", (TOWN, "Wardin"), (TOWN, "Wardin"), (TOWN, "Wardin")),
    )
    assert found[TOWN.id].name == "Vardin"
    assert found[TOWN.id].lat == TOWN.lat
    assert TOWN.name in found[TOWN.id].aliases


def test_a_dateline_in_capitals_does_not_name_a_place() -> None:
    found = _names(
        _reading("r1", (TOWN, "VARDIN")),
        _reading("r2", (TOWN, "VARDIN"), (TOWN, "Vardin")),
        _reading("r3", (TOWN, "VARDIN")),
    )
    assert found[TOWN.id].name == "Vardin"
    shouted = _names(_reading("r1", (TOWN, "TEL VARDIN")))
    assert shouted[TOWN.id].name == "Tel Vardin"


def test_the_order_of_readings_does_not_matter() -> None:
    readings = [_reading("r1", (TOWN, "Vardin")), _reading("r2", (TOWN, "Wardin"))]
    assert _names(*readings) == _names(*reversed(readings))


def test_a_description_names_nothing() -> None:
    found = _names(_reading("r1", (TOWN, "the Town"), form=MentionForm.DESCRIPTION))
    assert found[TOWN.id].name == TOWN.name


def test_a_short_form_does_not_take_the_place_of_a_full_name() -> None:
    found = _names(_reading("r1", (GROUP, "FS"), (GROUP, "South")), _reading("r2", (GROUP, "FS")))
    assert found[GROUP.id].name == "Free South"


def test_articles_and_brackets_are_no_part_of_a_name() -> None:
    found = _names(_reading("r1", (TOWN, "the Vardin (VRD)")))
    assert found[TOWN.id].name == "Vardin"
