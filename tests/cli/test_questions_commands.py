"""Questions are narrowed by kind, verdict, place and day, and tell who spoke first."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app

TEXTS = {
    "a.txt": "Shelling kills villagers\n\n6 May 2019\n\nBEIRUT (AFP) - Shelling killed 12 people in Azaz on Monday, "
    "a hospital director said.\n",
    "b.txt": "Toll rises\n\n8 May 2019\n\nBEIRUT (Reuters) - The toll of the shelling has risen: by Wednesday "
    "19 people had been killed in Azaz, the regional governor said.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("questions")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    place = str(folder / "r.db")
    done = CliRunner().invoke(app, ["read", str(folder), "--store", place, "-q"])
    assert done.exit_code == 0, done.output
    return place


def rows(store: str, *options: str) -> list[dict[str, object]]:
    """Return the questions that the command lists as JSON lines."""
    done = CliRunner().invoke(app, ["questions", "--store", store, "--format", "json", *options])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_a_kind_and_a_verdict_narrow_the_list(store: str) -> None:
    found = rows(store, "--kind", "toll", "--verdict", "updated")
    assert [(q["kind"], q["verdict"]) for q in found] == [("toll", "updated")]
    assert rows(store, "--kind", "toll", "--verdict", "disputed") == []


def test_a_place_that_no_answer_is_about_leaves_nothing(store: str) -> None:
    assert rows(store, "--place", "Azaz")
    assert rows(store, "--place", "Idlib") == []


def test_days_narrow_the_list_to_questions_with_an_answer_for_them(store: str) -> None:
    assert rows(store, "--kind", "toll", "--from", "2019-05-07")
    assert rows(store, "--from", "2020-01-01") == []


def test_whoever_spoke_first_is_named(store: str) -> None:
    (found,) = rows(store, "--kind", "toll", "--verdict", "updated")
    assert "hospital director" in str(found["said_first"])


def test_a_kind_that_is_not_there_is_refused_with_those_that_are(store: str) -> None:
    done = CliRunner().invoke(app, ["questions", "--store", store, "--kind", "weather"])
    assert done.exit_code == 2
