"""What moved between two days, and what came of forecasts."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app

EARLY = (
    "Army nears Mosul\n\n10 July 2017\n\nThe Iraqi army will capture Mosul within days, the defence minister said "
    "on 10 July 2017. The Islamic State group seized Mosul in June 2014.\n"
)
LATE = "Mosul taken\n\n14 July 2017\n\nThe Iraqi army captured the city of Mosul on 13 July 2017 after heavy fighting.\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("changes")
    (folder / "a.txt").write_text(EARLY, encoding="utf-8")
    (folder / "b.txt").write_text(LATE, encoding="utf-8")
    place = str(folder / "r.db")
    done = CliRunner().invoke(app, ["read", str(folder), "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    return place


def rows(*words: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, [*words, "--format", "json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_a_new_holder_and_the_end_of_the_old_one_are_changes(store: str) -> None:
    found = rows("changes", "--from", "2017-07-10", "--to", "2017-07-14", "--store", store)
    told = {(r["what"], r["change"]) for r in found}
    assert {("report", "new"), ("control", "new"), ("control", "ended")} <= told


def test_between_a_day_and_itself_nothing_changes(store: str) -> None:
    assert rows("changes", "--from", "2017-07-10", "--to", "2017-07-10", "--store", store) == []


def test_a_forecast_that_came_true_names_the_claims_that_show_it(store: str) -> None:
    found = [r for r in rows("predictions", "--store", store) if "will capture" in str(r["words"])]
    assert [r["outcome"] for r in found] == ["settled"]
    assert found[0]["resolved_by"]


def test_as_of_the_earlier_day_the_forecast_is_open(store: str) -> None:
    found = rows("predictions", "--as-of", "2017-07-10", "--store", store)
    assert {r["outcome"] for r in found} == {"open"}


def test_changes_are_narrowed_to_a_place(store: str) -> None:
    options = ("changes", "--from", "2017-07-10", "--to", "2017-07-14", "--store", store)
    assert {r["what"] for r in rows(*options, "--place", "Mosul")} >= {"control"}
    assert rows(*options, "--place", "Raqqa") == []
