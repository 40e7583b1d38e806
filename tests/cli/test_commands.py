"""Commands end with a status and a word that help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tetrapylon.cli import read
from tetrapylon.cli.app import app
from tetrapylon.cli.output import safe_cell

TEXT = (
    "Army nears Valdrin\n\nVALDRIN (AFP) - Government forces advanced on the town of Valdrin on Monday, a "
    "military source told AFP. The source said they were two kilometres from the town.\n\n6 May 2019\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    place = str(folder / "r.db")
    done = CliRunner().invoke(app, ["read", str(folder / "a.txt"), "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    assert "1 taken, 1 done" in done.output
    return place


@pytest.mark.parametrize(
    "verb",
    ["reports", "sources", "claims", "incidents", "quantities", "questions", "control", "tracks",
     "entities", "findings", "timeline"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_each_listing_prints_in_each_format(store: str, verb: str, form: str) -> None:
    done = CliRunner().invoke(app, [verb, "--store", store, "--format", form])
    assert done.exit_code == 0, done.output
    if form == "json":
        assert all(json.loads(line) for line in done.stdout.splitlines())


def test_show_prints_the_words_of_a_claim(store: str) -> None:
    listed = CliRunner().invoke(app, ["claims", "--store", store, "--format", "json"])
    first = json.loads(listed.stdout.splitlines()[0])
    done = CliRunner().invoke(app, ["show", first["id"], "--store", store])
    assert done.exit_code == 0
    assert first["span"]["text"].split()[0] in done.output


def test_a_store_that_has_grown_large_is_told_of_volumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "LARGE", 2)
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT.replace("Monday", "Friday"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = ["read", str(tmp_path), "--store", str(tmp_path / "r.db"), "-q"]
    assert "holds 2 reports" in CliRunner().invoke(app, command).output
    assert "volumes" not in CliRunner().invoke(app, command).output


def test_an_id_that_is_not_there_is_misuse(store: str) -> None:
    assert CliRunner().invoke(app, ["show", "c-none", "--store", store]).exit_code == 2


def test_a_date_that_is_none_is_misuse(store: str) -> None:
    done = CliRunner().invoke(app, ["brief", "--as-of", "yesterday", "--store", store])
    assert done.exit_code == 2


def test_the_brief_cites_every_sentence(store: str) -> None:
    done = CliRunner().invoke(app, ["brief", "--store", store])
    assert done.exit_code == 0, done.output
    told = [line for line in done.output.splitlines() if line.startswith("- ")]
    assert told
    assert all(line.endswith("]") for line in told)


def test_the_bundle_is_written_whole(store: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "--to", str(tmp_path), "--store", store])
    assert done.exit_code == 0, done.output
    assert len(list(tmp_path.glob("*.jsonl"))) == 15
    assert len(list((tmp_path / "texts").iterdir())) == 1


def test_a_cell_that_a_spreadsheet_would_run_is_quoted() -> None:
    assert [safe_cell(c) for c in ("=1+1", "@x", "plain")] == ["'=1+1", "'@x", "plain"]
