"""A crew of each kind; the cluster is a real scheduler with two workers on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tetrapylon.run.runner.dask_crew import DaskCrew
from tetrapylon.run.runner.local import LocalCrew
from tetrapylon.run.runner.port import Crew
from tetrapylon.run.runner.runner import Runner

ROOT = Path(__file__).parents[2]
READY_SECONDS = 120
NODES = 2
KINDS = ("local", "dask")


@dataclass
class Cluster:
    """A scheduler and nodes in sessions of their own, so that one can be killed as a machine dies: whole."""

    folder: Path
    address: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    nodes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._run(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
        )
        for _ in range(NODES):
            self.add_node()
        self.wait_for(NODES)

    def add_node(self) -> None:
        options = ("--nthreads", "1", "--memory-limit", "0", "--no-dashboard")
        place = ("--local-directory", str(self.folder / f"node{len(self.nodes)}"))
        self.nodes.append(self._run("worker", self.address, *options, *place))

    def wait_for(self, count: int) -> None:
        crew = DaskCrew(self.address)
        deadline = time.monotonic() + READY_SECONDS
        while crew.threads() < count:
            assert time.monotonic() < deadline, "the cluster did not come up"
            time.sleep(0.1)
        crew.close()

    @contextmanager
    def a_node_lost(self) -> Iterator[Callable[[], None]]:
        """Give what kills a node, its nanny and worker at once; another comes whatever happened."""
        self.wait_for(NODES)
        try:
            yield lambda: _kill(self.nodes.pop(0))
        finally:
            while len(self.nodes) < NODES:
                self.add_node()

    def kill_scheduler(self) -> None:
        """Kill the scheduler, not the nodes."""
        if self.scheduler is not None:
            _kill(self.scheduler)

    def stop(self) -> None:
        for process in (*self.nodes, *([self.scheduler] if self.scheduler else [])):
            _kill(process)

    def _run(self, *arguments: str) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(str(p) for p in (ROOT / "src", ROOT))
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="session")
def shared_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One cluster for the tests that leave it whole."""
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster of the test's own, to break."""
    cluster = Cluster(tmp_path / "cluster")
    cluster.start()
    yield cluster
    cluster.stop()


OpenRunner = Callable[[Path], Runner]


@pytest.fixture(params=KINDS)
def open_runner(request: pytest.FixtureRequest) -> Iterator[OpenRunner]:
    """A function that opens a runner over a folder; every kind of crew in turn."""
    opened: list[Runner] = []

    def crew() -> Crew:
        if request.param == "local":
            return LocalCrew(2)
        address: str = request.getfixturevalue("shared_cluster").address
        return DaskCrew(address)

    def runner(folder: Path) -> Runner:
        opened.append(Runner(folder, crew()))
        return opened[-1]

    yield runner
    for each in opened:
        each.close()
