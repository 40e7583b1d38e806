"""`run` gives the record of `read`, on a cluster that loses a node while it reads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.run.conftest import Cluster
from tests.run.test_many_readers import PAGE, bundle, readers, readings
from tetrapylon.cli.app import app
from tetrapylon.gather.limits import Limits
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.reading import Silent, read_inputs
from tetrapylon.run.running import run_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
WAIT_SECONDS = 120


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Callable[[], Tools]:
    opened = open_tools(parser=parser)
    return lambda: opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    texts = [PAGE.format(day=6 + i % 3, people=100 + i) for i in range(8)]
    for i, text in enumerate(texts[:4]):
        (pages / f"{i}.txt").write_text(text, encoding="utf-8")
    rows = [{"text": text} for text in (*texts[4:], None)]
    parquet.write_table(pa.Table.from_pylist(rows), pages / "rows.parquet")
    return pages


def when_read(store: Store, kill: Callable[[], None]) -> threading.Thread:
    """Kill something once a first reading is kept."""

    def wait_and_kill() -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            with store.view() as view:
                if view.reading_versions():
                    break
            time.sleep(0.02)
        kill()

    thread = threading.Thread(target=wait_and_kill)
    thread.start()
    return thread


def test_a_cluster_that_loses_a_node_gives_the_record_of_one_process(
    folder: Path,
    tools: Callable[[], Tools],
    tmp_path: Path,
    shared_cluster: Cluster,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tetrapylon.run.runner.reading_task.CHUNK_REPORTS", 1)
    one, many = open_store(":memory:", create=True), open_store(str(tmp_path / "m.db"), create=True)
    by = replace(readers(many), cluster=shared_cluster.address)
    with shared_cluster.a_node_lost() as kill_node:
        killer = when_read(many, kill_node)
        found = run_inputs(
            many, [str(folder)], tools, limits=Limits(), readers=by, progress=Silent()
        )
        killer.join()
    expected = read_inputs(one, [str(folder)], tools, limits=Limits())
    assert (found.taken, found.ended, found.read) == (9, expected.ended, 8)
    assert readings(many) == readings(one)
    assert bundle(many, tmp_path / "m") == bundle(one, tmp_path / "o")
    assert not by.folder.exists()
    many.close()


def test_the_command_reads_writes_months_and_another_store_loads_them(
    folder: Path, tmp_path: Path
) -> None:
    store, out, other = (str(tmp_path / n) for n in ("a.db", "out", "b.db"))
    run = ["run", str(folder), "--store", store, "--workers", "1", "--out", out, "-q"]
    first = CliRunner().invoke(app, run)
    assert first.exit_code == 0, first.output
    assert "9 taken, 8 done, 1 quarantined; 8 new, 8 read" in first.output
    second = CliRunner().invoke(app, ["store", "load", out, "--store", other, "-q"])
    assert second.output == "8 new reports loaded; 0 read anew\n"
    with open_store(store).view() as a, open_store(other).view() as b:
        assert a.counts() == b.counts()


def test_a_scheduler_that_is_not_there_is_one_line(folder: Path, tmp_path: Path) -> None:
    from tetrapylon.run.runner.dask_crew import ClusterUnready

    store = str(tmp_path / "a.db")
    run = ["run", str(folder), "--store", store, "--cluster", "tcp://127.0.0.1:9", "-q"]
    found = CliRunner().invoke(app, run)
    assert isinstance(found.exception, ClusterUnready)
    assert "no scheduler answers at tcp://127.0.0.1:9" in str(found.exception)
