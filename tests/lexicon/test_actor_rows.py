from __future__ import annotations

import pytest

from tetrapylon.lexicon.actor_rows import actors_of, check_relatives
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.countries import ActorsMisread


def test_a_row_says_years_parent_and_allies() -> None:
    row = {
        "name": "River Front", "inter": 4, "sector": "UAF", "years": [2011, None],
        "parent": "Delta Union", "allies": ["Hill Brigade"],
    }  # fmt: skip
    (actor,) = actors_of({"kind": "armed_group", "actors": [row]}, "pack.yaml")
    assert (actor.inter, actor.sector, actor.since, actor.until) == (4, "UAF", 2011, None)
    assert (actor.parent, actor.allies) == ("actor:delta-union", ("actor:hill-brigade",))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("inter", 9),
        ("sector", "XYZ"),
        ("years", [2015, 2011]),
        ("years", 2011),
        ("allies", "Hill Brigade"),
    ],
)
def test_a_value_out_of_its_list_is_refused(field: str, value: object) -> None:
    pack = {"kind": "armed_group", "actors": [{"name": "River Front", field: value}]}
    with pytest.raises(ActorsMisread, match=field):
        actors_of(pack, "pack.yaml")


def test_a_parent_that_is_no_actor_is_refused() -> None:
    row = {"name": "River Front", "parent": "Delta Union"}
    actors = actors_of({"kind": "armed_group", "actors": [row]}, "pack.yaml")
    with pytest.raises(ActorsMisread, match="delta-union"):
        check_relatives(actors, {})


def test_wings_of_the_packs_know_their_parents() -> None:
    known = load_actors().entities
    wing = known["actor:islamic-state-khorasan-province"]
    assert known[wing.parent or ""].name == "Islamic State"
