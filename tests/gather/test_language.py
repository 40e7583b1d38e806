from __future__ import annotations

import pytest

from tetrapylon.gather.language import is_plainly_english, language_of

ENGLISH = (
    "The mayor said that the bridge over the river was closed by the police for a week, "
    "and that those who live on the other bank have been taken to a school with their children. "
)
DUTCH = (
    "De burgemeester zei dat de brug over de rivier een week was gesloten en dat de bewoners van de "
    "andere oever met hun kinderen naar een school zijn gebracht, of dat nu nodig is of niet. "
)
PIDGIN = (
    "Di mayor tok say police don close di bridge for one week, and dem don carry pipo wey dey "
    "stay for di oda side go one school with their pikin dem, because road no dey again for there. "
)


def test_english_prose_is_told_by_its_small_words() -> None:
    assert is_plainly_english(ENGLISH.lower().split())
    assert language_of(ENGLISH) == "en"


@pytest.mark.parametrize("text", [DUTCH, PIDGIN])
def test_a_related_language_is_left_to_the_walk(text: str) -> None:
    assert not is_plainly_english(text.lower().split())


def test_dutch_is_not_english() -> None:
    assert language_of(DUTCH) == "nl"


def test_a_page_that_is_english_for_its_first_half_alone_is_not_told_by_small_words() -> None:
    mixed = (ENGLISH * 8 + DUTCH * 8).lower().split()
    assert not is_plainly_english(mixed)


def test_a_few_words_have_no_language() -> None:
    assert language_of("The bridge was closed by the police") is None
