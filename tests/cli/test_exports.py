"""Every export validates or comes back with the library of its format, and speaks in no party's words."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.tell.tables import TABLES, Kind

PAGES = {
    "a.txt": "Regime forces near Mosul\n\nMOSUL (AFP) - Regime forces and the Iraqi army clashed with the Islamic "
    "State group in Mosul on 10 July 2017, a military source told AFP. The terrorists killed 12 people, he said. "
    "Some 3,000 residents fled the city.\n\n11 July 2017\n",
    "=b.txt": "Town taken\n\n12 July 2017\n\nThe Iraqi army captured Mosul on 11 July 2017, the agency said. "
    "Aid reached 500 people in Mosul.\n",
}
FORMATS = ("geojson", "hxl", "ftm", "jsonld", "parquet", "csv", "md", "html")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    place = str(folder / "r.db")
    done = CliRunner().invoke(app, ["read", str(folder), "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    return place


@pytest.fixture(scope="module")
def out(store: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    for form in FORMATS:
        to = ["--to", str(folder / form), "--format", form]
        done = CliRunner().invoke(app, ["export", *to, "--store", store])
        assert done.exit_code == 0, done.output
    return folder


def test_geojson_keeps_the_rules_of_its_standard(out: Path) -> None:
    made = json.loads((out / "geojson" / "record.geojson").read_text(encoding="utf-8"))
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made
    assert made["features"]
    for feature in made["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert feature["properties"]["precision_km"] is not None
    assert "GeoNames" in made["attribution"]


def test_hxl_is_read_and_validated_by_its_library(out: Path) -> None:
    hxl = pytest.importorskip("hxl")
    text = (out / "hxl" / "figures.hxl.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    data = hxl.data(rows)
    assert "#indicator+value+num" in {c.display_tag for c in data.columns}
    killed = [
        row.get("#indicator+value+num") for row in data if row.get("#indicator+name") == "killed"
    ]
    assert killed == ["12.0"]
    assert hxl.data(rows).validate()


def test_ftm_entities_are_valid_things_of_the_model(out: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    lines = (out / "ftm" / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    ids, named = set(), []
    for line in lines:
        row = json.loads(line)
        proxy = model.get_proxy(row, cleaned=False)
        model.get(row["schema"]).validate(row)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in row["properties"].items()}
        ids.add(row["id"])
        named += [
            v for p in ("involved", "addressEntity", "proof") for v in row["properties"].get(p, [])
        ]
    assert set(named) <= ids
    assert "Event" in {json.loads(line)["schema"] for line in lines}


def test_ftm_statements_have_the_keys_that_the_library_makes(out: Path) -> None:
    statement = pytest.importorskip("followthemoney.statement").Statement
    lines = (out / "ftm" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        again = statement.from_dict({**row, "id": None})
        assert again.generate_key() == row["id"]


def test_parquet_opens_in_duckdb_with_the_documented_columns(out: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    types = {
        Kind.TEXT: "VARCHAR", Kind.NUMBER: "DOUBLE", Kind.WHOLE: "BIGINT", Kind.FLAG: "BOOLEAN",
        Kind.LIST: "VARCHAR[]",
    }  # fmt: skip
    for table in TABLES:
        path = out / "parquet" / f"{table.name}.parquet"
        rows = duckdb.sql(f"describe select * from '{path}'").fetchall()  # noqa: S608
        assert [(r[0], r[1]) for r in rows] == [(c.name, types[c.kind]) for c in table.columns]
    killed = duckdb.sql(
        f"select value from '{out}/parquet/quantities.parquet' where measures = 'killed'"  # noqa: S608
    ).fetchall()
    assert killed == [(12.0,)]


def test_csv_holds_the_same_rows_as_parquet(out: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in TABLES:
        text = (out / "csv" / f"{table.name}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len(rows) == parquet.read_table(out / "parquet" / f"{table.name}.parquet").num_rows


def test_no_csv_cell_is_one_that_a_spreadsheet_would_run(out: Path) -> None:
    cells = [
        cell
        for path in [*(out / "csv").glob("*.csv"), *(out / "hxl").glob("*.csv")]
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
        for cell in row
    ]
    assert not [c for c in cells if c.startswith(("=", "+", "@"))]
    assert not [c for c in cells if c.startswith("-") and not c[1:2].isdigit()]


def test_the_records_own_voice_holds_no_loaded_label(out: Path) -> None:
    labels = load_labels()
    for table in TABLES:
        own = [c.name for c in table.columns if c.own]
        text = (out / "csv" / f"{table.name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(io.StringIO(text)):
            assert not [row[name] for name in own if labels.loaded(row[name])]
    made = json.loads((out / "geojson" / "record.geojson").read_text(encoding="utf-8"))
    titles = [f["properties"].get("title") or "" for f in made["features"]]
    assert not [t for t in titles if labels.loaded(t)]


def test_the_dossier_has_the_brief_and_a_page_for_the_town_fought_over(out: Path) -> None:
    index = (out / "html" / "index.html").read_text(encoding="utf-8")
    assert "<script" not in index
    assert "Bottom line" in index
    assert (out / "html" / "places" / "mosul.html").is_file()
    assert (out / "md" / "places" / "mosul.md").is_file()


def test_footnotes_open_the_words_where_they_stand(out: Path) -> None:
    index = (out / "html" / "index.html").read_text(encoding="utf-8")
    assert "<details" in index
    assert "<mark>" in index


@pytest.mark.parametrize("form", FORMATS)
def test_the_manifest_lists_every_file_with_its_digest(out: Path, form: str) -> None:
    listed = json.loads((out / form / "MANIFEST.json").read_text(encoding="utf-8"))
    assert listed["format"] == form
    assert any("GeoNames" in line for line in listed["attribution"])
    for row in listed["files"]:
        content = (out / form / row["path"]).read_bytes()
        assert row["sha256"] == sha256(content).hexdigest()


def test_a_claim_in_json_ld_points_at_its_words(out: Path) -> None:
    graph = json.loads((out / "jsonld" / "claims.jsonld").read_text(encoding="utf-8"))["@graph"]
    nodes = {n["@id"]: n for n in graph}
    claims = [n for n in graph if "appearance" in n]
    assert claims
    texts = {n["name"]: PAGES[n["name"]] for n in graph if n["@type"] == "NewsArticle"}
    for claim in claims:
        text = texts[nodes[claim["appearance"]["@id"]]["name"]]
        quote, position = claim["selectedIn"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == claim["text"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_a_source_without_a_name_is_described_in_json_ld_not_named(out: Path) -> None:
    graph = json.loads((out / "jsonld" / "claims.jsonld").read_text(encoding="utf-8"))["@graph"]
    authors = [n["author"] for n in graph if n.get("tp:claimantType") == "anonymous_official"]
    assert {"@type": "Person", "description": "a military source"} in authors
