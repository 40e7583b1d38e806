from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.read.amounts import find_amounts


def only(document: OpenDocument, text: str) -> Amount:
    found = find_amounts(document(text))
    assert len(found) == 1, [a.span.of(text) for a in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("Shells killed more than 140 villagers.", 140, 141, None),
        ("Shells killed at least 40 villagers.", 40, 40, None),
        ("Shells killed up to 40 villagers.", 40, None, 40),
        ("Shells killed fewer than 40 villagers.", 40, None, 39),
        ("Shells killed about 40 villagers.", 40, None, None),
        ("Shells killed between 20 and 30 villagers.", None, 20, 30),
        ("Shells killed two dozen villagers.", 24, None, None),
        ("Shells killed twenty-five villagers.", 25, None, None),
        ("Shells killed dozens of villagers.", None, 24, None),
        ("Shells killed several villagers.", None, 3, None),
        ("Shells killed tens of thousands of villagers.", None, 20000, 99999),
    ],
)
def test_a_number_word_has_its_published_range(
    document: OpenDocument, text: str, value: float | None, low: float | None, high: float | None
) -> None:
    amount = only(document, text)
    assert (amount.value, amount.low, amount.high) == (value, low, high)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The blast wounded 14 farmers.", Measure.INJURED),
        ("The blast killed 14 farmers.", Measure.KILLED),
        ("Police arrested 14 students.", Measure.DETAINED),
        ("Thousands of families were displaced.", Measure.DISPLACED),
        ("Some 9,000 residents stayed behind.", Measure.REMAINING_POPULATION),
        ("The planes flew 30 sorties a day.", Measure.SORTIES_PER_DAY),
        ("The plan would cost $30 million.", Measure.MONEY),
        ("He is 44 years old.", Measure.AGE),
        ("The siege lasted seven weeks.", Measure.DURATION),
        ("The army lost the hill for the second time.", Measure.ORDINAL),
    ],
)
def test_the_verb_and_the_noun_tell_what_is_measured(
    document: OpenDocument, text: str, measure: Measure
) -> None:
    assert only(document, text).measures is measure


@pytest.mark.parametrize(
    "text",
    [
        "They met on 5 May 2015.",
        "The call came at 10:30 am.",
        "The council passed Resolution 2118.",
        "One of them ran away.",
        "Two weeks ago he left the town.",
        "They gave the wounded first aid.",
    ],
)
def test_dates_clocks_names_and_pronouns_are_no_amounts(document: OpenDocument, text: str) -> None:
    assert find_amounts(document(text)) == ()


def test_a_conversion_in_brackets_is_no_second_amount(document: OpenDocument) -> None:
    text = "The column halted 4 kilometres (2.5 miles) south of Harim."
    amount = only(document, text)
    assert amount.span.of(text) == "4 kilometres"
    assert amount.measures is Measure.DISTANCE_TO
    assert amount.bearing == "south"
    assert amount.reference is not None
    assert amount.reference.of(text) == "Harim"


def test_a_part_and_its_whole_are_two_amounts(document: OpenDocument) -> None:
    found = find_amounts(document("Only some 12,000 of Harim's 50,000 residents stayed on."))
    assert [(a.value, a.measures) for a in found] == [
        (12000, Measure.REMAINING_POPULATION),
        (50000, Measure.POPULATION),
    ]


def test_a_single_victim_counts_as_one(document: OpenDocument) -> None:
    amount = only(document, "A shell killed a child.")
    assert (amount.value, amount.measures) == (1, Measure.KILLED)


@pytest.mark.parametrize("text", ["They have many", "It was most", "dozens", "In a", "a few", "3"])
def test_a_passage_may_end_at_a_number_word(document: OpenDocument, text: str) -> None:
    assert all(a.span.end <= len(text) for a in find_amounts(document(text)))


def test_a_hyphened_length_of_time_is_of_the_noun_it_describes(document: OpenDocument) -> None:
    amount = only(document, "They want to end the six-year war.")
    assert (amount.measures, amount.of) == (Measure.DURATION, "war")


def test_a_figure_that_is_put_right_is_no_amount(document: OpenDocument) -> None:
    text = "Forty people, not 60 as was first told, died in the blast."
    assert only(document, text).value == 40
    assert only(document, "Not more than 60 people died in the blast.").high == 60


def test_half_of_a_place_is_ground_and_no_dead(document: OpenDocument) -> None:
    assert only(document, "The rebels have lost half of Aleppo.").measures is Measure.TERRITORY
    assert only(document, "The rebels lost half of their fighters.").measures is Measure.KILLED


def test_who_is_wounded_is_not_killed_by_what_somebody_else_did(document: OpenDocument) -> None:
    text = "The army said two of its men were wounded and that it had killed 15 militants."
    found = {a.value: a.measures for a in find_amounts(document(text))}
    assert found == {2: Measure.INJURED, 15: Measure.KILLED}
