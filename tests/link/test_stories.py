from __future__ import annotations

from tetrapylon.link.stories import find_stories

TEXTS = {
    "a": "Floods cut the valley road near Tavi and soldiers carried villagers from the roofs of Tavi.",
    "b": "Soldiers in Tavi took villagers off roofs as floods covered the valley road.",
    "c": "The chess federation banned two players after the tournament in Kesh ended in a quarrel.",
    "d": "A quarrel at the Kesh tournament made the chess federation ban players.",
}


def test_texts_about_one_happening_are_one_story() -> None:
    found = find_stories(TEXTS)
    assert found["a"] == found["b"] == "a"
    assert found["c"] == found["d"] == "c"


def test_the_order_of_texts_changes_no_story() -> None:
    turned = dict(reversed(list(TEXTS.items())))
    assert find_stories(turned) == find_stories(TEXTS)


def test_no_texts_give_no_stories() -> None:
    assert find_stories({}) == {}
