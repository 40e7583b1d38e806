"""Two times that make one stretch."""

from __future__ import annotations

import pytest

from tetrapylon.model.time import Anchor, Time, TimexType
from tetrapylon.model.time_ranges import stretch_of


def at(text: str, said: str, edtf: str) -> Time:
    start = text.index(said)
    return Time(
        id=f"t-{start}", report="r", start=start, end=start + len(said), said=said, type=TimexType.DATE, timex3=edtf, edtf=edtf, anchor=Anchor.ABSOLUTE
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first", "last", "wanted"),
    [
        ("Nine died between Saturday and Monday.", "Saturday", "Monday", "2021-05-01/2021-05-03"),
        ("Nine died from Saturday to Monday.", "Saturday", "Monday", "2021-05-01/2021-05-03"),
        ("Nine died on Saturday and Monday.", "Saturday", "Monday", None),
    ],
)
def test_two_days_that_are_joined_are_a_stretch(
    text: str, first: str, last: str, wanted: str | None
) -> None:
    times = (at(text, first, "2021-05-01"), at(text, last, "2021-05-03"))
    assert [stretch_of(text, t, times) for t in times] == [wanted, wanted]


def test_a_bare_day_before_a_date_begins_the_stretch() -> None:
    text = "Nine died between 25 and 28 August."
    time = at(text, "28 August", "2021-08-28")
    assert stretch_of(text, time, (time,)) == "2021-08-25/2021-08-28"
