"""Whether "he" or "she" may mean a person, by words."""

from __future__ import annotations

import pytest

from tetrapylon.ground.genders import gender_of
from tetrapylon.lexicon.genders import Gender, load_genders


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("his mother", Gender.FEMALE),
        ("Haddad's wife", Gender.FEMALE),
        ("Mr Haddad", Gender.MALE),
        ("the spokeswoman", Gender.FEMALE),
        ("Samir Haddad", Gender.MALE),
        ("Haddad", None),
        ("the envoy", None),
    ],
)
def test_kin_rank_and_given_names_tell(words: str, expected: Gender | None) -> None:
    assert gender_of(words, load_genders()) is expected
