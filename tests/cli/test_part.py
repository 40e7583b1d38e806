"""Listings and searches print from a part of the record what they would print from the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tetrapylon.cli import claims, incidents, questions, who
from tetrapylon.cli.app import app
from tetrapylon.cli.context import load_record
from tetrapylon.model.record import Record

SAMPLE = files("tetrapylon.cli").joinpath("sample")
CLAIMS: tuple[list[str], ...] = (
    [], ["--place", "palmyra"], ["--place", "Tadmur", "--topic", "control"], ["--actor", "army"], ["--modality", "asserted"],
    ["--from", "2016-03-10", "--to", "2016-03-24"], ["--speaker", "Sanaa"], ["--speaker-type", "monitor"],
    ["--min-origins", "2"], ["--place", "nowhere at all"],
)  # fmt: skip
OTHERS: tuple[list[str], ...] = (
    [],
    ["--place", "palmyra"],
    ["--actor", "islamic state"],
    ["--from", "2016-03-20"],
)


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("part") / "sample.db"
    done = CliRunner().invoke(app, ["read", str(SAMPLE), "--store", str(path), "-q"])
    assert done.exit_code == 0, done.output
    return path


def printed(words: list[str], store: Path) -> str:
    done = CliRunner().invoke(app, [*words, "--store", str(store), "--format", "json"])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("filters", CLAIMS, ids=" ".join)
def test_claims_of_a_part_are_those_of_the_whole(
    filters: list[str], sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_claims = claims._whole  # noqa: SLF001 - what the command does as of a day
    part = printed(["claims", *filters], sample_store)
    monkeypatch.setattr(
        claims, "_part", lambda store, asked, _by: whole_claims(store, None, asked.report)
    )
    assert part == printed(["claims", *filters], sample_store)


@pytest.mark.parametrize("filters", OTHERS, ids=" ".join)
@pytest.mark.parametrize("command", ["incidents", "questions"])
def test_rows_of_a_part_are_those_of_the_whole(
    command: str, filters: list[str], sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = printed([command, *filters], sample_store)
    whole: Callable[..., Record] = lambda store, *_: load_record(store)  # noqa: E731
    monkeypatch.setattr({"incidents": incidents, "questions": questions}[command], "_part", whole)
    assert part == printed([command, *filters], sample_store)


def test_what_one_speaker_said_is_the_same_from_a_part(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = printed(["who", "source"], sample_store)
    monkeypatch.setattr(who, "_of", lambda store, _speaker: load_record(store))
    assert part == printed(["who", "source"], sample_store)
