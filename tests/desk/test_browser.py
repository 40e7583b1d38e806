"""The desk in a real browser, under the content policy that it is served with."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.desk.browsing import AXE, WAIT_MS, Desk

pytestmark = pytest.mark.browser

COLOURS = """(blank) => new Promise((done) => {
  const gl = document.querySelector("[data-testid=map]").gl;
  const read = () => {
    const canvas = gl.getCanvas();
    const pen = canvas.getContext("webgl2");
    const pixels = new Uint8Array(canvas.width * canvas.height * 4);
    pen.readPixels(0, 0, canvas.width, canvas.height, pen.RGBA, pen.UNSIGNED_BYTE, pixels);
    const seen = new Set();
    for (let i = 0; i < pixels.length; i += 4) seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    done(seen.size);
  };
  if (blank) gl.setStyle({ version: 8, sources: {}, layers: [] }, { diff: false });
  setTimeout(() => { gl.once("render", read); gl.triggerRepaint(); }, blank ? 1500 : 0);
})"""
DRAWN = """() => {
  const gl = document.querySelector("[data-testid=map]")?.gl;
  return gl && gl.getLayer("points") && gl.queryRenderedFeatures({ layers: ["points"] }).length > 0;
}"""
MARKED = """() => {
  const found = {};
  for (const mark of document.querySelectorAll("mark[data-claims]"))
    for (const id of mark.dataset.claims.split(" ")) found[id] = (found[id] ?? "") + mark.textContent;
  return found;
}"""
ICON = """(name) => {
  const gl = document.querySelector("[data-testid=map]").gl;
  const found = gl.querySourceFeatures("points").find((f) => f.properties.name === name);
  return found ? found.properties.icon : null;
}"""
SLOW = """(ms) => {
  const ask = window.fetch.bind(window);
  window.fetch = async (...all) => {
    const answer = await ask(...all);
    await new Promise((done) => setTimeout(done, ms));
    return answer;
  };
}"""
SCREENS = (
    "/", "/map", "/?list=1", "/incidents", "/questions", "/claims", "/reports", "/sources", "/review", "/log", "/brief",
    "/search?s=Palmyra", "/map?list=1&at=2016-03-23", "/map?cmp=dates&at=2016-03-10&at2=2016-06-10",
    "/map?cmp=voices&as=wire:AFP&as2=wire:AP",
)  # fmt: skip


def test_the_map_is_drawn_and_a_blank_one_is_not(served: Desk, browser: Browser) -> None:
    page = served.page(browser)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(500)
    assert page.evaluate(COLOURS, 0) > 100
    assert page.evaluate(COLOURS, 1) <= 2


def test_the_highlighted_words_are_the_stored_words_of_every_claim(
    served: Desk, browser: Browser
) -> None:
    page = served.page(browser, "/reports")
    for report in served.rows(page, "reports?limit=500"):
        page.goto(f"{served.url}/reports/{report['id']}")
        page.wait_for_selector(".reader")
        claims = {
            c["id"]: c["words"]
            for c in served.rows(page, f"claims?report={report['id']}&limit=500")
        }
        assert page.evaluate(MARKED) == claims


def test_a_marker_leads_to_a_quote_in_two_clicks(served: Desk, browser: Browser) -> None:
    page = served.page(browser)
    page.wait_for_function(DRAWN)
    spot = page.evaluate(
        """() => {
          const gl = document.querySelector("[data-testid=map]").gl;
          const place = gl.querySourceFeatures("points").find((f) => f.properties.name === "Palmyra");
          const at = gl.project(place.geometry.coordinates);
          return [at.x, at.y];
        }"""
    )
    page.get_by_test_id("map").click(position={"x": spot[0], "y": spot[1]})
    page.locator(".drawer .quote").first.click()
    page.wait_for_selector("mark.on")
    said = page.locator(".drawer .quote[aria-pressed=true] .serif").inner_text()
    assert page.locator("mark.on").first.inner_text() in said


def test_the_date_changes_who_holds_the_town(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/?at=2016-03-10")
    page.wait_for_function(DRAWN)
    before = page.evaluate(ICON, "Palmyra")
    slider = page.get_by_role("slider", name="Date")
    slider.focus()
    for _ in range(12):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function(
        """() => {
          const gl = document.querySelector("[data-testid=map]").gl;
          const found = gl.querySourceFeatures("points").find((f) => f.properties.name === "Palmyra");
          return found && found.properties.icon.includes("army");
        }"""
    )
    assert "islamic-state" in before
    assert "at=2016-06-02" in page.url


def test_keys_rule_and_undo(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/review")
    page.wait_for_selector(".ruling")
    first = page.locator(".queue [aria-pressed=true] b").inner_text()
    page.keyboard.press("a")
    page.wait_for_function(
        "(was) => document.querySelector('.queue [aria-pressed=true] b')?.innerText !== was",
        arg=first,
    )
    page.wait_for_selector("text=1 reviewed")
    page.keyboard.press("u")
    page.wait_for_selector("text=0 reviewed")
    page.wait_for_function(
        "(was) => document.querySelector('.queue [aria-pressed=true] b')?.innerText === was",
        arg=first,
    )
    page.keyboard.press("r")
    page.wait_for_selector("text=not said so")
    page.keyboard.press("1")
    page.wait_for_selector("text=1 reviewed")


def test_keys_pressed_right_after_an_undo_act_on_the_claim_it_brings_back(
    served: Desk, browser: Browser
) -> None:
    page = served.page(browser, "/review")
    page.wait_for_selector(".ruling")
    first = page.locator(".queue [aria-pressed=true] b").inner_text()
    page.keyboard.press("a")
    page.wait_for_selector("text=1 reviewed")
    page.evaluate(SLOW, 700)
    page.keyboard.press("u")
    page.keyboard.press("r")
    page.wait_for_selector("text=not said so")
    assert page.locator(".queue [aria-pressed=true] b").inner_text() == first
    page.wait_for_timeout(3000)
    page.keyboard.press("1")
    page.wait_for_selector("text=1 reviewed")
    page.keyboard.press("u")
    page.wait_for_selector("text=0 reviewed")
    page.keyboard.press("a")
    page.wait_for_selector("text=1 reviewed")


def test_no_key_rules_on_a_claim_whose_words_were_not_shown(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/review")
    page.wait_for_selector(".ruling")
    page.evaluate(SLOW, 700)
    page.keyboard.press("a")
    page.keyboard.press("a")
    page.wait_for_selector("text=1 reviewed")
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.wait_for_selector("text=not said so")
    page.wait_for_timeout(3000)
    assert page.locator("text=1 reviewed").count() == 1


def test_a_correction_by_buttons_is_kept(served: Desk, browser: Browser) -> None:
    page = served.page(browser, "/reports")
    report = served.rows(page, "reports")[0]["id"]
    claim = served.rows(page, f"claims?report={report}")[0]["id"]
    page.goto(f"{served.url}/reports/{report}?sel={claim}")
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("When (EDTF)").fill("2016-03")
    page.get_by_role("button", name="Save correction").click()
    page.wait_for_selector(".state.corrected")
    assert served.rows(page, f"claims?report={report}")[0]["state"] == "corrected"


def test_two_reviewers_see_one_another(served: Desk, browser: Browser) -> None:
    one, two = served.page(browser, "/review"), served.page(browser, "/review")
    for page in (one, two):
        page.wait_for_selector(".ruling")
    one.keyboard.press("a")
    two.wait_for_selector("text=1 reviewed")
    assert served.rows(two, "claims?state=accepted&limit=1")


def test_filters_live_in_the_address(served: Desk, browser: Browser) -> None:
    page = served.page(browser)
    page.get_by_label("how", exact=True).select_option("predicted")
    page.wait_for_url("**/*modality=predicted*")
    all_claims = page.request.get(f"{served.url}/api/status").json()["counts"]["claims"]
    page.wait_for_function(
        "(all) => !document.querySelector('.seeing').innerText.includes(`Seeing ${all} `)",
        arg=all_claims,
    )
    said = page.locator(".seeing").inner_text()
    again = served.page(browser, page.url.removeprefix(served.url))
    again.wait_for_function(
        "(said) => document.querySelector('.seeing')?.innerText === said", arg=said
    )
    page.go_back()
    page.wait_for_function("() => !location.search.includes('modality')")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_screen_has_a_barrier(served: Desk, browser: Browser, theme: str) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core; run `make ui`")
    page = served.page(browser)
    sentences = {
        f"/{noun}/{served.rows(page, noun)[0]['id']}"
        for noun in ("incidents", "questions", "reports", "claims")
    }
    claim = served.rows(page, "queue")[0]["claim"]["id"]
    session = page.context.new_cdp_session(page)
    session.send("Page.setBypassCSP", {"enabled": True})
    page.evaluate("(theme) => localStorage.setItem('tetrapylon.theme', theme)", theme)
    found: list[str] = []
    for path in (*SCREENS, *sorted(sentences), f"/?sel={claim}"):
        page.goto(f"{served.url}{path}")
        page.wait_for_selector("text=Seeing")
        page.wait_for_timeout(1500)
        page.add_script_tag(path=str(AXE))
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        result = page.evaluate(
            "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } })", tags
        )
        found += [f"{path}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]]
    assert found == []


def test_the_desk_can_be_walked_with_the_keyboard_alone(served: Desk, browser: Browser) -> None:
    page = served.page(browser)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("/")
    page.keyboard.type("Tadmur")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Search: Tadmur")
    page.locator("section[aria-label=Hits] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.on")
    page.keyboard.press("j")
    page.wait_for_selector("mark.on")


def test_a_narrow_screen_needs_no_sideways_scrolling(served: Desk, browser: Browser) -> None:
    for path in ("/", "/review", "/reports", "/map", "/map?cmp=dates"):
        page = served.page(browser, path, wide=400)
        page.wait_for_timeout(800)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 400


def test_without_webgl_the_map_is_a_list(served: Desk, browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(WAIT_MS)
    page.add_init_script(
        "HTMLCanvasElement.prototype.getContext = function (kind) { return null; };"
    )
    page.goto(served.url)
    page.wait_for_selector("text=The map cannot be drawn here")
    assert page.locator("table").first.is_visible()
