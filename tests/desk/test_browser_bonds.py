"""Incidents joined and parted in a real browser, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browsing import Desk, running
from tetrapylon.desk.renewal import Renewal
from tetrapylon.run.reading import Outcome, Silent, rebuild
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def renewing(store: Store, tools: Tools) -> Iterator[Desk]:
    renewal = Renewal(lambda: rebuild(store, lambda: tools, Outcome(), progress=Silent()))
    with running(store, renewal=renewal) as desk:
        yield desk


def told_twice(desk: Desk, page: Page) -> str:
    rows = desk.rows(page, "incidents?limit=500")
    return str(max(rows, key=lambda row: (row["reports"], row["claims"]))["id"])


def press_on(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def test_a_telling_is_parted_by_keys_and_taken_back(renewing: Desk, browser: Browser) -> None:
    page = renewing.page(browser, "/incidents")
    before = len(renewing.rows(page, "incidents?limit=500"))
    page.goto(f"{renewing.url}/incidents/{told_twice(renewing, page)}")
    page.wait_for_selector("text=the others are compared with this one")
    press_on(page, "Part tellings")
    page.keyboard.type("another day")
    page.locator("input[type=checkbox]").last.focus()
    page.keyboard.press("Space")
    press_on(page, "Part 1 telling")
    page.wait_for_selector("text=kept apart")
    press_on(page, "Make the record anew")
    page.wait_for_selector("text=the record was made anew")
    assert len(renewing.rows(page, "incidents?limit=500")) > before
    page.wait_for_selector("text=kept apart")
    press_on(page, "Undo")
    page.wait_for_selector("text=Rulings wait to take effect")
    page.wait_for_selector("text=kept apart", state="detached")


def test_two_incidents_are_joined_and_the_page_follows(renewing: Desk, browser: Browser) -> None:
    page = renewing.page(browser, "/incidents")
    rows = renewing.rows(page, "incidents?limit=500")
    page.goto(f"{renewing.url}/incidents/{rows[0]['id']}")
    press_on(page, "Join with another")
    page.keyboard.type(rows[-1]["title"])
    page.locator("input[type=radio]").first.check()
    page.get_by_role("textbox", name="Why").fill("one happening")
    press_on(page, "Join the two")
    page.wait_for_selector("text=one happening")
    press_on(page, "Make the record anew")
    page.wait_for_selector("text=the record was made anew")
    page.wait_for_selector("text=ruled by a person")
    assert len(renewing.rows(page, "incidents?limit=500")) < len(rows)
