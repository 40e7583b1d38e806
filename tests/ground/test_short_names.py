"""Shorter names of groups, lands inside a state, and places that only a report's words show."""

from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import EntityKind, Mention
from tetrapylon.read.mentions import find_mentions


def read(document: OpenDocument, text: str) -> dict[str, Mention]:
    opened = document(text)
    found = find_mentions(opened, load_actors())
    grounded = ground_mentions(opened, found, actors=load_actors(), gazetteer=open_gazetteer())
    return {m.said: m for m in grounded.mentions}


def test_the_last_word_of_a_groups_name_means_the_group(document: OpenDocument) -> None:
    text = (
        "The Tamil Tigers lost a trawler on Monday. Sri Lankan gunboats chased the Tigers at sea."
    )
    assert read(document, text)["Tigers"].entity == "actor:liberation-tigers-of-tamil-eelam"


def test_an_army_in_capitals_is_no_short_name_of_a_group(document: OpenDocument) -> None:
    text = "The Arakan Army burned two bridges. Villagers blamed the Army for the mines."
    assert read(document, text)["Army"].entity is None


def test_the_army_of_a_land_inside_a_state_is_its_own(document: OpenDocument) -> None:
    text = "The Somaliland army pulled back on Sunday, a driver from Somalia said."
    assert read(document, text)["The Somaliland army"].entity == "actor:somaliland-army"


def test_what_was_retaken_is_a_place_and_so_is_the_list_behind_it(document: OpenDocument) -> None:
    found = read(document, "Rangers seized Korvatal and Besh Umra by Tuesday noon.")
    assert found["Korvatal"].kind is EntityKind.PLACE
    assert found["Besh Umra"].kind is EntityKind.PLACE


def test_the_town_is_none_before_a_place_that_no_gazetteer_knows(document: OpenDocument) -> None:
    text = (
        "Talks went on in Colombo. The army has been fighting to take Korvatal for a week. "
        "Sappers were on the edge of the town."
    )
    assert read(document, text)["the town"].entity is None


def test_a_rank_whose_stop_is_cut_off_is_no_place(document: OpenDocument) -> None:
    found = read(document, "Nine boats sank, according to Brig. Tomas Arriola, the spokesman.")
    assert "Brig" not in found
    assert found["Tomas Arriola"].kind is EntityKind.PERSON
