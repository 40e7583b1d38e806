"""The table of words that tell of war."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.relevance import load_relevance


@pytest.mark.parametrize("word", ["insurgents", "shelling", "ceasefires", "kidnapped"])
def test_a_word_of_war_alone_is_enough(word: str) -> None:
    table = load_relevance()
    row = table.row_of(word)
    assert row is not None
    assert table.weights[row] >= table.enough


@pytest.mark.parametrize("word", ["bakery", "tournament", "shares", "warm", "armchair"])
def test_a_word_of_other_news_is_in_no_row(word: str) -> None:
    assert load_relevance().row_of(word) is None


def test_two_words_in_a_row_are_one_entry() -> None:
    table = load_relevance()
    assert ("air", "strike") in table.pairs
    assert table.row_of("air") is None
