"""Pictures of the map and the timeline, as a browser saves them."""

from __future__ import annotations

import base64
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browsing import Desk
from tests.desk.test_map_browser import opened

pytestmark = pytest.mark.browser

COUNT = """async (encoded) => {
  const bytes = Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let found = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] === r && data[i + 1] === g && data[i + 2] === b) found += 1;
  return found;
}"""
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


def test_a_picture_of_the_map_rings_the_place_that_is_chosen(
    served: Desk, browser: Browser
) -> None:
    page = opened(served, browser, "/map?at=2016-06-10")
    top = max(page.request.get(f"{served.url}/api/places").json(), key=lambda p: p["claims"])
    ringless, ringed = page.url, f"{page.url}&pl={top['id']}"
    found = []
    for address in (ringless, ringed):
        page = opened(served, browser, address.removeprefix(served.url))
        page.get_by_role("button", name="Export").click()
        drawing = ET.fromstring(saved(page, "Save the map as SVG").read_text(encoding="utf-8"))  # noqa: S314 - the desk made it
        rings = [g for g in drawing.iter(f"{SVG}g") if g.get("class") == "ring"]
        png = saved(page, "Save the map as PNG").read_bytes()
        found.append((len(rings), accents(page, png)))
        page.context.close()
    (none, few), (one, many) = found
    assert (none, one) == (0, 1)
    assert many > few + 200


def accents(page: Page, png: bytes) -> int:
    """Count the pixels of a picture that have the colour of what is chosen."""
    counted: int = page.evaluate(COUNT, base64.b64encode(png).decode())
    return counted


def test_the_timeline_is_saved_without_its_style_sheet(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/?at=2016-06-10")
    page.wait_for_selector("svg [role=slider]")
    page.get_by_role("button", name="Export").click()
    drawing = ET.fromstring(saved(page, "Save the timeline as SVG").read_text(encoding="utf-8"))  # noqa: S314 - the desk made it
    bars = [r for r in drawing.iter(f"{SVG}rect") if r.get("fill", "").startswith("rgb")]
    assert len(bars) > 3
    content = saved(page, "Save the timeline as PNG").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
