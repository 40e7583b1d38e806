"""A run can be repeated, killed and taken up again; the record comes out the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.export import write_bundle
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

PAGES = {
    "a.txt": "Army nears Valdrin\n\nVALDRIN (AFP) - Government forces advanced on the town of Valdrin on "
    "Monday, a military source told AFP. The source said they were two kilometres from the town.\n\n"
    "Aid groups said some 3,000 residents had fled since 4 May 2019.\n",
    "b.txt": "Fighting near Valdrin\n\n6 May 2019\n\nGovernment forces advanced on the town of Valdrin on "
    "Monday, a military source said. Rebels denied that the army had entered the town.\n",
}


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Callable[[], Tools]:
    opened = open_tools(parser=parser)
    return lambda: opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    return pages


def read(store: Store, folder: Path, tools: Callable[[], Tools]) -> dict[str, int]:
    read_inputs(store, [str(folder)], tools, limits=Limits())
    with store.view() as view:
        return view.counts()


def test_every_input_ends_once_and_the_sums_agree(folder: Path, tools: Callable[[], Tools]) -> None:
    (folder / "empty.txt").write_bytes(b"")
    store = open_store(":memory:", create=True)
    outcome = read_inputs(store, [str(folder)], tools, limits=Limits())
    assert outcome.taken == 3
    assert outcome.ended[Disposition.DONE] == 2
    assert sum(outcome.ended.values()) == outcome.taken


def test_reading_twice_adds_nothing(folder: Path, tools: Callable[[], Tools]) -> None:
    store = open_store(":memory:", create=True)
    first = read(store, folder, tools)
    assert read(store, folder, tools) == first
    assert first["claims"] > 0


def test_one_at_a_time_gives_the_record_of_all_at_once(
    folder: Path, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    together, apart = open_store(":memory:", create=True), open_store(":memory:", create=True)
    read(together, folder, tools)
    for name in sorted(PAGES, reverse=True):
        read_inputs(apart, [str(folder / name)], tools, limits=Limits())
    assert bundle(together, tmp_path / "x") == bundle(apart, tmp_path / "y")


def test_a_report_of_other_news_is_set_aside_until_all_are_asked_for(
    folder: Path, tools: Callable[[], Tools]
) -> None:
    sentence = (
        "The retailer told investors that sales of furniture were better than analysts expected. "
    )
    (folder / "shares.txt").write_text(f"Shares rise\n\n{sentence * 8}\n", encoding="utf-8")
    store = open_store(":memory:", create=True)
    first = read_inputs(store, [str(folder)], tools, limits=Limits(), everything=False)
    again = read_inputs(store, [], tools, limits=Limits(), everything=False)
    assert (first.read, first.set_aside, first.ended[Disposition.DONE]) == (2, 1, 3)
    assert (again.read, again.set_aside) == (0, 0)
    with store.view() as view:
        found = [f.code for r in view.readings() for f in r.findings]
    assert Code.SET_ASIDE in found
    later = read_inputs(store, [], tools, limits=Limits())
    assert (later.read, later.set_aside) == (1, 0)


def bundle(store: Store, to: Path) -> dict[str, bytes]:
    with store.view() as view:
        write_bundle(view.record(), to)
    files = {p.name: p.read_bytes() for p in to.rglob("*") if p.is_file()}
    rows = files.pop("reports.jsonl")
    assert rows
    return files


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 1.5, 4.0])
def test_a_run_that_is_killed_and_repeated_equals_an_undisturbed_one(
    folder: Path, tools: Callable[[], Tools], tmp_path: Path, after: float
) -> None:
    for i in range(20):
        text = PAGES["a.txt"].replace("two kilometres", f"{i + 3} kilometres")
        (folder / f"more{i}.txt").write_text(text, encoding="utf-8")
    place = tmp_path / "killed.db"
    command = [sys.executable, "-m", "tetrapylon", "read", str(folder), "--store", str(place), "-q"]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not place.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(after)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    undisturbed = open_store(":memory:", create=True)
    read(undisturbed, folder, tools)
    killed = open_store(str(place), create=True)
    read(killed, folder, tools)
    assert bundle(killed, tmp_path / "k") == bundle(undisturbed, tmp_path / "u")
    killed.close()
