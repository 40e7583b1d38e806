"""A hostile record runs nothing, breaks no screen and no layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.browsing import running
from tests.desk.conftest import desk_over
from tests.desk.hostile import poisoned
from tests.desk.test_browser import SCREENS
from tetrapylon.gather.limits import Limits
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store

PAGE = (
    "The <img src=x onerror=window.hacked=1> Courier\n\nDAMASCUS (AFP) - The army <script>window.hacked=1"
    "</script> took the town of Homs on Monday, a \u202emilitary\u202c source \U0001f4a3 told AFP.\n"
)


@pytest.fixture
def hostile(store: Store, tools: Tools, tmp_path: Path) -> Store:
    page = tmp_path / "<svg onload=window.hacked=1>.txt"
    page.write_text(PAGE, encoding="utf-8")
    read_inputs(store, [str(page)], lambda: tools, limits=Limits())
    poisoned(store)
    return store


@pytest.mark.browser
def test_nothing_of_a_hostile_record_runs(hostile: Store, browser: Browser) -> None:
    with running(hostile) as desk:
        page = desk.page(browser)
        paths = [*SCREENS]
        for noun in ("incidents", "questions", "reports", "claims"):
            paths += [f"/{noun}/{row['id']}" for row in desk.rows(page, noun)[:5]]
        for path in paths:
            page.goto(f"{desk.url}{path}")
            page.wait_for_selector("text=Seeing")
            page.wait_for_timeout(400)
            assert page.evaluate("() => window.hacked") is None, path
            strange = "main img, main script, main iframe, main svg[onload], main [onerror]"
            assert page.locator(strange).count() == 0, path
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 1440, path


def test_every_screen_and_export_of_a_hostile_record_answers(hostile: Store) -> None:
    with desk_over(hostile) as desk:
        for path in ("status", "places", "distances", "timeline", "claims", "reports", "incidents"):
            assert desk.get(f"/api/{path}").status_code == 200
        for path in ("questions", "sources", "lineage", "queue", "search?q=%3Cscript%3E"):
            assert desk.get(f"/api/{path}").status_code == 200
        page = desk.get("/api/export", params={"form": "html"}).text
        assert "<script" not in page
        assert "<img" not in page
        json.loads(desk.get("/api/export", params={"form": "geojson"}).text)


def test_words_past_the_basic_plane_keep_their_place(hostile: Store) -> None:
    with desk_over(hostile) as desk:
        for row in desk.get("/api/reports").json()["rows"]:
            for passage in desk.get(f"/api/reports/{row['id']}").json()["passages"]:
                units = passage["text"].encode("utf-16-le", "surrogatepass")
                for mark in passage["marks"]:
                    covered = units[2 * mark["start"] : 2 * mark["end"]]
                    assert covered.decode("utf-16-le", "surrogatepass") == mark["words"]
