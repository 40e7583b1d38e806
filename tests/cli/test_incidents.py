"""Incidents are narrowed by status and type, printed in other codebooks' shapes, and shown version by version."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app
from tetrapylon.lexicon.acled_codes import COLUMNS

TEXTS = {
    "a.txt": "Army takes Aleppo bridge\n\nALEPPO, Syria (AFP) - Government forces captured the town of Azaz from rebels "
    "on Monday, a military source told AFP. At least 12 soldiers were killed in the fighting in Azaz.\n\n6 May 2019\n",
    "b.txt": "Azaz falls\n\nBEIRUT (Reuters) - The Syrian army captured Azaz from rebels on Monday, a monitor said. "
    "The army said it would capture Afrin next.\n\n7 May 2019\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("incidents")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    place = str(folder / "r.db")
    done = CliRunner().invoke(app, ["read", str(folder), "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    return place


def rows(store: str, *options: str) -> list[dict[str, object]]:
    """Return the incidents that the command lists as JSON lines."""
    done = CliRunner().invoke(app, ["incidents", "--store", store, "--format", "json", *options])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_a_status_narrows_the_list(store: str) -> None:
    assert all(r["status"] == "happened" for r in rows(store, "--status", "happened"))
    assert len(rows(store)) > len(rows(store, "--status", "happened")) > 0


def test_a_type_that_acled_does_not_have_is_misuse(store: str) -> None:
    done = CliRunner().invoke(app, ["incidents", "--store", store, "--type", "Siege engine"])
    assert done.exit_code == 2


def test_acled_s_shape_has_its_columns(store: str) -> None:
    done = CliRunner().invoke(app, ["incidents", "--store", store, "--format", "acled"])
    assert done.stdout.splitlines()[0] == ",".join(COLUMNS)


def test_an_incident_is_shown_as_each_report_tells_it(store: str) -> None:
    told = max(rows(store), key=lambda r: len(r["reports"]))  # type: ignore[arg-type]
    done = CliRunner().invoke(app, ["show", str(told["id"]), "--store", store])
    assert done.exit_code == 0, done.output
    assert "as each report tells it" in done.output
    assert "why these are one" in done.output
