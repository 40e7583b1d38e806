"""How many died in the one event that a local report tells of."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.pair_weights import PairWeights, load_pair_weights
from tetrapylon.lexicon.scene import load_scene_words


@pytest.mark.parametrize(
    ("title", "body", "dead"),
    [
        ("Two killed in Elm Street shooting", "Police found two men shot dead.", 2),
        ("Man hurt in shooting", "He is expected to survive.", 0),
        ("Man charged with attempted murder", "Homicide detectives are investigating.", 0),
        ("Double homicide on the east side", "The victims were brothers.", 2),
        ("Woman found dead", "A 30-year-old woman was shot.", 1),
        ("City mourns", "It was the 19th homicide this year, police said of the death.", 1),
        ("Family found", "Deputies call it a murder-suicide.", 2),
        ("Party shooting", "The shooting left one man dead and three others injured.", 1),
    ],
)
def test_deaths_are_counted_from_title_and_opening(title: str, body: str, dead: int) -> None:
    assert load_scene_words().deaths_in(title, body) == dead


def test_a_street_is_known_by_its_name_alone() -> None:
    found = load_scene_words().street.findall("in the 100 block of North Alder Lane and on 5th St.")
    assert found == ["Alder", "5th"]


def test_weights_say_what_spoke_for_a_pair() -> None:
    table = PairWeights(bias=-1.0, same_at=0.5, weights={"same day": 2.0, "other ages": -3.0})
    assert table.score({"same day": 1.0}) > 0.5 > table.score({"same day": 1.0, "other ages": 1.0})
    assert table.because({"same day": 1.0, "other ages": 1.0}) == ("same day",)


def test_the_packaged_table_names_its_training() -> None:
    assert load_pair_weights("main_event").weights["same words"] > 0
