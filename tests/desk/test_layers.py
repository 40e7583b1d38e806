"""What the user brings to the map: looked through, and the content policy opened by that much and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.desk.conftest import PORT
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.guard import LOOPBACK, Rules, policy_with
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.layers import Layers, LayerUnreadable, open_layers, origin_of
from tetrapylon.store.store import Store

LINE = {
    "type": "FeatureCollection",
    "attribution": "Own survey",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "front"},
            "geometry": {"type": "LineString", "coordinates": [[38.0, 34.4], [38.4, 34.6]]},
        }
    ],
}


def desk_with(store: Store, layers: Layers) -> TestClient:
    house = House(keeper=Keeper(store), name="sample", reviewer="tester", layers=layers)
    app = application(house, Rules(hosts=LOOPBACK, port=PORT, outside=layers.outside))
    return TestClient(app, base_url=f"http://127.0.0.1:{PORT}")


def test_the_policy_names_no_other_origin_unless_one_is_brought() -> None:
    assert "http" not in policy_with(())
    opened = policy_with(("https://tiles.example:8443",))
    rows = dict(row.split(" ", 1) for row in opened.split("; "))
    changed = {k for k, v in rows.items() if "tiles.example" in v}
    assert changed == {"connect-src", "img-src"}
    assert rows["script-src"] == "'self'"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://tiles.example/a",
        "https://user:secret@tiles.example/a",
        "https://tiles.example; script-src *",
        "javascript:alert(1)",
        "https://",
        "/etc/passwd",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(LayerUnreadable):
        origin_of(url)


def test_tiles_need_their_three_numbers() -> None:
    with pytest.raises(LayerUnreadable, match=r"\{z\}"):
        open_layers(raster="https://tiles.example/1/2/3.png")


@pytest.mark.parametrize("content", ["", "[1]", '{"type": "Topology"}', "<kml/>"])
def test_a_file_that_is_no_overlay_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "overlay.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LayerUnreadable):
        open_layers(overlays=[path])


def test_overlays_are_served_with_their_attribution(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "front line.geojson"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    with desk_with(store, open_layers(overlays=[path])) as desk:
        rows = desk.get("/api/layers").json()
        assert rows["overlays"] == [
            {"number": 0, "name": "front line", "kind": "geojson", "attribution": "Own survey"}
        ]
        assert desk.get("/api/overlays/0").json() == LINE
        for number in ("1", "-1", "0%2F..%2F..%2Fetc%2Fpasswd"):
            assert desk.get(f"/api/overlays/{number}").status_code in (404, 422)


def test_a_desk_without_layers_says_so(store: Store) -> None:
    with desk_with(store, Layers()) as desk:
        answer = desk.get("/api/layers")
        assert answer.json() == {"style": None, "raster": None, "overlays": []}
        assert "http" not in answer.headers["content-security-policy"]
