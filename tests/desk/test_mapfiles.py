"""The map as a file: what it shows on its day, with its caption."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import httpx


def rows_of(text: str) -> list[dict[str, str]]:
    lines = [x for x in text.splitlines() if not x.startswith("# ")]
    return list(csv.DictReader(io.StringIO("\n".join(lines))))


def file_of(desk: httpx.Client, path: str, **query: str) -> httpx.Response:
    answer = desk.get(f"/api/export/{path}", params=query)
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    return answer


def test_the_maps_table_tells_who_holds_what_on_its_day(desk: httpx.Client) -> None:
    text = file_of(desk, "map", form="csv", at="2016-06-10").text
    held = {r["place"]: r["what"] for r in rows_of(text) if r["kind"] == "holder"}
    assert held["Palmyra"] == "held by Syrian army"
    assert "# map on 2016-06-10, as told by all reports" in text
    assert "GeoNames" in text


def test_a_voices_map_is_a_file_of_its_own_word(desk: httpx.Client) -> None:
    text = file_of(desk, "map", form="csv", at="2016-06-10", voice="wire:AFP").text
    assert "as told by AFP" in text
    assert not [r for r in rows_of(text) if r["what"] == "held by Syrian army"]


def test_the_maps_shapes_have_a_place_or_none(desk: httpx.Client) -> None:
    found: dict[str, Any] = json.loads(file_of(desk, "map", form="geojson", at="2016-03-23").text)
    assert found["type"] == "FeatureCollection"
    kinds = {f["properties"]["kind"] for f in found["features"]}
    assert {"holder", "happening"} <= kinds
    for feature in found["features"]:
        geometry = feature["geometry"]
        assert (geometry is None) == (feature["properties"]["lon"] is None)


def test_differences_are_a_table_with_claims_on_both_sides(desk: httpx.Client) -> None:
    text = file_of(desk, "compare", at="2016-03-10", at2="2016-06-10").text
    row = next(r for r in rows_of(text) if r["place"] == "Palmyra" and r["kind"] == "holder")
    assert (row["left"], row["right"]) == ("held by Islamic State", "held by Syrian army")
    assert row["left_claim"]
    assert row["right_claim"]
    assert "# left: map on 2016-03-10" in text


def test_victims_can_be_withheld_from_a_maps_file(desk: httpx.Client) -> None:
    text = file_of(desk, "map", form="csv", at="2016-03-23", hide_victims="true").text
    assert "names of victims are withheld" in text
