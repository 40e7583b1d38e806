"""Time expressions as read."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.model.time import Bound, Direction, TimeMention, TimexType
from tetrapylon.read.times import find_times


def one(document: OpenDocument, text: str) -> TimeMention:
    """Return the only time expression of a text."""
    (found,) = find_times(document(text))
    return found


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("Troops entered Dora on Friday, 4 March 2011.", "Friday, 4 March 2011", TimexType.DATE),
        ("The bridge fell last June.", "last June", TimexType.DATE),
        ("The clinic has been shut since late October.", "late October", TimexType.DATE),
        ("The mayor left two weeks ago.", "two weeks ago", TimexType.DATE),
        ("The five-year war emptied the town.", "five-year", TimexType.DURATION),
        ("They lived there for thousands of years.", "thousands of years", TimexType.DURATION),
        ("The guns fell silent at 10:30 a.m. on Tuesday.", "10:30 a.m. on Tuesday", TimexType.TIME),
        ("Families ate once a day in the camp.", "a day", TimexType.SET),
        ("Aid could reach them very soon.", "very soon", TimexType.DATE),
    ],
)
def test_the_words_of_a_time_are_found_with_their_type(
    document: OpenDocument, text: str, said: str, kind: TimexType
) -> None:
    found = one(document, text)
    assert (found.said, found.type) == (said, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels may march on the port.",
        "Residents feared the fall of the town.",
        "He was the second man to resign.",
        "The truck carried 2000 people.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(document: OpenDocument, text: str) -> None:
    assert find_times(document(text)) == ()


def test_said_is_what_stands_in_the_text(document: OpenDocument) -> None:
    opened = document("The army said on Monday that the road was cut last week.")
    assert all(opened.text[t.start : t.end] == t.said for t in find_times(opened))


def test_a_plan_looks_ahead_and_a_past_tense_back(document: OpenDocument) -> None:
    assert one(document, "The envoy will meet them on Sunday.").direction is Direction.FUTURE
    assert one(document, "The envoy met them on Sunday.").direction is Direction.PAST


def test_since_before_the_words_is_kept_as_a_bound(document: OpenDocument) -> None:
    assert one(document, "The road has been closed since April.").bound is Bound.SINCE
