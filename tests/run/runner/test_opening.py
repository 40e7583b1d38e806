"""A run has a work folder to itself, and finds what a killed one left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tetrapylon.run.runner.opening import cores, free_folder


def test_two_runs_at_once_have_two_folders(tmp_path: Path) -> None:
    base = tmp_path / "a.work"
    with free_folder(base) as one, free_folder(base) as two:
        assert (one, two) == (base, tmp_path / "a.work2")
    assert list(tmp_path.iterdir()) == []


def _fail(base: Path) -> None:
    with free_folder(base) as folder:
        (folder / "half").write_text("done")
        raise KeyError(folder)


def test_what_a_run_that_failed_left_is_found_again(tmp_path: Path) -> None:
    base = tmp_path / "a.work"
    with pytest.raises(KeyError):
        _fail(base)
    with free_folder(base) as folder:
        assert (folder / "half").read_text() == "done"


def test_there_is_a_core() -> None:
    assert cores() >= 1
