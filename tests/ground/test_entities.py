from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import OpenDocument
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import EntityKind, Mention
from tetrapylon.read.mentions import find_mentions

Read = Callable[[str], dict[str, Mention]]


@pytest.fixture
def read(document: OpenDocument) -> Read:
    def mentions(text: str) -> dict[str, Mention]:
        opened = document(text)
        found = find_mentions(opened, load_actors())
        grounded = ground_mentions(
            opened, found, actors=load_actors(), gazetteer=open_gazetteer()
        ).mentions
        assert all(text[m.start : m.end] == m.said for m in grounded)
        return {m.said: m for m in grounded}

    return mentions


def test_the_verb_is_no_group(read: Read) -> None:
    found = read("The bridge is closed, and IS holds the eastern bank of the river.")
    assert found["IS"].entity == "actor:islamic-state"
    assert "is" not in found


def test_the_pronoun_is_no_country(read: Read) -> None:
    found = read("The envoy told us that US aircraft had left the base.")
    assert found["US"].entity == "place:united-states"
    assert "us" not in found


def test_a_capital_that_speaks_is_its_government(read: Read) -> None:
    found = read("Moscow denied the report on Tuesday. Two convoys left for the front.")
    assert found["Moscow"].entity == "actor:russian-government"


def test_a_capital_where_something_happens_is_a_town(read: Read) -> None:
    found = read("Four shells landed in Damascus overnight, Syrian doctors said.")
    assert (found["Damascus"].entity or "").startswith("place:geonames-")


def test_a_surname_is_the_person_named_in_full_later(read: Read) -> None:
    found = read(
        "Karimi refused to sign the paper. General Navid Karimi said the terms were unclear."
    )
    assert found["Karimi"].entity == "person:navid-karimi"


def test_the_region_printed_after_a_name_decides_it(read: Read) -> None:
    found = read("A warehouse burned down in Paris, Texas, on Friday.")
    assert found["Paris"].score < 1.0
    assert "2988507" not in (found["Paris"].entity or "")


def test_militants_with_a_sect_are_not_the_last_group_named(read: Read) -> None:
    found = read("The Islamic State group lost two villages to Shia militants on Monday.")
    assert found["Shia militants"].entity is None


def test_the_army_is_that_of_the_land_the_report_is_about(read: Read) -> None:
    found = read("Sudan said fighting went on near Khartoum. The army shelled two districts.")
    assert found["The army"].entity == "actor:sudanese-army"


def test_a_land_named_inside_the_phrase_goes_before_the_land_named_most(read: Read) -> None:
    found = read(
        "The Iraqi army entered the town on Monday. Russia, the Russian army and Russian diplomats "
        "objected. Russian jets flew over it, Russia said."
    )
    assert found["The Iraqi army"].entity == "actor:iraqi-army"


def test_somebody_who_is_helped_is_no_place(read: Read) -> None:
    found = read("The air force came to Verron's aid in September, the ministry said.")
    assert all(m.kind is not EntityKind.PLACE for said, m in found.items() if "Verron" in said)


def test_a_given_name_tells_a_person_where_a_small_town_bears_the_surname(read: Read) -> None:
    found = read("Doctors treated Daniel Corbin at home. Corbin died of his wounds on Friday.")
    assert found["Corbin"].entity == "person:daniel-corbin"


def test_a_county_named_beside_it_tells_which_town_is_meant(read: Read) -> None:
    found = read(
        "Firefighters in Athens, in Clarke County, Georgia, were called to a mill on Sunday."
    )
    athens = found["Athens"].entity or ""
    assert open_gazetteer().find("Athens", countries={"GR"})[0].id != athens


def test_names_before_a_plural_kind_are_regions(read: Read) -> None:
    found = read("Floods cut roads in Marib and Shabwa provinces of Yemen.")
    assert found["Marib"].entity == "place:marib-governorate-ye"


def test_the_place_inside_a_bodys_name_says_only_whose_it_is(read: Read) -> None:
    found = read("The University of Nebraska sent a team. Nebraska is dry.")
    assert found["Nebraska"].entity == "place:nebraska-us"
