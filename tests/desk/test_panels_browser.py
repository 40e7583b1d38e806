"""The overview's panels change their sizes by mouse and keys, and the address keeps that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browsing import Desk

pytestmark = pytest.mark.browser


def width(page: Page) -> float:
    found = page.get_by_role("region", name="Timeline", exact=True).first.bounding_box()
    assert found is not None
    return found["width"]


def test_a_bar_moved_by_keys_or_mouse_changes_the_panels_and_the_address(
    served: Desk, browser: Browser
) -> None:
    page = served.page(browser)
    bar = page.get_by_role("separator", name="Width of the left panels")
    bar.wait_for()
    before = width(page)
    bar.press("ArrowLeft")
    page.wait_for_url("**/*left=52*")
    assert width(page) < before
    box = bar.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 3, box["y"] + 90)
    page.mouse.down()
    page.mouse.move(box["x"] + 203, box["y"] + 90, steps=4)
    page.mouse.up()
    assert width(page) > before
    again = served.page(browser, page.url.removeprefix(served.url))
    again.get_by_role("separator", name="Width of the left panels").wait_for()
    assert abs(width(again) - width(page)) < 2
    bar.press("Home")
    page.wait_for_function("() => !location.search.includes('left=')")


def test_nonsense_in_the_address_leaves_the_usual_sizes(served: Desk, browser: Browser) -> None:
    usual, odd = served.page(browser), served.page(browser, "/?left=900&top=x")
    for page in (usual, odd):
        page.get_by_role("separator", name="Width of the left panels").wait_for()
    assert abs(width(usual) - width(odd)) < 2


def test_a_choice_asks_for_everything_at_once_and_for_nothing_that_is_here(
    served: Desk, browser: Browser
) -> None:
    page = served.page(browser)
    page.locator(".article mark").first.wait_for()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{served.url}/api/")))
    here = page.locator(".article .chipbutton[aria-pressed=false]").first
    here.click()
    page.locator(".article mark.on").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if path.startswith("reports/") or "/report" in path]
    told = {row["report"]: row["id"] for row in served.rows(page, "claims?limit=500")}
    shown = page.get_by_role("combobox", name="Report", exact=True).input_value()
    other = next(claim for report, claim in told.items() if report != shown)
    asked.clear()
    page.evaluate(
        f"history.pushState(null, '', '/?sel={other}'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    page.locator(f".article mark.on[data-claims~='{other}']").first.wait_for()
    assert [path for path in asked if "report" in path] == [f"claims/{other}/report"]
