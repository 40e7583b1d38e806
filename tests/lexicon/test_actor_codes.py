from __future__ import annotations

import pytest

from tetrapylon.lexicon.acled_codes import INTER
from tetrapylon.lexicon.actor_codes import actor_codes, inter_at_home, sector_of
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.model.entity import Entity, EntityKind


@pytest.mark.parametrize(
    ("name", "inter", "sector"),
    [
        ("Islamic State", 2, "REB"),
        ("Shabiha", 3, "UAF"),
        ("Sinaloa Cartel", 3, "CRM"),
        ("White Army", 4, "UAF"),
        ("Wagner Group", 8, "UAF"),
        ("US-led coalition", 8, "MIL"),
        ("UNIFIL", 8, "IGO"),
        ("Mossad", 1, "SPY"),
        ("Oxfam", 8, "NGO"),
        ("Reuters", 7, "MED"),
    ],
)
def test_an_actor_is_coded_by_its_row_and_else_by_its_kind(
    name: str, inter: int, sector: str
) -> None:
    actor = load_actors().entity_named(name)
    assert actor is not None
    assert (inter_at_home(actor), sector_of(actor)) == (inter, sector)


@pytest.mark.parametrize(
    ("name", "inter"), [("protesters", 6), ("student rioters", 5), ("residents", 7)]
)
def test_people_are_coded_by_what_they_do(name: str, inter: int) -> None:
    people = Entity(id="people:x", name=name, kind=EntityKind.PEOPLE_GROUP)
    assert inter_at_home(people) == inter


def test_a_person_has_no_code_of_its_own() -> None:
    person = Entity(id="person:x", name="Omar Haddad", kind=EntityKind.PERSON)
    assert (inter_at_home(person), sector_of(person)) == (None, None)


def test_every_kind_has_a_row_and_every_code_is_of_its_list() -> None:
    table = actor_codes()
    assert set(table.kinds) == set(EntityKind)
    coded = [*table.kinds.values(), table.for_a_state, *table.people.values()]
    assert {c.inter for c in coded} <= {None, *INTER}
    assert {c.sector for c in coded} <= {None, *table.sectors}


def test_there_are_six_hundred_actors_and_all_but_few_have_codes() -> None:
    actors = [a for a in load_actors().entities.values() if a.id.startswith("actor:")]
    assert len(actors) >= 600
    assert all(inter_at_home(a) for a in actors)
    assert sum(sector_of(a) is not None for a in actors) >= 0.98 * len(actors)
    assert sum(a.since is not None for a in actors) >= 60
