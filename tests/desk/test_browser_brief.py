"""The brief editor in a real browser, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browsing import AXE, Desk

pytestmark = pytest.mark.browser


def planned(desk: Desk, browser: Browser, *, wide: int = 1440) -> Page:
    page = desk.page(browser, "/brief", wide=wide)
    page.get_by_role("button", name="Plan a brief").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea")
    return page


def saved(page: Page) -> None:
    page.wait_for_selector("text=not saved yet")
    page.wait_for_function("() => document.querySelector('header .state')?.innerText === 'saved'")


def test_a_sentence_is_reworded_flagged_moved_and_kept_through_a_reload(
    served: Desk, browser: Browser
) -> None:
    page = planned(served, browser)
    first = page.locator("textarea").first
    was, key = first.input_value(), first.get_attribute("id")
    first.focus()
    page.keyboard.press("End")
    page.keyboard.type(" It lost 7,431 men.")
    saved(page)
    page.wait_for_selector("text=number not in the cited words: 7,431")
    page.wait_for_selector("text=1 sentence cannot be published as cited")
    page.locator(f"#{key}").focus()
    page.keyboard.press("Alt+ArrowDown")
    saved(page)
    page.reload()
    page.wait_for_selector("textarea")
    again = page.locator(f"#{key}")
    assert again.input_value() == f"{was} It lost 7,431 men."
    assert page.locator("textarea").nth(1).get_attribute("id") == key
    page.locator("li", has=again).get_by_role("button", name="As planned").click()
    saved(page)
    page.wait_for_selector("text=all cited")


def test_a_removed_sentence_can_be_put_back_and_an_own_one_is_marked(
    served: Desk, browser: Browser
) -> None:
    page = planned(served, browser)
    count = page.locator("textarea").count()
    page.get_by_role("button", name="Remove").first.click()
    saved(page)
    assert page.locator("textarea").count() == count - 1
    page.get_by_text("1 sentence removed").click()
    page.get_by_role("button", name="Put back").click()
    saved(page)
    assert page.locator("textarea").count() == count
    page.get_by_role("button", name="Add a sentence").first.click()
    page.keyboard.type("All of this was foreseen.")
    saved(page)
    page.wait_for_selector("text=without a source")


def test_the_editor_has_no_barrier_and_fits_a_phone(served: Desk, browser: Browser) -> None:
    page = planned(served, browser, wide=400)
    page.wait_for_timeout(500)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 400
    if not AXE.is_file():
        pytest.skip("no axe-core; run `make ui`")
    address = page.url
    session = page.context.new_cdp_session(page)
    session.send("Page.setBypassCSP", {"enabled": True})
    for theme in ("light", "dark"):
        page.evaluate("(theme) => localStorage.setItem('tetrapylon.theme', theme)", theme)
        for path in (address, f"{served.url}/brief"):
            page.goto(path)
            page.wait_for_timeout(1500)
            page.add_script_tag(path=str(AXE))
            tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
            result = page.evaluate(
                "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } })", tags
            )
            assert [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]] == []
