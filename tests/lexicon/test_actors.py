from __future__ import annotations

import pytest

from tetrapylon.lexicon.actor_rows import actors_of
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.countries import ActorsMisread
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.entity import EntityKind


@pytest.mark.parametrize("name", ["ISIS", "Daesh", "Islamic State", "islamic state"])
def test_one_group_answers_to_all_its_names(name: str) -> None:
    found = load_actors().entity_named(name)
    assert found is not None
    assert found.id == "actor:islamic-state"


def test_an_unknown_name_is_nobody() -> None:
    assert load_actors().entity_named("Committee of the Unheard") is None


def test_a_country_brings_its_army_with_it() -> None:
    army = load_actors().countries["SD"].entity_of("army")
    assert (army.name, army.side, army.country) == ("Sudanese army", "Sudanese government", "SD")


def test_a_row_with_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ActorsMisread, match="alias"):
        actors_of({"kind": "media", "actors": [{"name": "Gazette", "alias": ["G"]}]}, "pack.yaml")


def test_a_pack_without_a_kind_is_refused() -> None:
    with pytest.raises(ActorsMisread, match="kind"):
        actors_of({"actors": []}, "pack.yaml")


def test_an_agency_bears_the_name_of_the_outlet_table() -> None:
    found = load_actors().entity_named("Agence France-Presse")
    assert found is not None
    assert (found.name, found.kind) == ("AFP", EntityKind.MEDIA)


def test_every_outlet_is_a_known_actor() -> None:
    known = load_actors()
    assert not [o.name for o in load_outlets().outlets if known.entity_named(o.name) is None]


def test_no_name_of_the_packs_means_two_actors() -> None:
    namings = [n for ns in load_actors().namings.values() for n in ns]
    named: dict[tuple[str, ...], set[str]] = {}
    for naming in namings:
        if naming.entity is not None:
            named.setdefault(naming.words, set()).add(naming.entity.id)
    assert not {words: ids for words, ids in named.items() if len(ids) > 1}


def test_the_packs_cover_the_wars_of_the_world() -> None:
    known = [e for e in load_actors().entities.values() if e.id.startswith("actor:")]
    assert len([e for e in known if e.kind is EntityKind.ARMED_GROUP]) > 300
    assert all(e.wikidata is None for e in known)
