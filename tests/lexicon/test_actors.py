from __future__ import annotations

import pytest

from tetrapylon.lexicon.actors import ActorsMisread, actors_of, load_actors


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
