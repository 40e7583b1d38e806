"""Exports of the view: what they hold, and what they never let through."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import httpx

from tests.desk.conftest import desk_over
from tetrapylon.desk.exports import cell
from tetrapylon.gather.limits import Limits
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


def export(desk: httpx.Client, form: str, **query: str) -> httpx.Response:
    answer = desk.get("/api/export", params={"form": form, **query})
    assert answer.status_code == 200
    return answer


def test_a_table_holds_the_claims_within_the_filters(desk: httpx.Client) -> None:
    lines = export(desk, "csv", modality="predicted").text.splitlines()
    rows = list(csv.DictReader(io.StringIO("\n".join(x for x in lines if not x.startswith("# ")))))
    assert rows
    assert {row["modality"] for row in rows} == {"predicted"}


def test_a_formula_is_no_formula_any_more() -> None:
    assert [cell(x) for x in ("=1+1", "+1", "-x", "@x", "\tx")] == [
        "'=1+1",
        "'+1",
        "'-x",
        "'@x",
        "'\tx",
    ]
    assert cell(-3.5) == "-3.5"


def test_every_export_says_where_its_places_come_from(desk: httpx.Client) -> None:
    for form in ("csv", "jsonl", "geojson", "html"):
        assert "GeoNames" in export(desk, form).text


def test_places_without_a_point_have_no_geometry(desk: httpx.Client) -> None:
    found = json.loads(export(desk, "geojson").text)
    assert found["type"] == "FeatureCollection"
    assert all(f["geometry"] is None or f["geometry"]["type"] == "Point" for f in found["features"])


def test_a_dossier_holds_no_script(desk: httpx.Client) -> None:
    page = export(desk, "html").text
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_names_of_victims_are_withheld_where_asked_for(
    store: Store, tools: Tools, tmp_path: Path
) -> None:
    page = tmp_path / "new.txt"
    said = (
        "Shells killed Maryam Haddad, a teacher, in Homs on 3 April 2016, Colonel Hassan Ali said."
    )
    page.write_text(f"{said} Haddad was 34.\n", encoding="utf-8")
    read_inputs(store, [str(page)], lambda: tools, limits=Limits())
    with desk_over(store) as desk:
        for form in ("csv", "jsonl", "html"):
            assert "Haddad" in export(desk, form).text
            hidden = export(desk, form, hide_victims="true").text
            assert "haddad" not in hidden.casefold()
            assert "maryam" not in hidden.casefold()
            assert "Hassan Ali" in hidden
            assert "withheld" in hidden
        assert "aryam" not in export(desk, "geojson", hide_victims="true").text
