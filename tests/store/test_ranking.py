"""What a ranked search puts first."""

from __future__ import annotations

from tetrapylon.store.ranking import ranked

ASKED = [("bridge", "old bridge"), ("shelled",)]


def test_the_text_with_the_words_more_often_comes_first() -> None:
    texts = [(1, "the bridge was shelled and the bridge was shelled"), (2, "the bridge was shelled and then it rained")]  # fmt: skip
    assert ranked(texts, ASKED) == [1, 2]


def test_of_texts_with_the_same_words_the_shorter_comes_first() -> None:
    texts = [
        (1, "bridge shelled"),
        (2, "bridge shelled while all the town slept through the night"),
    ]
    assert ranked(texts, ASKED) == [1, 2]


def test_of_equals_the_newest_comes_first_and_parts_of_words_do_not_count() -> None:
    texts = [(1, "bridge shelled"), (2, "bridge shelled"), (3, "bridges shelled")]
    assert ranked(texts, ASKED) == [2, 1, 3]


def test_nothing_found_is_nothing_ranked() -> None:
    assert ranked([], ASKED) == []
