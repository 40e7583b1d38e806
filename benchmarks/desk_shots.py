"""Photograph every screen of the desk on the packaged sample: `python -m benchmarks.desk_shots [STORE]`.

Without a store the sample is read first. The pictures go to `docs/desk/`, small enough to be kept.
"""

from __future__ import annotations

import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.desk.browsing import FLAGS, Desk, chromium, running
from tetrapylon.gather.limits import Limits
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import open_tools
from tetrapylon.store.store import Store, open_store

TARGET = Path(__file__).parents[1] / "docs" / "desk"
WIDE, TALL, PHONE = 1280, 800, 400
DRAWING_MS = 9_000
"""How long the map may take where it is drawn in software."""


def screens(desk: Desk, browser: Browser) -> dict[str, str]:
    """Return the pictures to take, by name: the address of each screen, with rows that show something."""
    page = desk.page(browser, "/reports")

    def most(path: str, key: str) -> dict[str, Any]:
        return max(desk.rows(page, path), key=lambda row: int(row[key]))

    claim = desk.rows(page, "queue")[0]["claim"]["id"]
    incident = most("incidents?limit=500", "claims")["id"]
    asked = desk.rows(page, "questions?limit=500")
    distance = next(
        (q["id"] for q in asked if q["kind"] == "distance" and q["values"] > 1), asked[0]["id"]
    )
    report = most("reports?limit=500", "claims")["id"]
    brief = _edited(desk, page)
    _reviewed(desk, page)
    arcs = page.request.get(f"{desk.url}/api/lineage").json()["arcs"]
    page.context.close()
    return {
        "overview": f"/?at=2016-03-10&sel={claim}",
        "map": "/map?at=2016-03-23",
        "map-dates": "/map?cmp=dates&at=2016-03-10&at2=2016-06-10",
        "map-voices": "/map?cmp=voices&at=2016-06-10&as=wire:AFP&as2=wire:Reuters",
        "incidents": "/incidents",
        "incident": f"/incidents/{incident}",
        "questions": f"/questions/{distance}",
        "report": f"/reports/{report}",
        "claim": f"/claims/{claim}",
        "sources": "/sources",
        "side-by-side": f"/diff?left={arcs[0]['left']}&right={arcs[0]['right']}"
        if arcs
        else "/diff",
        "review": "/review",
        "search": "/search?s=Tadmur",
        "overview-dark": f"/?at=2016-06-10&q={distance}",
        "review-narrow": "/review",
        "brief": f"/brief/{brief}",
        "log": "/log",
    }


def _edited(desk: Desk, page: Page) -> str:
    """Plan a brief, reword a sentence beyond what it cites, and return the draft's id."""
    made = page.request.post(f"{desk.url}/api/drafts", data={"by": "ann"}).json()
    keys = ("report", "start", "end")
    sections = [
        {
            "heading": s["heading"],
            "sentences": [
                {
                    "key": x["key"],
                    "text": x["text"],
                    "citations": [{k: c[k] for k in keys} for c in x["citations"]],
                }
                for x in s["sentences"]
            ],
        }
        for s in made["sections"]
    ]
    sections[0]["sentences"][1]["text"] += " It lost 7,431 men."
    key = str(made["draft"]["id"])
    body = {"by": "ann", "revision": 1, "title": "For Monday", "sections": sections}
    page.request.post(f"{desk.url}/api/drafts/{key}", data=body)
    return key


def _reviewed(desk: Desk, page: Page) -> None:
    """Let two reviewers rule on the same claims, not always alike."""
    for number, row in enumerate(desk.rows(page, "queue")[3:9]):
        claim, seen = row["claim"]["id"], None
        for by in ("ann", "bo"):
            ruling = "reject" if by == "bo" and number % 3 == 2 else "accept"
            reason = "wrong day" if ruling == "reject" else ""
            body = {"claims": [claim], "ruling": ruling, "by": by, "reason": reason, "seen": seen}
            added = page.request.post(f"{desk.url}/api/rulings", data=body).json()["added"]
            seen = added[-1]["id"]


def shoot(store: Store) -> None:
    """Take every picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, running(store) as desk:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, path in screens(desk, browser).items():
            narrow, dark = name.endswith("-narrow"), name.endswith("-dark")
            context = browser.new_context(
                viewport={"width": PHONE if narrow else WIDE, "height": TALL},
                color_scheme="dark" if dark else "light",
            )
            page = context.new_page()
            page.goto(f"{desk.url}{path}")
            page.wait_for_selector("text=Seeing")
            page.wait_for_timeout(DRAWING_MS if path.startswith(("/?", "/map")) else 2_000)
            page.screenshot(path=TARGET / f"{name}.png")
            context.close()
        browser.close()


def main() -> None:
    """Open or make the record and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        given = sys.argv[1] if len(sys.argv) > 1 else None
        store = open_store(given or str(Path(folder) / "sample.db"), create=given is None)
        if given is None:
            sample = str(files("tetrapylon.cli").joinpath("sample"))
            read_inputs(store, [sample], lambda: open_tools(parses=store.parses), limits=Limits())
        shoot(store)


if __name__ == "__main__":
    main()
