"""The fuller base map is a file that may be missing: the desk draws outlines then, and a build that fails leaves all as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tetrapylon.desk import basemap
from tetrapylon.lexicon.gazetteer_build import CACHE_VARIABLE

TOOL = Path(__file__).parents[2] / "tools" / "build_basemap.py"


def test_a_build_without_the_means_says_so_and_keeps_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "basemap.pmtiles"
    old.write_bytes(b"old")
    env = {**os.environ, "PATH": str(tmp_path), CACHE_VARIABLE: str(tmp_path)}
    words = [sys.executable, str(TOOL), str(old)]
    done = subprocess.run(words, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "draws its own outlines" in done.stderr
    assert old.read_bytes() == b"old"


def test_the_desk_says_whether_it_has_the_fuller_map(
    desk: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basemap, "NAME", "missing.pmtiles")
    monkeypatch.delenv(basemap.VARIABLE, raising=False)
    assert desk.get("/api/status").json()["basemap"] is False
    assert desk.get("/basemap.pmtiles").status_code == 404
    made = tmp_path / "own.pmtiles"
    made.write_bytes(b"PMTiles")
    monkeypatch.setenv(basemap.VARIABLE, str(made))
    assert desk.get("/api/status").json()["basemap"] is True
    assert desk.get("/basemap.pmtiles").content == b"PMTiles"
