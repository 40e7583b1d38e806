"""The day of a post comes from its number."""

from __future__ import annotations

import pytest

from tetrapylon.read.page_dates import date_in_address
from tetrapylon.read.page_posts import day_of_post

FIRST_OF_MAY_2021 = ((1619870400000 - 1288834974657) << 22) + 7


@pytest.mark.parametrize("host", ["twitter.com", "x.com", "mobile.twitter.com"])
def test_the_number_of_a_post_tells_its_day(host: str) -> None:
    address = f"https://{host}/somebody/status/{FIRST_OF_MAY_2021}"
    assert day_of_post(address) == date_in_address(address) == "2021-05-01"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/status/1388468044800000007",
        "https://x.com/somebody",
        "https://x.com/a/status/12",
    ],
)
def test_other_numbers_tell_no_day(address: str) -> None:
    assert day_of_post(address) is None
