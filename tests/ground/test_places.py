from __future__ import annotations

import time
from collections import Counter

from tetrapylon.ground.place_context import kinds_said
from tetrapylon.ground.places import Context, choose_place
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import Mention, MentionForm


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


def test_a_long_list_of_names_is_read_in_no_time() -> None:
    text = "Ardo" + " Belo" * 20_000
    mention = Mention(
        id="m", report="r", start=0, end=4, said="Ardo", head=0, form=MentionForm.NAME, entity=None
    )
    begun = time.process_time()
    assert kinds_said(text, mention) is None
    assert kinds_said("Ardo, Belo and Caro counties", mention) == ("district", "region")
    assert kinds_said("Ardo said that two counties", mention) is None
    assert time.process_time() - begun < 1
