from __future__ import annotations

import pytest

from tetrapylon.lexicon.written_dates import written_clocks, written_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Friday 04/03/2016", ["2016-03-04"]),
        ("Sunday 03/04/2016", ["2016-04-03"]),
        ("03/04/2016", ["2016-04-03", "2016-03-04"]),
        ("25/03/2016", ["2016-03-25"]),
        ("8 JAN 90", ["1990-01-08"]),
        ("Wed., Mar 23rd 2016", ["2016-03-23"]),
        ("the 1st of May 2014", ["2014-05-01"]),
        ("30 February 2016", []),
        ("12 October 45 people died", []),
        ("February 27", []),
    ],
)
def test_written_dates_mean_days(text: str, days: list[str]) -> None:
    assert [d.isoformat() for w in written_dates(text) for d in w.days] == days


def test_a_date_without_a_year_keeps_month_and_day() -> None:
    (found,) = written_dates("since February 27")
    assert (found.month, found.day, found.days) == (2, 27, ())


def test_clocks_are_read_on_the_day_of_twenty_four_hours() -> None:
    found = written_clocks("12:05 am, 1:01 pm, 8 a.m. and 17:30")
    assert [c.clock for c in found] == ["00:05", "13:01", "08:00", "17:30"]
