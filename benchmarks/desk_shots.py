"""Photograph every screen of the desk: `python -m benchmarks.desk_shots [STORE --to FOLDER]`.

Without a store the sample is read first, and the pictures go to `docs/desk/`, small enough to be kept. A store is copied before,
for a draft and rulings are added; its pictures go where `--to` says.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that the maps are shown on, and two voices to compare."""

    early: str
    late: str
    voices: tuple[str, str]


SAMPLE_DAYS = Days(early="2016-03-10", late="2016-06-10", voices=("wire:AFP", "wire:Reuters"))


def screens(desk: Desk, browser: Browser, days: Days | None) -> dict[str, str]:
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
    on = days or _days(desk, page)
    sought = _sought(page, desk, sample=days is not None)
    page.context.close()
    return {
        "overview": f"/?at={on.early}&sel={claim}",
        "map": f"/map?at={on.early}",
        "map-dates": f"/map?cmp=dates&at={on.early}&at2={on.late}",
        "map-voices": f"/map?cmp=voices&at={on.late}&as={on.voices[0]}&as2={on.voices[1]}",
        "map-list": f"/map?at={on.late}&list=1",
        "incidents": "/incidents",
        "incident": f"/incidents/{incident}",
        "questions": f"/questions/{distance}",
        "claims": "/claims",
        "claim": f"/claims/{claim}",
        "reports": "/reports",
        "report": f"/reports/{report}",
        "sources": "/sources",
        "side-by-side": f"/diff?left={arcs[0]['left']}&right={arcs[0]['right']}"
        if arcs
        else "/diff",
        "review": "/review",
        "search": f"/search?s={quote(sought)}",
        "overview-dark": f"/?at={on.late}&q={distance}",
        "review-narrow": "/review",
        "report-narrow": f"/reports/{report}",
        "brief": f"/brief/{brief}",
        "log": "/log",
    }


def _sought(page: Page, desk: Desk, *, sample: bool) -> str:
    """Return what the search screen is photographed with: a name in another spelling, else the place with most claims."""
    if sample:
        return "Tadmur"
    places = page.request.get(f"{desk.url}/api/places").json()
    return str(max(places, key=lambda p: int(p["claims"]))["name"]) if places else "town"


def _days(desk: Desk, page: Page) -> Days:
    """Take the first and the last day on which a place is told to be held, and the two wires or outlets with most claims."""
    told = page.request.get(f"{desk.url}/api/timeline").json()
    held = sorted(
        bar["since"]
        for track in told["control"][:1]
        for bar in track["bars"]
        if bar["kind"] == "held"
    )
    early, late = (held[0], held[-1]) if held else (told["last"], told["last"])
    voices = page.request.get(f"{desk.url}/api/voices").json()
    heard = sorted(voices, key=lambda v: (v["kind"] not in ("wire", "outlet"), -int(v["claims"])))
    keys = [quote(str(v["key"])) for v in heard[:2]]
    one, other = (*keys, *SAMPLE_DAYS.voices)[:2]
    return Days(early=early or "", late=late or "", voices=(one, other))


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


def shoot(store: Store, name: str, target: Path, days: Days | None) -> None:
    """Take every picture into a folder; without days the record says which."""
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, running(store, name=name) as desk:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for shot, path in screens(desk, browser, days).items():
            narrow, dark = shot.endswith("-narrow"), shot.endswith("-dark")
            context = browser.new_context(
                viewport={"width": PHONE if narrow else WIDE, "height": TALL},
                color_scheme="dark" if dark else "light",
            )
            page = context.new_page()
            page.goto(f"{desk.url}{path}")
            page.wait_for_selector("text=Seeing")
            page.wait_for_timeout(DRAWING_MS if path.startswith(("/?", "/map")) else 2_000)
            page.screenshot(path=target / f"{shot}.png")
            context.close()
        browser.close()


def main() -> None:
    """Open or make the record and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?", help="a store to photograph; without one the sample")
    parser.add_argument("--to", type=Path, help="a folder for the pictures")
    asked = parser.parse_args()
    if asked.store and not asked.to:
        parser.error("pictures of a store of your own need --to FOLDER")
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copy.db"
        for suffix in ("", "-wal") if asked.store else ():
            if Path(f"{asked.store}{suffix}").exists():
                shutil.copy(f"{asked.store}{suffix}", f"{copied}{suffix}")
        store = open_store(str(copied), create=not asked.store)
        if not asked.store:
            sample = str(files("tetrapylon.cli").joinpath("sample"))
            read_inputs(store, [sample], lambda: open_tools(parses=store.parses), limits=Limits())
        name = Path(asked.store).stem if asked.store else "sample"
        shoot(store, name, asked.to or TARGET, None if asked.store else SAMPLE_DAYS)
        store.close()


if __name__ == "__main__":
    main()
