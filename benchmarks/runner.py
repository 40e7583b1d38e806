"""Measure the runner: `python -m benchmarks.runner [--reports 800]`. Needs two free cores; takes about three minutes.

The same waiting reports are read by one local worker, by two, and by a Dask cluster of two on loopback. Each crew first reads
a few reports, so that every worker has its model; what comes then is timed. Processor time is that of all processes together,
memory the peak of the largest worker. The digests of the readings must agree.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import psutil

from benchmarks.stream import Mix, stream
from tetrapylon.gather.kinds import Kind
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.report_making import Source, item_of
from tetrapylon.model.report import Disposition
from tetrapylon.run.many_readers import HiredReaders, Readers
from tetrapylon.run.runner import reading_task
from tetrapylon.run.runner.dask_crew import DaskCrew
from tetrapylon.run.runner.opening import cores, opened_runner
from tetrapylon.run.runner.recipe import Recipe
from tetrapylon.store.store import open_store

REPORTS = 800
CHUNK_CHARS = 12_000
"""Text of a chunk here: small, so that the end of a short run does not leave one worker waiting for the other."""
WARMING = 40
"""Reports that are read before the clock starts: some chunks, so that every worker gets one."""
SPEED_UP, DASK_CPU, WORKER_MB = 1.7, 1.3, 1_500
"""What must be reached: times as fast with two workers; processor time of Dask by that of local; peak of a worker."""

_DASK = "DASK_DISTRIBUTED__"
CALM = {
    f"{_DASK}NANNY__PRE_SPAWN_ENVIRON__MALLOC_TRIM_THRESHOLD_": "268435456",
    f"{_DASK}NANNY__PRE_SPAWN_ENVIRON__MALLOC_MMAP_THRESHOLD_": "33554432",
    f"{_DASK}WORKER__PROFILE__ENABLED": "False",
    f"{_DASK}ADMIN__TICK__INTERVAL": "1s",
    f"{_DASK}ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
}
"""Settings of scheduler and workers that docs/performance.md recommends: memory is kept, and they look at themselves less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One crew's reading. Seconds of the clock and of all processors; `start` is what came before, models and all."""

    crew: str
    workers: int
    start: float
    wall: float
    cpu: float
    peak_mb: float
    digest: str


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where a target is missed or digests differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.runner", description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    count = parser.parse_args(argv).reports
    reading_task.CHUNK_CHARS = CHUNK_CHARS
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        make_store(base / "made.db", count)
        print(
            f"{count} unique made-up reports; {cores()} cores, load {os.getloadavg()[0]:.1f} before"
        )
        one = measure(base, "local", 1)
        two = measure(base, "local", 2)
        with dask_cluster(base, 2) as address:
            dask = measure(base, "dask", 2, address=address)
    print(
        f"{'crew':<8}{'workers':>8}{'start s':>9}{'wall s':>9}{'cpu s':>9}{'reports/s':>11}{'worker MB':>11}"
    )
    for row in (one, two, dask):
        print(
            f"{row.crew:<8}{row.workers:>8}{row.start:>9.1f}{row.wall:>9.1f}{row.cpu:>9.1f}"
            f"{(count - WARMING) / row.wall:>11.1f}{row.peak_mb:>11.0f}"
        )
    return verdict(one, two, dask)


def verdict(one: Measured, two: Measured, dask: Measured) -> int:
    """Print each ratio beside its target."""
    peak = max(r.peak_mb for r in (one, two, dask))
    checks = (
        ("speed-up of 2 local workers", one.wall / two.wall, ">=", SPEED_UP),
        ("the same with loading the model", (one.start + one.wall) / (two.start + two.wall), "", 0),
        ("cpu of 2 workers / 1 worker", two.cpu / one.cpu, "", 0),
        ("cpu of Dask / 2 local workers", dask.cpu / two.cpu, "<=", DASK_CPU),
        ("wall of Dask / 2 local workers", dask.wall / two.wall, "", 0),
        ("peak MB of a worker", peak, "<=", WORKER_MB),
    )
    missed = 0
    for said, found, sign, wanted in checks:
        met = {">=": found >= wanted, "<=": found <= wanted, "": True}[sign]
        missed += not met
        target = f"   (must be {sign} {wanted}: {'met' if met else 'MISSED'})" if sign else ""
        print(f"{said:<34}{found:>9.2f}{target}")
    same = len({one.digest, two.digest, dask.digest}) == 1
    print(f"{'digests of all readings agree':<34}{'yes' if same else 'NO':>9}")
    return int(missed > 0 or not same)


def make_store(place: Path, count: int) -> None:
    """Keep unique made-up reports in a store, unread."""
    store = open_store(str(place), create=True)
    with store.writer() as writer:
        for made in islice(stream(Mix(copies=0.0)), count):
            source = Source(name=made.name, raw=made.text.encode(), kind=Kind.TEXT)
            item = item_of(source, limits=Limits())
            if item.report is not None:
                writer.add_report(
                    item.report, source.raw, obtained_at="2026-01-01", status=Disposition.WAITING
                )
    store.close()


def measure(base: Path, crew: str, workers: int, *, address: str | None = None) -> Measured:
    """Read a copy of the store with one crew."""
    place = base / f"{crew}{workers}.db"
    shutil.copy(base / "made.db", place)
    store = open_store(str(place))
    readers = Readers(
        recipe=Recipe(), folder=base / "work", workers=workers, cluster=address, at_least=1
    )
    with store.view() as view:
        waiting = view.report_ids()
    warming, rest = waiting[:WARMING], waiting[WARMING:]
    begun = time.monotonic()
    with opened_runner(base / f"work-{crew}{workers}", workers=workers, cluster=address) as runner:
        hired = HiredReaders(runner, readers)
        hired.read(store, warming, lambda *_: None)
        start, cpu, clock = time.monotonic() - begun, processor_seconds(), time.monotonic()
        hired.read(store, rest, lambda *_: None)
        wall, cpu, peak = time.monotonic() - clock, processor_seconds() - cpu, peak_of_workers()
    digest = blake2b(digest_size=8)
    with store.view() as view:
        for reading in view.readings():
            digest.update(repr(reading).encode())
    store.close()
    return Measured(
        crew=crew,
        workers=workers,
        start=start,
        wall=wall,
        cpu=cpu,
        peak_mb=peak,
        digest=digest.hexdigest(),
    )


def processor_seconds() -> float:
    """Return the processor time of this process and of all below it that live."""
    family = [psutil.Process(), *psutil.Process().children(recursive=True)]
    times = [p.cpu_times() for p in family]
    return float(sum(t.user + t.system for t in times))


def peak_of_workers() -> float:
    """Return the peak resident memory, in MB, of the largest process below this one."""
    peaks = [0.0]
    for child in psutil.Process().children(recursive=True):
        status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii", errors="replace")
        peaks += [int(x.split()[1]) / 1024 for x in status.splitlines() if x.startswith("VmHWM")]
    return max(peaks)


@contextmanager
def dask_cluster(folder: Path, nodes: int) -> Iterator[str]:
    """Give the address of a scheduler with nodes of one worker each, on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {**os.environ, **CALM}
    address = f"tcp://127.0.0.1:{port}"
    commands = [["scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]]
    options = ("--nthreads", "1", "--memory-limit", "0", "--no-dashboard", "--local-directory")
    commands += [["worker", address, *options, str(folder / f"node{n}")] for n in range(nodes)]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *rest],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        for name, *rest in commands
    ]
    try:
        wait_for(address, nodes)
        yield address
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(address: str, nodes: int) -> None:
    """Wait until so many workers have come."""
    crew = DaskCrew(address)
    while crew.threads() < nodes:
        time.sleep(0.1)
    crew.close()


if __name__ == "__main__":
    sys.exit(main())
