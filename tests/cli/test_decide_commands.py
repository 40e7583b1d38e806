"""Rulings are made, listed and exchanged from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app

TEXT = (
    "Army nears Valdrin\n\nVALDRIN (AFP) - Government forces advanced on the town of Valdrin on Monday, a "
    "military source told AFP. The source said they were two kilometres from the town.\n\n6 May 2019\n"
)


def run(*words: str) -> str:
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def store(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    place = str(tmp_path / "r.db")
    run("read", str(tmp_path / "a.txt"), "--store", place, "-q")
    return place


def test_a_rejected_claim_is_listed_no_more_and_its_ruling_is(store: str) -> None:
    claims = run("claims", "--store", store, "--format", "json").splitlines()
    first = json.loads(claims[0])["id"]
    run("decide", "reject", first, "--reason", "not said", "--by", "ann", "--store", store)
    assert first not in run("claims", "--store", store, "--format", "json")
    rulings = run("decisions", "list", "--store", store, "--format", "json").splitlines()
    row = json.loads(rulings[0])
    assert (row["question"], row["ruling"], row["by"], row["reason"]) == (
        "claim", "rejected", "ann", "not said",
    )  # fmt: skip


def test_rulings_written_out_are_known_when_taken_in(store: str, tmp_path: Path) -> None:
    report = json.loads(run("reports", "--store", store, "--format", "json").splitlines()[0])
    run("decide", "withdraw", report["id"], "--reason", "a hoax", "--store", store)
    out = tmp_path / "rulings.jsonl"
    run("decisions", "export", "--to", str(out), "--store", store)
    assert "0 new, 1 known" in run("decisions", "import", str(out), "--store", store)
    assert "report_withdrawn" in run("findings", "--store", store, "--format", "csv")


def test_a_ruling_on_nothing_is_misuse(store: str) -> None:
    done = CliRunner().invoke(
        app, ["decide", "reject", "c-none", "--reason", "x", "--store", store]
    )
    assert done.exit_code == 2
