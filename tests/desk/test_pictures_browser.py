"""Pictures of the map and the timeline, as a browser saves them."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browsing import Desk
from tests.desk.test_map_browser import opened

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, button: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path())


def test_the_map_is_saved_as_a_drawing_with_its_caption(served: Desk, browser: Browser) -> None:
    page = opened(served, browser, "/map?at=2016-06-10")
    page.get_by_role("button", name="Export").click()
    claims = page.request.get(f"{served.url}/api/status").json()["counts"]["claims"]
    drawing = ET.fromstring(saved(page, "Save the map as SVG").read_text(encoding="utf-8"))  # noqa: S314 - the desk made it
    words = " ".join(" ".join(t.itertext()) for t in drawing.iter(f"{SVG}text"))
    for said in (
        "10 Jun 2016",
        "as told by all reports",
        f"{claims} claims",
        "GeoNames",
        "Natural Earth",
    ):
        assert said in words
    assert "Palmyra" in words
    assert "تدمر" in words
    assert drawing.find(f".//{SVG}circle") is not None
    assert not list(drawing.iter(f"{SVG}script"))


def test_the_map_is_saved_as_pixels(served: Desk, browser: Browser) -> None:
    page = opened(served, browser, "/map?at=2016-06-10")
    page.get_by_role("button", name="Export").click()
    content = saved(page, "Save the map as PNG").read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert width > 1600
    assert height > 600
    assert len(content) > 20_000


def test_the_timeline_is_saved_without_its_style_sheet(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/?at=2016-06-10")
    page.wait_for_selector("svg [role=slider]")
    page.get_by_role("button", name="Export").click()
    drawing = ET.fromstring(saved(page, "Save the timeline as SVG").read_text(encoding="utf-8"))  # noqa: S314 - the desk made it
    bars = [r for r in drawing.iter(f"{SVG}rect") if r.get("fill", "").startswith("rgb")]
    assert len(bars) > 3
    content = saved(page, "Save the timeline as PNG").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
