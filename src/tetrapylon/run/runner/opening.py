"""Open a runner: on this machine's cores, or on a cluster."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tetrapylon.run.runner.dask_crew import DaskCrew
from tetrapylon.run.runner.local import LocalCrew
from tetrapylon.run.runner.runner import Runner

LOCK = "lock"


@contextmanager
def opened_runner(
    folder: Path, *, workers: int = 1, cluster: str | None = None
) -> Iterator[Runner]:
    """Give a runner over a work folder and close it afterwards.

    Args:
        folder: where outputs and the ledger lie; a cluster's workers must see it under the same path.
        workers: processes on this machine; of no account with a cluster.
        cluster: a Dask scheduler's address, None for this machine.

    Raises:
        ClusterUnready: there is no cluster at the address.
    """
    crew = DaskCrew(cluster) if cluster else LocalCrew(workers)
    runner = Runner(folder, crew)
    try:
        yield runner
    finally:
        runner.close()


@contextmanager
def free_folder(base: Path) -> Iterator[Path]:
    """Give a work folder that no other run of this machine is using, and delete it when all went well.

    It is `base`, or `base` with a number. What a killed run left in it is found there again.
    """
    for number in count(1):
        folder = base if number == 1 else base.with_name(f"{base.name}{number}")
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("w") as lock:
            if not locked(lock.fileno()):
                continue
            yield folder
            shutil.rmtree(folder, ignore_errors=True)
            return


def locked(handle: int) -> bool:
    """Lock a file by its handle until it is closed or its process ends; tell whether nobody else has it.

    Where the system has no such locks, one run at a time is the user's care.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
