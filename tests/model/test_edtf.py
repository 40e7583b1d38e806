"""EDTF dates as stretches of days: laws that hold for any of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.model.edtf import Days, days_of, edtf_of, time_precision

DAY = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))
END = st.none() | DAY


@st.composite
def stretches(draw: st.DrawFn) -> Days:
    """Draw a stretch of days whose ends may be open."""
    first, last = draw(END), draw(END)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Days(first, last)


@given(stretches())
def test_a_stretch_written_and_read_is_the_same_stretch(days: Days) -> None:
    assert days_of(edtf_of(days)) == days


@given(DAY, st.integers(min_value=1, max_value=12))
def test_months_and_years_are_written_short(day: date, month: int) -> None:
    first = date(day.year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert edtf_of(Days(first, last)) == f"{day.year:04d}-{month:02d}"
    assert edtf_of(Days(date(day.year, 1, 1), date(day.year, 12, 31))) == f"{day.year:04d}"


@given(stretches(), stretches())
def test_to_meet_is_mutual_and_what_is_contained_meets(one: Days, other: Days) -> None:
    assert one.meets(other) == other.meets(one)
    if one.contains(other):
        assert one.meets(other)


@given(stretches(), stretches(), stretches())
def test_containing_is_an_order(a: Days, b: Days, c: Days) -> None:
    assert a.contains(a)
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.contains(b) and b.contains(a):
        assert a == b


@given(DAY, st.sampled_from("~?%"))
def test_a_qualifier_changes_no_day(day: date, mark: str) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert days_of(text + mark) == days_of(text)


@given(DAY)
def test_shorter_words_contain_longer_ones(day: date) -> None:
    year, month, whole = (days_of(day.isoformat()[:n]) for n in (4, 7, 10))
    decade = days_of(f"{day.year // 10:03d}X")
    assert decade is not None
    assert year is not None
    assert month is not None
    assert whole is not None
    assert decade.contains(year)
    assert year.contains(month)
    assert month.contains(whole)
    assert whole.length == 1


@given(st.text(alphabet="0123456789-/.X~?%T:UZ ", max_size=24) | st.text(max_size=12))
def test_any_text_is_read_as_days_or_not_at_all(text: str) -> None:
    days = days_of(text)
    if days is not None and days.length is not None and "/" not in text:
        assert days.length >= 1


@given(stretches(), stretches())
def test_a_part_is_known_at_least_as_precisely(whole: Days, part: Days) -> None:
    if whole.contains(part):
        told, told_part = time_precision(edtf_of(whole)), time_precision(edtf_of(part))
        assert told is None or (told_part is not None and told_part <= told)


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2014-07-18", 1),
        ("2014-07-18T10:30", 1),
        ("2014-07-14/2014-07-20", 2),
        ("2014-07", 3),
        ("2014-07-01~/2014-07-10~", 3),
        ("2014", None),
        ("2014-07-18/..", None),
        ("2014-07-20/2014-07-14", None),
        (None, None),
        ("some day", None),
    ],
)
def test_precision_is_day_week_or_month(edtf: str | None, precision: int | None) -> None:
    assert time_precision(edtf) == precision


@pytest.mark.parametrize("text", ["2015-02-29", "2015-13", "2015-04-31", "0000", "2015-21-05", ""])
def test_days_that_no_calendar_has_are_not_read(text: str) -> None:
    assert days_of(text) is None


def test_seasons_span_their_months() -> None:
    assert days_of("2015-22") == Days(date(2015, 6, 1), date(2015, 8, 31))
