"""Signing in, the log and the edges of a claim's words in a real browser."""

from __future__ import annotations

import threading
import time

import pytest
import uvicorn
from playwright.sync_api import Browser

from tests.desk.browsing import WAIT_MS, Desk
from tetrapylon.desk.accounts import Accounts, new_user
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.serve import address_for
from tetrapylon.store.store import Store

pytestmark = pytest.mark.browser


def test_a_reviewer_signs_in_rules_and_signs_out(store: Store, browser: Browser) -> None:
    accounts = Accounts({"ann": new_user("ann", "correct horse")})
    address = address_for("127.0.0.1", None, None, accounts)
    house = House(keeper=Keeper(store), name="sample", reviewer="owner", accounts=accounts)
    config = uvicorn.Config(application(house, address.rules), port=address.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    page = browser.new_page()
    page.set_default_timeout(WAIT_MS)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.goto(f"{address.url}review")
    page.get_by_label("Name").fill("ann")
    page.get_by_label("Password").fill("correct horse")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ruling")
    page.keyboard.press("a")
    page.wait_for_function("() => document.querySelector('progress').value > 0")
    with store.view() as view:
        assert {d.by for d in view.decisions()} == {"ann"}
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector("text=Sign in to the desk")
    server.should_exit = True
    thread.join(timeout=10)
    assert complaints == []


def test_edges_of_the_words_move_by_keys(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/review")
    page.wait_for_selector(".ruling")
    page.keyboard.press("c")
    words = page.get_by_role("button", name="Words:")
    was = words.inner_text()
    words.focus()
    page.keyboard.press("Alt+BracketRight")
    shorter = words.inner_text()
    assert was.startswith(shorter)
    assert shorter.split() == was.split()[:-1]
    page.keyboard.press("BracketRight")
    assert words.inner_text() == was
    page.keyboard.press("Alt+Shift+BracketLeft")
    assert words.inner_text() == was[1:].lstrip()


def test_the_log_exports_and_takes_in_rulings(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/review")
    page.wait_for_selector(".ruling")
    page.keyboard.press("a")
    page.wait_for_selector("text=1 reviewed")
    page.goto(f"{served.url}/log")
    with page.expect_download() as found:
        page.get_by_text("Export rulings").click()
    page.set_input_files("input[type=file]", found.value.path())
    page.wait_for_selector("text=0 new, 1 known")
