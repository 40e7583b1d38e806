"""How alike two sentences of a brief are worded."""

from __future__ import annotations

from datetime import date

from tetrapylon.tell.brief_wording import alike

PUSH = "Border Watch reported: “The army backed by warplanes pushed toward Vardin”."
AGAIN = "One report said: “Backed by warplanes, the army pushed closer toward Vardin”."


def test_like_words_of_one_month_tell_one_thing() -> None:
    assert alike((PUSH, date(2020, 5, 4)), (AGAIN, date(2020, 5, 20)))
    assert alike((PUSH, None), (AGAIN, date(2020, 5, 20)))


def test_like_words_of_another_year_tell_another_thing() -> None:
    assert not alike((PUSH, date(2020, 5, 4)), (AGAIN, date(2021, 5, 4)))


def test_other_words_tell_another_thing() -> None:
    other = "One report said: “Talks opened in the capital”."
    assert not alike((PUSH, date(2020, 5, 4)), (other, date(2020, 5, 4)))
