"""How soon the desk paints and answers clicks in a real browser, on a record of any size.

`python -m benchmarks.desk_paint LARGE.db [--rounds 5] [--screens]` serves the store, opens the overview in Chromium with an empty
cache, and prints for each round: first contentful paint, the moment each panel has rows, and for clicks on a map marker, a quote,
a mark of the timeline and an answer of a question the time until the last linked panel is marked, with the processor
time of the page's main thread, of the whole browser and of the server in the 2.5 s after the click. The clock depends on what else runs; the processor times do not.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.desk.browsing import FLAGS, Desk, chromium, running
from tetrapylon.store.store import open_store

WATCH = """() => {
  const first = {};
  const wanted = {
    "status": ".counts", "map drawn": "[data-testid=map] canvas", "timeline": ".frame svg .hit",
    "question": ".matrix .cell", "article": ".reader .passage", "list": "[data-row]",
  };
  const look = () => {
    for (const [name, css] of Object.entries(wanted))
      if (!(name in first) && document.querySelector(css)) first[name] = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.firsts = first;
}"""
"""Notes when each panel first has something in it."""
MARKS = """() => {
  const signature = () => {
    return JSON.stringify({
      article: [...document.querySelectorAll(".article mark.on")].map((m) => m.dataset.claims).join(),
      question: [...document.querySelectorAll(".matrix [aria-pressed=true]")].map((m) => m.textContent).join(),
      timeline: [...document.querySelectorAll(".frame .chosen")].map((m) => m.getAttribute("aria-label")).join(),
      quote: document.querySelector(".drawer .quote")?.textContent ?? "",
      map: [...document.querySelectorAll("[data-testid=map] .ring")].map((r) => r.dataset.place).sort().join(),
    });
  };
  const parts = ["article", "question", "timeline", "quote", "map"];
  addEventListener("click", (event) => {
    const start = event.timeStamp;
    let before = JSON.parse(signature());
    const times = {};
    window.marked = null;
    const look = () => {
      const now = JSON.parse(signature());
      for (const part of parts) if (now[part] !== before[part]) times[part] = performance.now() - start;
      before = now;
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ["class", "aria-pressed"] });
    setTimeout(() => (watcher.disconnect(), (window.marked = times)), 2500);
  }, true);
}"""
"""Notes after every click when the marks of each panel changed last; looks only when something changes."""
POINTS = """() => {
  const gl = document.querySelector("[data-testid=map]")?.gl;
  if (!gl?.getLayer("points")) return null;
  const box = gl.getCanvas().getBoundingClientRect();
  const found = gl.queryRenderedFeatures({ layers: ["points"] }).map((f) => gl.project(f.geometry.coordinates))
    .filter((p) => p.x > 60 && p.y > 60 && p.x < box.width * 0.4 && p.y < box.height - 60).map((p) => [p.x, p.y]);
  return found.length ? found : null;
}"""


@dataclass(kw_only=True)
class Meter:
    """Processor time of a page's main thread, its whole browser, and this process with the server in it."""

    page: CDPSession
    browser: CDPSession
    spent: dict[str, float] = field(default_factory=dict)

    def _now(self) -> dict[str, float]:
        metrics = {
            m["name"]: m["value"] for m in self.page.send("Performance.getMetrics")["metrics"]
        }
        processes = self.browser.send("SystemInfo.getProcessInfo")["processInfo"]
        return {
            "page": metrics["TaskDuration"] * 1000,
            "browser": sum(p["cpuTime"] for p in processes) * 1000,
            "server": time.process_time() * 1000,
        }

    @contextmanager
    def over(self) -> Iterator[None]:
        """Keep in `spent` what a block took, in milliseconds."""
        before = self._now()
        yield
        after = self._now()
        self.spent = {name: after[name] - before[name] for name in after}


@dataclass(kw_only=True)
class Table:
    """Figures by what was measured, printed as medians and worst."""

    rows: dict[str, list[float]] = field(default_factory=dict)

    def add(self, what: str, figures: Mapping[str, float]) -> None:
        """Add the figures of one round."""
        for name, value in figures.items():
            self.rows.setdefault(f"{what}: {name}", []).append(value)

    def show(self) -> None:
        """Print the figures."""
        for name, values in self.rows.items():
            print(
                f"{name:<44} median {statistics.median(values):7.0f}   worst {max(values):7.0f} ms   of {len(values)}"
            )


def opened(browser: Browser, url: str, table: Table, what: str) -> tuple[Page, Meter]:
    """Open an address with an empty cache and note the paints."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(f"({WATCH})(); ({MARKS})();")
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    meter = Meter(page=cdp, browser=browser.new_browser_cdp_session())
    with meter.over():
        page.goto(url)
        page.wait_for_selector("text=Seeing")
        page.wait_for_load_state("networkidle")
    paint = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime)"
    )
    table.add(what, {"first paint": paint[0] if paint else float("nan")})
    table.add(what, {f"{k} is there": v for k, v in page.evaluate("window.firsts").items()})
    table.add(what, {f"processor of {k} until idle": v for k, v in meter.spent.items()})
    return page, meter


def clicked(page: Page, meter: Meter, table: Table, what: str, click: Callable[[], None]) -> None:
    """Click and note when the panels were marked."""
    with meter.over():
        click()
        page.wait_for_function("() => window.marked")
    marked = page.evaluate("window.marked")
    table.add(what, {**marked, "all": max(marked.values(), default=float("nan"))})
    table.add(what, {f"processor of {k}": v for k, v in meter.spent.items()})


def overview(browser: Browser, desk: Desk, table: Table, number: int) -> None:
    """Open the overview and click once on each kind of thing."""
    page, meter = opened(browser, f"{desk.url}/", table, "overview")
    page.wait_for_function(POINTS)
    page.wait_for_timeout(3_000)
    spots = page.evaluate(POINTS)
    x, y = spots[number % len(spots)]
    board = page.get_by_test_id("map")
    clicked(page, meter, table, "marker", lambda: board.click(position={"x": x, "y": y}))
    quotes = page.locator(".drawer .quote")
    clicked(page, meter, table, "quote", lambda: quotes.nth(number + 1).click())
    hits = page.locator(".frame .hit rect.bar, .frame .hit rect:not([fill=transparent])")
    clicked(
        page,
        meter,
        table,
        "timeline",
        lambda: hits.nth(number % max(1, hits.count())).dispatch_event("click"),
    )
    cells = page.locator(".matrix .cell[aria-pressed=false]")
    clicked(page, meter, table, "answer", lambda: cells.nth(0).click())
    page.context.close()


def main() -> None:
    """Serve a store and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--screens", nargs="*", default=["claims", "reports", "incidents"])
    asked = parser.parse_args()
    table = Table()
    with sync_playwright() as playwright, running(open_store(asked.store)) as desk:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for number in range(asked.rounds):
            overview(browser, desk, table, number)
            for screen in asked.screens:
                page, _ = opened(browser, f"{desk.url}/{screen}", table, screen)
                page.context.close()
        browser.close()
    table.show()


if __name__ == "__main__":
    main()
