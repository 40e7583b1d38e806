"""What is read, and what is set aside before it is parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tetrapylon import cli
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.relevance import load_relevance
from tetrapylon.read.relevance import may_hold_something

MARKET = (
    "Shares of the retailer rose four per cent on Tuesday after the company told investors that sales over the "
    "holidays had been better than analysts expected. The chain, which has ninety stores across the north, said that "
    "shoppers bought more furniture and fewer clothes. Its chief executive told a conference that prices would stay "
    "where they were until the spring, when a new warehouse opens near the coast and delivery times should fall again."
)
MATCH = (
    "The visitors attacked from the first whistle and were a goal up after six minutes, when the captain turned in a low "
    "cross at the far post. The home side defended deep, lost a midfielder to a knee injury before the break and could not "
    "get out of their own half. Two changes at the interval helped little, and a late header settled the match. The coach "
    "said afterwards that his players had run out of ideas and that the fixture list had been unkind to a small squad."
)


def kept(text: str) -> bool:
    return may_hold_something(text, load_relevance(), load_actors())


@pytest.mark.parametrize("text", [MARKET, MATCH])
def test_other_news_is_set_aside(text: str) -> None:
    assert not kept(text)


@pytest.mark.parametrize(
    "added",
    [
        "Rebels shelled the town on Sunday and eleven people died, residents said.",
        "The truce has held for a week, the envoy said.",
        "Hezbollah released a statement.",
    ],
)
def test_one_sentence_of_war_in_other_news_is_enough(added: str) -> None:
    assert kept(f"{MARKET} {added}")


def test_a_short_report_is_always_read() -> None:
    assert kept("Shares rose on Tuesday.")


def test_capitals_change_nothing() -> None:
    assert not kept(MARKET.upper())
    assert kept(f"{MARKET} TWO SOLDIERS WERE KIDNAPPED.".upper())


def test_every_report_of_the_sample_is_read() -> None:
    texts = [p.read_text("utf-8") for p in (Path(cli.__file__).parent / "sample").glob("*.txt")]
    assert texts
    assert all(map(kept, texts))
