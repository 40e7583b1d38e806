"""The commands over volumes, as a person types them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tetrapylon.cli.app import app

SAMPLES = ("01_levant_courier.txt", "02_harbour_gazette.txt")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["volumes", *words])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("volumes")
    pages = folder / "pages"
    pages.mkdir()
    sample = files("tetrapylon.cli") / "sample"
    for name in SAMPLES:
        (pages / name).write_text((sample / name).read_text("utf-8"), "utf-8")
    (pages / "empty.txt").write_bytes(b"")
    done = run("add", str(folder / "archive"), str(pages), "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("3 taken, 2 done, 1 declined; 2 new, 2 read")
    return str(folder / "archive")


def rows(done: Result) -> list[dict[str, object]]:
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_list_says_what_each_volume_holds(archive: str) -> None:
    found = rows(run("list", archive, "--format", "json"))
    assert [r["volume"] for r in found] == ["2016-03", "undated"]
    assert (found[0]["reports"], found[0]["read"], found[0]["linked"]) == (2, 2, True)
    assert found[1]["reports"] == 0


def test_a_search_names_the_volume_of_each_row(archive: str) -> None:
    found = rows(run("search", archive, "Palmyra", "--most", "3", "--format", "json"))
    assert len(found) == 3
    assert {r["volume"] for r in found} == {"2016-03"}


def test_joined_volumes_are_a_store_for_every_command(archive: str, tmp_path: Path) -> None:
    place = str(tmp_path / "joined.db")
    done = run("join", archive, "--store", place, "--from", "2016", "--quiet")
    assert done.exit_code == 0, done.output
    assert "1 volumes joined: 2 new reports, 0 read anew" in done.stdout
    listed = CliRunner().invoke(app, ["claims", "--store", place, "--format", "json"])
    assert len(listed.stdout.splitlines()) > 10


def test_a_volume_is_a_store_for_every_command(archive: str) -> None:
    done = CliRunner().invoke(app, ["claims", "--store", f"{archive}/2016-03.db"])
    assert done.exit_code == 0, done.output


def test_volumes_are_written_as_parquet(archive: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert run("parquet", archive, str(tmp_path / "out")).exit_code == 0
    assert list((tmp_path / "out" / "2016-03" / "claims").rglob("*.parquet"))


def test_updating_what_is_up_to_date_reads_nothing(archive: str) -> None:
    done = run("update", archive, "--quiet")
    assert done.exit_code == 0, done.output
    assert "2 volumes up to date; 0 reports read" in done.stdout
