from __future__ import annotations

import pytest

from tetrapylon.lexicon.translit import arabic_key, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Douma", "Duma"),
        ("Raqqa", "Ar Raqqah"),
    ],
)
def test_two_romanisations_share_a_key(one: str, other: str) -> None:
    assert arabic_key(one) == arabic_key(other)


def test_different_towns_keep_different_keys() -> None:
    assert arabic_key("Homs") != arabic_key("Hama")


def test_folding_drops_accents_hyphens_and_case() -> None:
    assert folded("Ta‘izz-Łódź") == "taizz lodz"
