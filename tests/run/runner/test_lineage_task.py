"""Ties found by a shuffle give the groups that one process finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sentences import made_lines
from tests.run.conftest import OpenRunner
from tetrapylon.link.strands_archive import group_lines
from tetrapylon.run.runner import lineage_task
from tetrapylon.run.runner.lineage_task import ShuffledTies


def test_the_groups_are_those_of_one_process(
    open_runner: OpenRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lineage_task, "FORMS_A_CHUNK", 150)
    monkeypatch.setattr(lineage_task, "FORMS_A_BUCKET", 200)
    monkeypatch.setattr(lineage_task, "PAIRS_A_CHUNK", 300)
    lines = list(made_lines(1_000))
    runner = open_runner(tmp_path)
    found = group_lines(lines, finder=ShuffledTies(runner))
    assert found == group_lines(lines)
    assert found
    assert runner.ledger.counts() == {}
