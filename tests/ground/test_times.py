"""Time expressions as days."""

from __future__ import annotations

import pytest

from tetrapylon.ground.times import ground_times
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading
from tetrapylon.model.time import Anchor, Bound, Direction, Time, TimeMention, TimexType

WEDNESDAY = "2011-06-15"


def mention(
    said: str, direction: Direction | None = None, bound: Bound | None = None, start: int = 0
) -> TimeMention:
    """Return a mention of these words."""
    return TimeMention(
        id=f"t-{start}",
        report="r",
        start=start,
        end=start + len(said),
        said=said,
        type=TimexType.DATE,
        direction=direction,
        bound=bound,
    )


def grounded(*mentions: TimeMention, story: str | None = WEDNESDAY) -> list[Time]:
    """Return the rows of mentions in a report that speaks from `story`."""
    guess = DayGuess(edtf=story, score=0.9, basis=("test",)) if story else None
    reading = Reading(report="r", page=Page(report="r"), times=mentions)
    return list(ground_times(reading, Dating(report="r", story_day=guess)))


@pytest.mark.parametrize(
    ("said", "edtf", "timex3"),
    [
        ("Wednesday", "2011-06-15", "2011-06-15"),
        ("Thursday", "2011-06-09", "2011-06-09"),
        ("yesterday", "2011-06-14", "2011-06-14"),
        ("last June", "2010-06", "2010-06"),
        ("May", "2011-05", "2011-05"),
        ("September", "2010-09", "2010-09"),
        ("last week", "2011-06-06/2011-06-12", "2011-W23"),
        ("two years ago", "2009", "2009"),
        ("3/12/2010", "2010-12-03", "2010-12-03"),
        ("Friday 18/03/2011", "2011-03-18", "2011-03-18"),
        ("the start of the month", "2011-06-01~", "2011-06"),
        ("the late 1980s", "198X", "198"),
        ("five-year", None, "P5Y"),
        ("a minute and a half", None, "PT1M30S"),
        ("every Friday", None, "XXXX-WXX-5"),
        ("very soon", None, "FUTURE_REF"),
        ("now", "2011-06-15", "PRESENT_REF"),
        ("the past few days", "2011-06-12~/2011-06-15", "PXD"),
    ],
)
def test_words_have_their_value_on_the_story_day(
    said: str, edtf: str | None, timex3: str | None
) -> None:
    (row,) = grounded(mention(said))
    assert (row.edtf, row.timex3) == (edtf, timex3)


def test_a_clause_that_looks_ahead_moves_weekdays_and_months_forward() -> None:
    rows = grounded(
        mention("Thursday", Direction.FUTURE), mention("September", Direction.FUTURE, start=20)
    )
    assert [r.edtf for r in rows] == ["2011-06-16", "2011-09"]


def test_since_a_month_runs_until_the_story_day() -> None:
    (row,) = grounded(mention("September", bound=Bound.SINCE))
    assert (row.edtf, row.type) == ("2010-09/2011-06-15", TimexType.INTERVAL)


def test_two_days_later_counts_from_the_day_spoken_of() -> None:
    _, row = grounded(mention("June 1"), mention("two days later", start=20))
    assert (row.edtf, row.anchor) == ("2011-06-03", Anchor.OTHER_MENTION)


def test_two_days_later_without_a_day_before_it_has_no_date() -> None:
    (row,) = grounded(mention("two days later"))
    assert (row.edtf, row.anchor) == (None, Anchor.NONE)


def test_without_a_story_day_only_absolute_dates_have_days() -> None:
    rows = grounded(mention("Thursday"), mention("4 March 2011", start=20), story=None)
    assert [(r.edtf, r.anchor) for r in rows] == [
        (None, Anchor.NONE),
        ("2011-03-04", Anchor.ABSOLUTE),
    ]


def test_an_interval_of_story_days_gives_a_day_where_all_agree_and_an_interval_elsewhere() -> None:
    rows = grounded(
        mention("Wednesday"), mention("yesterday", start=20), story="2011-06-15/2011-06-16"
    )
    assert [r.edtf for r in rows] == ["2011-06-15", "2011-06-14/2011-06-15"]
