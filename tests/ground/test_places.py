from __future__ import annotations

from collections import Counter

from tetrapylon.ground.places import Context, choose_place
from tetrapylon.lexicon.gazetteer import open_gazetteer


def about(*countries: str) -> Context:
    return Context(countries=Counter(countries), regions=Counter())


def test_a_name_means_the_town_of_the_land_spoken_of() -> None:
    chosen = choose_place("Tripoli", open_gazetteer(), about("LB", "LB"), locative=True)
    assert chosen is not None
    assert chosen.place.country == "LB"
    assert chosen.rivals


def test_an_acronym_is_no_town() -> None:
    assert choose_place("ONE", open_gazetteer(), about("SY"), locative=True) is None


def test_a_small_town_without_its_land_named_is_nobody_where_no_word_says_place() -> None:
    assert choose_place("Franklin", open_gazetteer(), about("YE"), locative=False) is None


def test_a_name_that_no_table_holds_is_no_place() -> None:
    assert choose_place("Qwxzistan", open_gazetteer(), about("SY"), locative=True) is None


def test_a_part_of_a_place_keeps_the_place_and_says_so() -> None:
    chosen = choose_place("eastern Aleppo", open_gazetteer(), about("SY"), locative=True)
    assert chosen is not None
    assert (chosen.place.country, chosen.place.name) == ("SY", "eastern Aleppo")
