"""Maps and overlays that the user brought, in a real browser under the content policy that they open."""

from __future__ import annotations

import json
import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from typing_extensions import override

from tests.desk.browsing import Desk, running
from tests.desk.pmtiles import archive
from tests.desk.test_browser import DRAWN
from tests.desk.test_layers import LINE
from tetrapylon.desk.layers import open_layers
from tetrapylon.store.store import Store

pytestmark = pytest.mark.browser

STYLE = {
    "version": 8,
    "name": "brought",
    "glyphs": "/fonts/{fontstack}/{range}.pbf",
    "sources": {"tiles": {"type": "raster", "tiles": ["/{z}/{x}/{y}.png"], "tileSize": 256}},
    "layers": [{"id": "brought-tiles", "type": "raster", "source": "tiles"}],
}
HAS = """(id) => {
  const gl = document.querySelector("[data-testid=map]")?.gl;
  return gl && gl.getLayer(id) !== undefined && gl.getLayer("points") !== undefined && gl.areTilesLoaded();
}"""


def red_tile() -> bytes:
    """Return a PNG of 256 by 256 red pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + crc

    rows = (b"\0" + b"\xc8\x14\x14" * 256) * 256
    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def map_server() -> Iterator[tuple[str, list[str]]]:
    """A server of another origin with a style and tiles, and the paths that were asked for."""
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            is_style = self.path == "/style.json"
            body = json.dumps(STYLE).encode() if is_style else red_tile()
            self.send_response(200)
            self.send_header("content-type", "application/json" if is_style else "image/png")
            self.send_header("access-control-allow-origin", "*")
            self.send_header("cross-origin-resource-policy", "cross-origin")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        @override
        def log_message(self, format: str, *args: object) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def shown(desk: Desk, browser: Browser, layer: str, path: str = "/map") -> Page:
    page = desk.page(browser, path)
    page.wait_for_function(HAS, arg=layer)
    page.wait_for_function(DRAWN)
    return page


def test_a_style_that_was_brought_is_the_base_and_asks_its_own_server_alone(
    store: Store, browser: Browser, map_server: tuple[str, list[str]]
) -> None:
    origin, asked = map_server
    with running(store, layers=open_layers(style=f"{origin}/style.json")) as desk:
        page = shown(desk, browser, "brought-tiles")
        assert "/style.json" in asked
        assert any(path.endswith(".png") for path in asked)
        assert not any(path.startswith("/fonts") for path in asked)
        page.get_by_role("button", name="Layers").click()
        page.get_by_label("Base map").select_option("own")
        page.wait_for_url("**base=own**")
        page.wait_for_function(HAS, arg="land")


def test_raster_tiles_that_were_brought_lie_under_the_records_signs(
    store: Store, browser: Browser, map_server: tuple[str, list[str]]
) -> None:
    origin, _ = map_server
    layers = open_layers(raster=f"{origin}/{{z}}/{{x}}/{{y}}.png", raster_attribution="Red Maps")
    with running(store, layers=layers) as desk:
        page = shown(desk, browser, "brought")
        page.wait_for_selector("text=Red Maps")


def test_without_a_flag_a_page_cannot_reach_another_origin(
    served: Desk, browser: Browser, map_server: tuple[str, list[str]]
) -> None:
    origin, asked = map_server
    page = served.page(browser, "/map")
    refused = page.evaluate(
        "(url) => fetch(url).then(() => 'answered', () => 'refused')", f"{origin}/style.json"
    )
    assert refused == "refused"
    assert asked == []
    served.complaints[:] = [
        c for c in served.complaints if "Content Security Policy" not in c and origin not in c
    ]


def test_a_style_that_does_not_answer_leaves_the_desks_own_map(
    store: Store, browser: Browser
) -> None:
    with running(store, layers=open_layers(style="http://127.0.0.1:9/style.json")) as desk:
        page = shown(desk, browser, "land")
        page.wait_for_selector("text=the desk's own map is shown")
        desk.complaints[:] = [c for c in desk.complaints if "ERR_" not in c]


def test_an_overlay_is_drawn_named_and_can_be_hidden(
    store: Store, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "front.geojson"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    with running(store, layers=open_layers(overlays=[path])) as desk:
        page = shown(desk, browser, "overlay0-line")
        page.wait_for_selector("text=Own survey")
        page.wait_for_function(
            """() => document.querySelector("[data-testid=map]").gl.querySourceFeatures("overlay0").length > 0"""
        )
        page.get_by_role("button", name="Layers").click()
        page.get_by_label("front", exact=True).uncheck()
        page.wait_for_url("**hide=overlay0**")
        page.wait_for_function(
            "() => document.querySelector('[data-testid=map]').gl.getLayer('overlay0-line') === undefined"
        )


def test_an_overlay_of_vector_tiles_is_drawn_with_its_layers_and_its_credit(
    store: Store, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "areas.pmtiles"
    ring = [(30.0, 40.0), (46.0, 40.0), (46.0, 28.0), (30.0, 28.0)]
    path.write_bytes(archive("areas", "Surveyed", ring, attribution="<b>Own tiles</b>"))
    with running(store, layers=open_layers(overlays=[path])) as desk:
        page = shown(desk, browser, "overlay0-areas-fill")
        page.wait_for_selector("text=Own tiles")
        page.wait_for_function(
            """() => document.querySelector("[data-testid=map]").gl
                 .queryRenderedFeatures({ layers: ["overlay0-areas-fill"] })
                 .some((f) => f.properties.name === "Surveyed")"""
        )
