from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import OpenDocument
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import Mention
from tetrapylon.read.mentions import find_mentions

Read = Callable[[str], dict[str, Mention]]


@pytest.fixture
def read(document: OpenDocument) -> Read:
    def mentions(text: str) -> dict[str, Mention]:
        opened = document(text)
        found = find_mentions(opened, load_actors())
        grounded = ground_mentions(opened, found, actors=load_actors(), gazetteer=open_gazetteer())
        return {m.said: m for m in grounded.mentions}

    return mentions


def test_it_takes_up_the_subject_of_the_sentence_before(read: Read) -> None:
    found = read("Hezbollah lost a convoy on Friday. It denied the loss the next day.")
    assert found["It"].entity == "actor:hezbollah"


def test_it_does_not_take_up_a_body_that_was_only_named(read: Read) -> None:
    found = read("The bridge was shelled by Hezbollah on Friday. It fell into the river.")
    assert found["It"].entity is None


def test_an_army_without_a_land_named_is_nobodys(read: Read) -> None:
    found = read("The army closed the road for two days because of the snow.")
    assert found["The army"].entity is None


def test_the_city_is_the_town_acted_on_before_it(read: Read) -> None:
    found = read("Rebels entered Aleppo on Monday. Shops in the city were closed.")
    assert found["the city"].entity in (None, found["Aleppo"].entity)


def test_the_region_of_a_body_is_a_place_inside_its_name(read: Read) -> None:
    found = read("The Texas Water Commission met on Monday in Austin.")
    assert found["Texas"].basis == "part"


def test_he_is_not_the_person_named_before_a_stranger_came_in(read: Read) -> None:
    text = "Foreign minister Olivier Ndayi rejected the charge. The governor's convoy was attacked and he was shot."
    assert read(text)["he"].entity is None


def test_he_is_the_person_who_met_somebody(read: Read) -> None:
    found = read("President Felix Ndayi met the governor. He promised help.")
    assert found["He"].entity is not None


def test_foreign_soldiers_are_not_the_lands_own(read: Read) -> None:
    text = (
        "Syrian rebels shelled Aleppo in Syria. Foreign soldiers came to Aleppo, and soldiers left."
    )
    found = read(text)
    assert found["Foreign soldiers"].entity is None
