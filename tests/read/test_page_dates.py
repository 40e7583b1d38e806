from __future__ import annotations

import pytest

from tests.read.pages import read
from tetrapylon.model.page import DateSource
from tetrapylon.model.passage import SPEAKING_ROLES, Role
from tetrapylon.read.page_dates import date_in_address

BODY = "The army entered the town of Wadira on Friday, residents said."
TITLE = "Army enters Wadira after siege"


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("Friday 04/03/2016", "2016-03-04", None),
        ("Friday ,04 March 2016", "2016-03-04", None),
        ("March 4, 2016 at 1:01 pm", "2016-03-04", "13:01"),
        ("Published: 04.03.2016 00:03 GMT", "2016-03-04", "00:03"),
        ("2016-03-04T10:20", "2016-03-04", "10:20"),
        ("Last updated on 4th March, 2016", "2016-03-04", None),
    ],
)
def test_a_date_line_is_read(line: str, day: str, clock: str | None) -> None:
    dates = read(f"{TITLE}\n\n{line}\n\n{BODY}").page.dates
    assert [(d.source, d.edtf, d.clock) for d in dates] == [(DateSource.PRINTED, day, clock)]


def test_a_date_whose_order_is_open_gives_both_readings() -> None:
    dates = read(f"{TITLE}\n\n05/04/2016\n\n{BODY}").page.dates
    assert {d.edtf for d in dates} == {"2016-04-05", "2016-05-04"}


def test_a_clock_above_the_headline_is_the_pages() -> None:
    text = f"• 05:42\n• Friday ,4 March 2016\n{TITLE}\n\n00:03\n\nFriday ,4 March 2016\n\n{TITLE}\n\n{BODY}"
    dates = read(text).page.dates
    assert [(d.source, d.clock) for d in dates] == [
        (DateSource.PAGE_CLOCK, "05:42"),
        (DateSource.PRINTED, "00:03"),
    ]


def test_metadata_and_address_stand_beside_the_text() -> None:
    dates = read(
        BODY, published="2016-03-04T09:00", url="https://example.org/2016/03/05/army"
    ).page.dates
    assert [(d.source, d.edtf, d.span) for d in dates] == [
        (DateSource.METADATA, "2016-03-04", None),
        (DateSource.URL, "2016-03-05", None),
    ]


@pytest.mark.parametrize(
    ("address", "edtf"),
    [
        ("https://example.org/news/2016/03/05/army", "2016-03-05"),
        ("https://example.org/20160305-army", "2016-03-05"),
        ("https://example.org/2016/mar/05/army", "2016-03-05"),
        ("https://example.org/army-march-5-2016", "2016-03-05"),
        ("https://example.org/2016/03/army", "2016-03"),
        ("https://example.org/article/1234567", None),
    ],
)
def test_addresses_carry_days(address: str, edtf: str | None) -> None:
    assert date_in_address(address) == edtf


@pytest.mark.parametrize(
    "line",
    [
        "AFP - March 4, 2016",
        "By Radio Lac, 4 March 2016",
        "Radio Lac | 4 March 2016",
        "4 March 2016, Radio Lac",
        "By Samir Haddad, Reuters, March 4, 2016",
        "Friday 4 March 2016 - Radio Lac",
        "From Radio Lac correspondents, Mar 4 2016",
        "Wadira, 4 March 2016 (Lac Post)",
    ],
)
def test_a_line_with_a_name_and_a_day_dates_the_page(line: str) -> None:
    found = read(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert [(d.source, d.edtf) for d in found.page.dates] == [(DateSource.PRINTED, "2016-03-04")]
    assert [p.role for p in found.passages if p.role in SPEAKING_ROLES] == [
        Role.HEADLINE,
        Role.BODY,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Shells fell on Wadira on 4 March 2016, residents told the agency",
        "The siege of Wadira began on March 4, 2016.",
        "What we know of the raid of March 4, 2016:",
    ],
)
def test_a_sentence_with_a_day_is_no_date_line(line: str) -> None:
    assert not read(f"{TITLE}\n\n{line}\n\n{BODY}").page.dates


def test_a_title_with_a_day_stays_whole() -> None:
    page = read(f"Wadira Situation Report, 4 March 2016\n\nHighlights\n\n{BODY}").page
    assert page.title is not None
    assert page.title.end == len("Wadira Situation Report, 4 March 2016")
