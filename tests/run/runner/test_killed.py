"""`kill -9` of a worker, a node or the driver, mid-map and mid-shuffle: the outputs are those of an undisturbed run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.run.conftest import ROOT, Cluster
from tests.run.runner.drive import CHUNKS, drive
from tests.run.runner.tasks import BUCKETS, COUNT, config
from tetrapylon.run.runner.dask_crew import DaskCrew
from tetrapylon.run.runner.ledger import Ledger, State
from tetrapylon.run.runner.port import Done, Ended, Order, order_name

SECONDS = 0.15
"""What one chunk takes: long enough that a kill meets several in hand."""
WAIT_SECONDS = 120
MOMENTS = {
    "mid-map": ("count", 3),
    "mid-shuffle, splitting": ("split", 3),
    "mid-shuffle": ("join", 1),
}
WHOLE = {
    ("count", State.DONE): len(CHUNKS),
    ("split", State.DONE): len(CHUNKS),
    ("join", State.DONE): BUCKETS,
}


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    return drive(tmp_path_factory.mktemp("undisturbed"), "local", seconds=0)


@pytest.fixture(params=["mid-map", "mid-shuffle"])
def moment(request: pytest.FixtureRequest) -> tuple[str, int]:
    return MOMENTS[request.param]


def start(folder: Path, address: str) -> subprocess.Popen[str]:
    path = os.pathsep.join(str(p) for p in (ROOT / "src", ROOT))
    return subprocess.Popen(
        [sys.executable, "-m", "tests.run.runner.drive", str(folder), address, str(SECONDS)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(folder: Path, moment: tuple[str, int]) -> None:
    """Wait until so many outputs of a task lie in the folder."""
    task, count = moment
    deadline = time.monotonic() + WAIT_SECONDS
    while sum(not p.name.endswith(".part") for p in (folder / task).glob("*")) < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def disturbed(folder: Path, address: str, moment: tuple[str, int], kill: Callable[[], None]) -> str:
    """Return the digest of a run during which something is killed."""
    driver = start(folder, address)
    wait_for(folder, moment)
    kill()
    found, said = driver.communicate(timeout=WAIT_SECONDS)
    assert driver.returncode == 0, said[-3000:]
    return found


def kill_worker(folder: Path) -> None:
    for pid in (folder / "log").read_text(encoding="utf-8").split()[:1]:
        os.kill(int(pid), signal.SIGKILL)


def rows(folder: Path) -> dict[tuple[str, State], int]:
    ledger = Ledger(folder)
    found = ledger.counts()
    ledger.close()
    return found


def test_a_local_worker(tmp_path: Path, moment: tuple[str, int], undisturbed: str) -> None:
    found = disturbed(tmp_path, "local", moment, lambda: kill_worker(tmp_path))
    assert found == undisturbed
    assert rows(tmp_path) == WHOLE


def test_a_worker_of_a_cluster(
    tmp_path: Path, moment: tuple[str, int], undisturbed: str, shared_cluster: Cluster
) -> None:
    found = disturbed(tmp_path, shared_cluster.address, moment, lambda: kill_worker(tmp_path))
    assert found == undisturbed
    assert rows(tmp_path) == WHOLE


@pytest.mark.parametrize("at", MOMENTS)
def test_a_node_of_a_cluster(
    tmp_path: Path, at: str, undisturbed: str, shared_cluster: Cluster
) -> None:
    moment = MOMENTS[at]
    with shared_cluster.a_node_lost() as kill_node:
        found = disturbed(tmp_path, shared_cluster.address, moment, kill_node)
    assert found == undisturbed
    assert rows(tmp_path) == WHOLE


def test_a_node_that_dies_before_its_answers_are_fetched(
    tmp_path: Path, shared_cluster: Cluster
) -> None:
    task = replace(COUNT, config=config(seconds="0"))
    names = {order_name(task, chunk.items): chunk.items for chunk in CHUNKS}
    with shared_cluster.a_node_lost() as kill_node:
        crew = DaskCrew(shared_cluster.address)
        for number, (name, items) in enumerate(names.items()):
            crew.submit(Order(name=name, number=number, task=task, folder=tmp_path, items=items))
        wait_for(tmp_path, (task.name, len(names)))
        kill_node()
        ended: list[Ended] = []
        while len(ended) < len(names):
            ended += crew.ended()
        crew.close()
    assert {e.name for e in ended} == set(names)
    assert all(isinstance(e, Done) for e in ended)


@pytest.mark.parametrize("kind", ["local", "dask"])
def test_the_driver(
    tmp_path: Path,
    moment: tuple[str, int],
    undisturbed: str,
    kind: str,
    request: pytest.FixtureRequest,
) -> None:
    address = "local" if kind == "local" else request.getfixturevalue("shared_cluster").address
    driver = start(tmp_path, address)
    wait_for(tmp_path, moment)
    driver.kill()
    driver.communicate()
    assert drive(tmp_path, address, seconds=SECONDS) == undisturbed
    assert rows(tmp_path) == WHOLE


def test_a_scheduler_that_dies_stops_the_run_and_another_goes_on(
    tmp_path: Path, undisturbed: str, cluster: Cluster
) -> None:
    driver = start(tmp_path, cluster.address)
    wait_for(tmp_path, MOMENTS["mid-map"])
    cluster.kill_scheduler()
    _, said = driver.communicate(timeout=WAIT_SECONDS)
    assert driver.returncode == 1
    assert "the scheduler went away" in said, said[-1500:]
    assert drive(tmp_path, "local", seconds=SECONDS) == undisturbed
    assert rows(tmp_path) == WHOLE


def test_local_workers_go_home_when_their_driver_dies(tmp_path: Path) -> None:
    driver = start(tmp_path, "local")
    wait_for(tmp_path, ("count", 2))
    workers = {int(pid) for pid in (tmp_path / "log").read_text(encoding="utf-8").split()}
    driver.kill()
    driver.communicate()
    deadline = time.monotonic() + WAIT_SECONDS
    while any(Path(f"/proc/{pid}/exe").exists() and is_alive(pid) for pid in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    return False
