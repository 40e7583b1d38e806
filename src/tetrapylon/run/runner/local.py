"""Workers on this machine: a pool of fresh processes that is built anew when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for

from tetrapylon.run.runner.port import Ended, Failed, Order
from tetrapylon.run.runner.working import execute

KILLED = "the process that worked on it was killed"


class LocalCrew:
    """Processes started afresh (`spawn`): they share nothing with the driver and end when it dies."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._flying: dict[Future[Ended], str] = {}
        self._pool = self._new_pool()

    @property
    def size(self) -> int:
        """How many processes there are."""
        return self._workers

    def submit(self, order: Order) -> None:
        """Take an order; where a process has just died, the pool is built anew first."""
        try:
            future = self._pool.submit(execute, order)
        except BrokenProcessPool:
            self._rebuild()
            future = self._pool.submit(execute, order)
        self._flying[future] = order.name

    def ended(self) -> list[Ended]:
        """Wait for orders to end. One process killed ends all orders in hand as killed: nobody knows whose it was."""
        done, _ = wait(self._flying, return_when=FIRST_COMPLETED)
        found = [self._end_of(future, self._flying.pop(future)) for future in done]
        if any(isinstance(end, Failed) and end.kills for end in found):
            rest, _ = wait(self._flying)
            found += [self._end_of(future, self._flying.pop(future)) for future in rest]
            self._rebuild()
        return found

    def close(self) -> None:
        """Send the processes home."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _end_of(self, future: Future[Ended], name: str) -> Ended:
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, BrokenProcessPool):
            return Failed(name=name, why=KILLED, kills=1)
        raise error

    def _new_pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_settle_in)

    def _rebuild(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool()


def _settle_in() -> None:
    """Leave interrupts to the driver, and go home when it dies: its pipe alone would not tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
