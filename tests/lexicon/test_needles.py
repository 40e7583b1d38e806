"""What must stand in a text for a pattern to fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.lexicon.needles import Sieve, needles_of
from tetrapylon.lexicon.tracks import load_tracks

PATTERNS = [
    re.compile(p, re.IGNORECASE)
    for p in (
        r"(?<!\w)(?:peace (?:talks|deal)|truce)(?!\w)",
        r"(?:the )?(?P<x>cease-?fire|lull) (?:\S+ ){0,3}?(?:held|broke)",
        r"[kK]arsa\w*",
        r"(?:aid|food)+ (?=into)",
        r".",
    )
]
PLAIN = (
    "peace",
    "talks",
    "TRUCE",
    "the",
    "ceasefire",
    "cease-fire",
    "lull",
    "held",
    "Karsas",
    "aid",
)
STRANGE = ("food into", "ſtruce", "tru\u0307ce", "\u212aarsa", "x", "PEACE DEAL", "l\u0131ft")
WORDS = st.lists(st.sampled_from((*PLAIN, *STRANGE)), max_size=9)


@given(WORDS)
def test_a_pattern_that_fits_is_never_sieved_out(words: list[str]) -> None:
    text = " ".join(words)
    fitting = Sieve(PATTERNS).fitting(text)
    assert {i for i, p in enumerate(PATTERNS) if p.search(text)} <= {*fitting}


def test_a_text_without_any_needed_word_fits_nothing_that_needs_one() -> None:
    assert Sieve(PATTERNS).fitting("The council of Lesna met on Monday.") == (4,)


@pytest.mark.parametrize("letter", ["ſ", "K", "İ", "ı"])
def test_letters_that_are_one_without_regard_to_case_are_one_for_needles(letter: str) -> None:
    pattern = re.compile("sikis", re.IGNORECASE)
    for at in range(5):
        text = "sikis"[:at] + letter + "sikis"[at + 1 :]
        assert not pattern.search(text) or Sieve([pattern]).fitting(text) == (0,)


def test_every_phrase_of_a_track_needs_some_word() -> None:
    phrases = [p for row in load_tracks().tracks.values() for p in row.phrases]
    assert phrases
    assert all(needles_of(p.pattern) for p in phrases)
