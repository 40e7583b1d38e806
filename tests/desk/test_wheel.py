"""What is installed has the desk's page in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tetrapylon.desk.app import page_folder

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_wheel_carries_the_page_its_worker_its_fonts_and_the_tables(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    if not (page_folder() / "index.html").is_file():
        pytest.skip("the page is not built; run `make ui`")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = ZipFile(wheel).namelist()
    page = "tetrapylon/desk/page/"
    assert f"{page}index.html" in names
    for ending in (".js", ".css", ".woff2", ".json"):
        assert any(n.startswith(f"{page}assets/") and n.endswith(ending) for n in names), ending
    assert any("maplibre-gl-worker" in n for n in names)
    assert "tetrapylon/lexicon/data/victims.yaml" in names
    assert not any(n.startswith("ui/") or "node_modules" in n for n in names)


@pytest.mark.slow
def test_a_machine_without_npm_builds_the_page_with_the_node_that_pip_brings(
    tmp_path: Path,
) -> None:
    """The tree is copied without the page, and the path has what npm's scripts call but no npm."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "env", "uname"):
        (tools / name).symlink_to(str(shutil.which(name)))
    left_out = shutil.ignore_patterns("node_modules", "page", ".git", ".venv", ".*_cache", "*.db")
    shutil.copytree(ROOT, tmp_path / "tree", ignore=left_out, symlinks=True)
    words = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "-w", str(tmp_path)]
    done = subprocess.run(
        words, cwd=tmp_path / "tree", env={**os.environ, "PATH": str(tools)}, check=False, capture_output=True, text=True
    )  # fmt: skip
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr[-2000:]
    (wheel,) = tmp_path.glob("*.whl")
    assert "tetrapylon/desk/page/index.html" in ZipFile(wheel).namelist()
