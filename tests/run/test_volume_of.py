"""A report's volume hangs on nothing but the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.volume_of import UNDATED, Stretch, name_of, volume_of

BODY = "Government forces shelled the town of Valdrin, a military source said.\n"


def volume(text: str, by: Stretch = Stretch.MONTH, published: str | None = None) -> str:
    return volume_of(report_of_text(text, published=published), by, load_outlets())


@pytest.mark.parametrize(
    ("by", "name"),
    [
        (Stretch.DAY, "2021-01-01"),
        (Stretch.WEEK, "2020-W53"),
        (Stretch.MONTH, "2021-01"),
        (Stretch.YEAR, "2021"),
    ],
)
def test_a_volume_is_named_by_the_iso_stretch_of_its_days(by: Stretch, name: str) -> None:
    assert name_of(date(2021, 1, 1), by) == name


def test_the_date_beside_the_text_goes_before_the_one_on_the_page() -> None:
    page = f"Shelling of Valdrin\n\n6 May 2019\n\n{BODY}"
    assert volume(page) == "2019-05"
    assert volume(page, published="2019-06-01") == "2019-06"


def test_what_may_lie_in_two_volumes_is_undated() -> None:
    assert volume(BODY, published="2019") == UNDATED
    assert volume(BODY, Stretch.YEAR, published="2019") == "2019"


def test_a_report_that_names_no_day_is_undated() -> None:
    assert volume(f"Shelling of Valdrin\n\n{BODY}") == UNDATED


def test_the_name_of_a_report_changes_nothing() -> None:
    report = report_of_text(f"Shelling of Valdrin\n\n6 May 2019\n\n{BODY}")
    other = replace(report, name="2012-01-01.txt")
    assert volume_of(other, Stretch.MONTH, load_outlets()) == "2019-05"
