"""Workers of a Dask cluster. Only its scheduler is used: what is done is the ledger's business.

Needs the extra `cluster`. A worker or node that dies is no failure here: the scheduler gives its orders to others,
and gives up on an order alone that has killed several (`KilledWorker`).
"""

from __future__ import annotations

import importlib
import time
from asyncio import CancelledError
from queue import Queue
from typing import Any

from tetrapylon.run.runner.port import Ended, Failed, Order, WorkersUnready
from tetrapylon.run.runner.working import execute

EXTRA = "cluster"
CONNECT_SECONDS = 10
LOOK_SECONDS = 5
"""Seconds for which the number of workers is taken to be what it was."""
SCHEDULER_KILLS = 3
"""Workers that a scheduler lets die over one order, at its default settings, before it gives up."""
GONE = "the scheduler went away; start one and run again: what is done is kept"
KILLED = "the processes that worked on it were killed"


class ClusterUnready(WorkersUnready):
    """There is no cluster at the address, or no library to speak to one. Stop and show the message."""


class DaskCrew:
    """The workers behind a Dask scheduler's address, such as `tcp://10.0.0.5:8786`.

    Raises:
        ClusterUnready: nobody answers there, or the extra is not installed.
    """

    def __init__(self, address: str) -> None:
        try:
            self._library = importlib.import_module("distributed")
        except ImportError as error:
            raise ClusterUnready(
                f"a Dask cluster needs the extra `{EXTRA}`: pip install 'tetrapylon[{EXTRA}]'"
            ) from error
        try:
            self._client: Any = self._library.Client(
                address, timeout=CONNECT_SECONDS, set_as_default=False
            )
        except (OSError, TimeoutError) as error:
            raise ClusterUnready(
                f"no scheduler answers at {address}; start one with `dask scheduler`"
            ) from error
        self._flying: dict[str, Any] = {}
        self._bell: Queue[str] = Queue()
        self._looked, self._size = time.monotonic(), max(1, self.threads())

    @property
    def size(self) -> int:
        """How many orders the cluster works on at once; workers may come and go."""
        if time.monotonic() > self._looked + LOOK_SECONDS:
            self._looked = time.monotonic()
            self._size = self.threads() or self._size
        return self._size

    def submit(self, order: Order) -> None:
        """Take an order."""
        future = self._client.submit(execute, order, key=order.name, pure=False)
        self._flying[order.name] = future
        future.add_done_callback(lambda _, name=order.name: self._bell.put(name))

    def ended(self) -> list[Ended]:
        """Wait for orders to end.

        Raises:
            ClusterUnready: the scheduler went away.
        """
        done = [self._bell.get()]
        while not self._bell.empty():
            done.append(self._bell.get())
        return [self._end_of(name, self._flying.pop(name)) for name in done]

    def close(self) -> None:
        """Leave the cluster as it was; orders not yet ended are dropped."""
        for future in self._flying.values():
            future.cancel()
        self._client.close()

    def threads(self) -> int:
        """Return how many threads the cluster has now; 0 while no worker has come.

        Raises:
            ClusterUnready: the scheduler went away.
        """
        try:
            return sum(self._client.nthreads().values())
        except OSError as error:
            raise ClusterUnready(GONE) from error

    def _end_of(self, name: str, future: Any) -> Ended:  # noqa: ANN401 - distributed publishes no types
        """Fetch what a worker answered. Where it died before that, this waits until another did the order again."""
        try:
            ended: Ended = future.result()
        except (Exception, CancelledError) as error:
            if future.status != "error":
                raise ClusterUnready(GONE) from error
            if isinstance(error, self._library.scheduler.KilledWorker):
                return Failed(name=name, why=KILLED, kills=SCHEDULER_KILLS)
            return Failed(name=name, why=f"{type(error).__name__}: {error}")
        return ended
