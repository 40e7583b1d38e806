"""Lists of any length: few rows in the page, each told which of how many it is, with scroll bar, keyboard and address alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.desk_record import Size, write
from tests.desk.browsing import Desk, running
from tetrapylon.store.store import open_store

pytestmark = pytest.mark.browser
CLAIMS = 2_000


@pytest.fixture(scope="module")
def long_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = open_store(str(tmp_path_factory.mktemp("long") / "record.db"), create=True)
    write(store, Size(reports=100, claims=CLAIMS))
    with running(store) as desk:
        yield desk
    store.close()


def opened(desk: Desk, browser: Browser, path: str) -> Page:
    page = desk.page(browser, path)
    page.wait_for_selector("[data-row]")
    return page


def row(number: int) -> str:
    return f"[data-row='{number}']"


def test_a_long_list_holds_few_rows_and_says_how_many_there_are(
    long_desk: Desk, browser: Browser
) -> None:
    page = opened(long_desk, browser, "/claims")
    assert page.locator("[data-row]").count() < 200
    first = page.locator(row(0))
    assert first.get_attribute("aria-setsize") == str(CLAIMS)
    assert first.get_attribute("aria-posinset") == "1"
    page.context.close()


def test_the_end_of_a_list_is_one_scroll_away_and_the_rows_between_are_not_asked_for(
    long_desk: Desk, browser: Browser
) -> None:
    page = opened(long_desk, browser, "/claims")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/api/claims?" in r.url else None)
    page.locator(".endless").evaluate("(e) => (e.parentElement.scrollTop = 1e9)")
    page.wait_for_selector(row(CLAIMS - 1))
    assert page.locator("[data-row]").count() < 200
    assert len(asked) < 8
    page.context.close()


def test_a_table_numbers_its_rows(long_desk: Desk, browser: Browser) -> None:
    page = opened(long_desk, browser, "/reports")
    assert page.locator("table[aria-rowcount='101']").count() == 1
    assert page.locator(row(3)).get_attribute("aria-rowindex") == "5"
    page.context.close()


def test_going_to_a_row_puts_the_focus_on_it_and_tab_goes_on_from_there(
    long_desk: Desk, browser: Browser
) -> None:
    page = opened(long_desk, browser, "/claims")
    page.get_by_label("Row of claims").fill("1199")
    page.keyboard.press("Enter")
    here = "() => document.activeElement?.closest('[data-row]')?.dataset.row"
    page.wait_for_function(f"{here} === '1198'")
    page.wait_for_selector(row(1200))
    for number in range(1199, 1204):
        page.keyboard.press("Tab")
        assert page.evaluate(here) == str(number)
    page.context.close()


def test_the_address_keeps_where_a_list_is_and_other_filters_begin_at_its_top(
    long_desk: Desk, browser: Browser
) -> None:
    page = opened(long_desk, browser, "/claims?from=claims:20")
    page.wait_for_selector(row(1000))
    page.wait_for_function(
        "(css) => document.querySelector(css).getBoundingClientRect().top < 400", arg=row(1000)
    )
    page.goto(f"{long_desk.url}/claims?from=claims:20&place=place:3")
    page.wait_for_selector("[data-row]")
    page.get_by_role("button", name="Remove").first.click()
    page.wait_for_selector(row(0))
    page.context.close()
