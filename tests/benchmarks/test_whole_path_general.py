"""The general stream: four reports in five tell of no war, and are as long as those that do."""

from __future__ import annotations

from benchmarks.whole_path import texts_of

WAR = ["The army took the village on Monday, rebels said.\n\n" * n for n in (40, 60, 90)]
OTHERS = [f"The choir of Karsa sang for {n} hours." for n in range(9)]


def test_made_up_news_of_no_war_is_as_long_as_the_given_texts() -> None:
    texts = texts_of("general", 15, WAR)
    assert texts[:3] == WAR
    lengths = [len(text.split()) for text in texts[3:]]
    assert len(lengths) == 12
    assert min(lengths) >= 9 * 40
    assert max(lengths) < 9 * 90 + 400


def test_real_news_of_no_war_stands_as_it_is_four_to_one() -> None:
    texts = texts_of("general", 15, WAR, OTHERS)
    assert texts == [*WAR[:2], *OTHERS[:8]]
