"""A real browser over a real desk: pages that complain when the page does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.layers import NO_LAYERS, Layers
from tetrapylon.desk.renewal import Renewal
from tetrapylon.desk.serve import address_for
from tetrapylon.store.store import Store

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
UI = Path(__file__).parents[2] / "ui"
AXE = UI / "node_modules" / "axe-core" / "axe.min.js"
WAIT_MS = 60_000
"""How long a page may take; software drawing on a busy machine is slow."""


def chromium() -> str | None:
    """Return where a Chromium is, None for nowhere."""
    return next((p for p in PLACES if Path(p).exists()), None)


@dataclass(kw_only=True)
class Desk:
    """A running desk, and everything that pages complained of or asked for elsewhere."""

    url: str
    allowed: tuple[str, ...] = ()
    complaints: list[str] = field(default_factory=list)
    opened: list[BrowserContext] = field(default_factory=list)

    def page(self, browser: Browser, path: str = "/", *, wide: int = 1440) -> Page:
        """Open a page and wait until the record is there."""
        context = browser.new_context(
            viewport={"width": wide, "height": 900}, reduced_motion="reduce"
        )
        self.opened.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", lambda message: self._console(message))
        page.on("request", lambda request: self._request(request))
        page.goto(f"{self.url}{path}")
        page.wait_for_selector("text=Seeing")
        return page

    def rows(self, page: Page, path: str) -> list[dict[str, Any]]:
        """Return the rows of a list of the API, asked as the page would."""
        found: list[dict[str, Any]] = page.request.get(f"{self.url}/api/{path}").json()["rows"]
        return found

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "blob:", "data:", *self.allowed)):
            self.complaints.append(f"outside request: {request.url}")


@contextmanager
def running(
    store: Store,
    *,
    name: str = "sample",
    renewal: Renewal | None = None,
    layers: Layers = NO_LAYERS,
) -> Iterator[Desk]:
    """Serve a store as `tetrapylon desk` does, under the same guard and content policy.

    Pages may ask the origins of `layers` for maps, and no others.
    """
    address = address_for("127.0.0.1", None, None)
    house = House(
        keeper=Keeper(store), name=name, reviewer="tester", renewal=renewal, layers=layers
    )
    app = application(house, replace(address.rules, outside=layers.outside))
    config = uvicorn.Config(app, host=address.host, port=address.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    desk = Desk(url=f"http://127.0.0.1:{address.port}", allowed=layers.outside)
    try:
        yield desk
    finally:
        for (
            context
        ) in desk.opened:  # a page left open asks on, and draws on, through the tests that follow
            context.close()
        server.should_exit = True
        thread.join(timeout=10)
    assert desk.complaints == []
