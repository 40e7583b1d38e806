"""The map in a real browser: holders, movements, voices, two maps side by side, and the way to a quote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browsing import Desk, running
from tests.desk.test_browser import DRAWN
from tetrapylon.gather.limits import Limits
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import open_store

pytestmark = pytest.mark.browser

SPOTS = """() => {
  const gl = document.querySelector("[data-testid=map]").gl;
  const canvas = gl.getCanvas();
  const seen = new Map();
  for (const f of gl.queryRenderedFeatures({ layers: ["points"] })) {
    const at = gl.project(f.geometry.coordinates);
    const inside = at.x > 5 && at.y > 5 && at.x < canvas.clientWidth - 60 && at.y < canvas.clientHeight - 40;
    if (inside) seen.set(f.properties.name, { name: f.properties.name, x: at.x, y: at.y });
  }
  return [...seen.values()];
}"""
INKED = """([name, colour, blank]) => new Promise((done) => {
  const gl = document.querySelector("[data-testid=map]").gl;
  const place = gl.querySourceFeatures("points").find((f) => f.properties.name === name);
  const spot = gl.project(place.geometry.coordinates);
  const read = () => {
    const canvas = gl.getCanvas();
    const pen = canvas.getContext("webgl2");
    const scale = canvas.width / canvas.clientWidth;
    const side = Math.round(26 * scale);
    const pixels = new Uint8Array(side * side * 4);
    const [left, low] = [spot.x * scale - side / 2, canvas.height - spot.y * scale - side / 2];
    pen.readPixels(Math.round(left), Math.round(low), side, side, pen.RGBA, pen.UNSIGNED_BYTE, pixels);
    let found = 0;
    for (let i = 0; i < pixels.length; i += 4)
      if (Math.max(...[0, 1, 2].map((c) => Math.abs(pixels[i + c] - colour[c]))) < 12) found += 1;
    done(found);
  };
  if (blank) gl.setStyle({ version: 8, sources: {}, layers: [] }, { diff: false });
  setTimeout(() => { gl.once("render", read); gl.triggerRepaint(); }, 1200);
})"""
IDLE = """(id) => {
  const gl = document.querySelector(`[data-testid=${id}]`)?.gl;
  return gl && gl.getLayer("points") && gl.loaded() && gl.queryRenderedFeatures({ layers: ["points"] }).length > 0;
}"""
ICONS = """(id) => Object.fromEntries(
  document.querySelector(`[data-testid=${id}]`).gl.querySourceFeatures("points").map((f) => [f.properties.name, f.properties.icon]))"""
FIRST_HOLDER = [0x3D, 0x3F, 0x46]
SECOND_HOLDER = [0xB0, 0x44, 0x37]
FLIGHT = (
    "Wire Three\n\n12 July 2017\n\nThousands of people fled Mosul for Erbil on Tuesday, aid workers said. "
    "Iraqi soldiers withdrew from Tikrit on Tuesday, a police officer said."
)


def opened(desk: Desk, browser: Browser, path: str) -> Page:
    page = desk.page(browser, path)
    page.wait_for_function(DRAWN)
    return page


def test_every_marker_leads_to_a_quote_in_two_clicks(served: Desk, browser: Browser) -> None:
    page = opened(served, browser, "/map?at=2016-03-23")
    page.locator("summary", has_text="Legend").click()
    spots = page.evaluate(SPOTS)
    assert {"Palmyra", "Homs", "Damascus", "Aleppo"} <= {s["name"] for s in spots}
    for spot in spots:
        page.get_by_test_id("map").click(position={"x": spot["x"], "y": spot["y"]})
        page.wait_for_selector(".drawer .quote")
        offered = page.locator(".drawer h3 bdi, .drawer .also bdi").all_inner_texts()
        assert spot["name"] in offered
        if spot["name"] in ("Palmyra", "Homs", "Damascus", "Aleppo"):
            assert offered[0] == spot["name"]
        page.get_by_role("button", name="Close", exact=True).click()
        page.wait_for_selector(".drawer", state="detached")
    page.get_by_test_id("map").click(position={"x": spots[0]["x"], "y": spots[0]["y"]})
    page.locator(".drawer .quote").first.click()
    page.wait_for_selector("mark.on")


def test_the_pixels_of_a_marker_are_its_holders(served: Desk, browser: Browser) -> None:
    page = opened(served, browser, "/map?at=2015-09-10&hide=halos,happenings")
    assert page.evaluate(INKED, ["Palmyra", FIRST_HOLDER, False]) > 60
    assert page.evaluate(INKED, ["Palmyra", SECOND_HOLDER, False]) == 0
    page.goto(f"{served.url}/map?at=2016-06-10&hide=halos,happenings")
    page.wait_for_function(DRAWN)
    assert page.evaluate(INKED, ["Palmyra", SECOND_HOLDER, False]) > 60
    assert page.evaluate(INKED, ["Palmyra", FIRST_HOLDER, False]) == 0


def test_a_blank_map_has_no_pixel_of_a_holder(served: Desk, browser: Browser) -> None:
    page = opened(served, browser, "/map?at=2016-06-10")
    page.evaluate(
        "() => { const gl = document.querySelector('[data-testid=map]').gl; gl.loaded(); }"
    )
    assert page.evaluate(INKED, ["Palmyra", SECOND_HOLDER, True]) == 0


def test_the_map_takes_one_wires_word_and_the_address_says_so(
    served: Desk, browser: Browser
) -> None:
    page = opened(served, browser, "/map?at=2016-06-10")
    assert "army" in page.evaluate(ICONS, "map")["Palmyra"]
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("as reported by").select_option("wire:AFP")
    page.wait_for_url("**as=wire%3AAFP**")
    page.wait_for_function(
        """() => document.querySelector("[data-testid=map]").gl.querySourceFeatures("points")
          .some((f) => f.properties.name === "Palmyra" && f.properties.icon.startsWith("silent"))"""
    )
    page.get_by_role("button", name="Show what all reports tell").click()
    page.wait_for_function("() => !location.search.includes('as=')")


def test_two_dates_stand_side_by_side_and_differ_in_words_too(
    served: Desk, browser: Browser
) -> None:
    page = served.page(browser, "/map?cmp=dates&at=2015-09-10&at2=2016-06-10")
    for map_ in ("map", "map2"):
        page.wait_for_function(IDLE, arg=map_)
    left, right = page.evaluate(ICONS, "map"), page.evaluate(ICONS, "map2")
    assert "islamic-state" in left["Palmyra"]
    assert "army" in right["Palmyra"]
    row = page.locator("section[aria-label=Differences] tr", has_text="who holds it").first
    assert "held by Islamic State" in row.inner_text()
    row.get_by_role("button").first.click()
    page.wait_for_selector("mark.on")
    page.get_by_role("button", name="two speakers").click()
    page.wait_for_url("**cmp=voices**")
    page.get_by_label("right: told by").select_option("wire:AP")
    page.wait_for_url("**as2=wire%3AAP**")
    page.get_by_role("button", name="One map").click()
    page.wait_for_function("() => !location.search.includes('cmp')")


def test_layers_are_switched_by_keyboard_and_kept_in_the_address(
    served: Desk, browser: Browser
) -> None:
    page = opened(served, browser, "/map?at=2016-03-23")
    page.get_by_role("button", name="Layers").focus()
    page.keyboard.press("Enter")
    page.get_by_label("happenings", exact=True).focus()
    page.keyboard.press("Space")
    page.wait_for_url("**hide=happenings**")
    page.wait_for_function(
        """() => document.querySelector("[data-testid=map]").gl.querySourceFeatures("happenings").length === 0"""
    )
    page.keyboard.press("Escape")
    assert page.locator("#layer-menu").count() == 0
    assert page.evaluate("() => document.activeElement.textContent") == "Layers"


def test_towns_rivers_and_local_names_label_the_ground(served: Desk, browser: Browser) -> None:
    page = opened(served, browser, "/map?at=2016-03-23&m=38.3,34.6,6.5")
    page.wait_for_function(
        """() => {
          const gl = document.querySelector("[data-testid=map]").gl;
          const towns = gl.querySourceFeatures("towns");
          return towns.some((f) => f.properties.local) && gl.querySourceFeatures("rivers").length > 0;
        }"""
    )
    places = page.evaluate(
        """() => document.querySelector("[data-testid=map]").gl.querySourceFeatures("points")
          .map((f) => [f.properties.name, f.properties.local])"""
    )
    assert ["Palmyra", "تدمر"] in places


@pytest.fixture
def moving(tmp_path: Path, tools: Tools) -> Iterator[Desk]:
    """A desk over a report that tells of people on a way."""
    (tmp_path / "flight.txt").write_text(FLIGHT, encoding="utf-8")
    store = open_store(str(tmp_path / "record.db"), create=True)
    read_inputs(store, [str(tmp_path / "flight.txt")], lambda: tools, limits=Limits())
    with running(store) as desk:
        yield desk
    store.close()


def test_a_flight_is_an_arc_with_a_head_and_a_half_told_one_is_none(
    moving: Desk, browser: Browser
) -> None:
    page = opened(moving, browser, "/map?at=2017-07-12")
    drawn: dict[str, Any] = page.evaluate(
        """() => {
          const gl = document.querySelector("[data-testid=map]").gl;
          const of = (id) => gl.querySourceFeatures(id).map((f) => f.properties);
          return { ways: of("ways"), heads: of("heads"), halves: of("halves") };
        }"""
    )
    assert {w["kind"] for w in drawn["ways"]} == {"displacement"}
    assert 30 < drawn["heads"][0]["turn"] < 140
    assert {h["icon"] for h in drawn["halves"]} == {"way-out"}
    page.get_by_role("button", name="List").click()
    said = page.locator("text=from Mosul, towards Erbil").first
    said.click()
    page.wait_for_selector("mark.on")
    assert "fled Mosul for Erbil" in page.locator("mark.on").first.inner_text()
