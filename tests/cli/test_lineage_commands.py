"""The commands about copying: lineage, diff and report."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tetrapylon.cli.app import app

SAMPLES = ("01_levant_courier.txt", "02_harbour_gazette.txt", "04_tidewater_standard.txt")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("lineage")
    sample = files("tetrapylon.cli") / "sample"
    for name in SAMPLES:
        (folder / name).write_text((sample / name).read_text("utf-8"), "utf-8")
    place = str(folder / "r.db")
    paths = [str(folder / name) for name in SAMPLES]
    done = CliRunner().invoke(app, ["read", *paths, "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    return place


def _run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def test_lineage_names_the_agency_and_the_parent(store: str) -> None:
    done = _run(store, "lineage", "--format", "json")
    assert done.exit_code == 0, done.output
    rows = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
    copy = rows["02_harbour_gazette.txt"]
    assert (copy["agency"], copy["basis"]) == ("AFP", "stated")
    assert copy["parent_name"] == "01_levant_courier.txt"


@pytest.mark.parametrize("form", ["table", "csv"])
def test_lineage_prints_a_row_a_report(store: str, form: str) -> None:
    done = _run(store, "lineage", "--format", form)
    assert done.exit_code == 0, done.output
    assert "AFP" in done.stdout


def test_lineage_draws_graphviz_and_a_page(store: str, tmp_path: Path) -> None:
    assert _run(store, "lineage", "--dot").stdout.startswith("digraph lineage {")
    page = tmp_path / "l.html"
    assert _run(store, "lineage", "--html", str(page)).exit_code == 0
    assert "04_tidewater_standard.txt" in page.read_text("utf-8")


def test_lineage_draws_one_picture_at_a_time(store: str, tmp_path: Path) -> None:
    done = _run(store, "lineage", "--dot", "--html", str(tmp_path / "l.html"))
    assert done.exit_code == 2


def test_diff_marks_what_an_edit_cut(store: str) -> None:
    done = _run(store, "diff", "01_levant_courier.txt", "harbour")
    assert done.exit_code == 0, done.output
    assert "[-" in done.stdout
    assert "shared sentences" in done.stdout


def test_diff_writes_a_page(store: str, tmp_path: Path) -> None:
    page = tmp_path / "d.html"
    assert _run(store, "diff", "01", "02", "--html", str(page)).exit_code == 0
    assert "02_harbour_gazette.txt" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("01", "nowhere", "tetrapylon reports"), ("0", "02", "several"), ("01", "01", "same report")],
)
def test_a_report_that_is_not_clear_is_misuse(
    store: str, first: str, second: str, said: str
) -> None:
    done = _run(store, "diff", first, second)
    assert done.exit_code == 2
    assert said in " ".join(done.output.replace("│", " ").split())


def test_report_shows_dates_and_credits_with_their_words(store: str) -> None:
    done = _run(store, "report", "01_levant", "--format", "json")
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    by_label = {(row["section"], row["label"]): row for row in rows}
    assert by_label["dates", "printed"]["value"].endswith("accepted")
    assert by_label["dates", "published"]["evidence"]
    assert "AFP" in by_label["credits", "agency"]["evidence"]
    assert by_label["made of", "sentences from"]["value"] == "AFP 100 %"
    assert any(row["label"] == "headline" for row in rows if row["section"] == "passages")


@pytest.mark.parametrize("words", [(), ("--whole",), ("--format", "csv")])
def test_report_prints_the_flags_of_a_page(store: str, words: tuple[str, ...]) -> None:
    done = _run(store, "report", "tidewater", *words)
    assert done.exit_code == 0, done.output
    assert "repeated_paragraph" in done.stdout


def test_report_of_a_name_that_is_not_there_is_misuse(store: str) -> None:
    assert _run(store, "report", "nowhere").exit_code == 2
