"""Make the record anew from the desk, so that rulings take effect: in a process of its own, one at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Literal

from typing_extensions import TypedDict

from tetrapylon.desk.keeper import State, remembered
from tetrapylon.run.reading import is_current
from tetrapylon.store.store import Store

COMMAND = (sys.executable, "-m", "tetrapylon", "decisions", "apply")
LAST_WORDS = 400
"""Characters of what the process said that are shown when it failed."""


class Renewed(TypedDict):
    """Whether the record was begun to be made anew, or was on its way already."""

    begun: bool


Phase = Literal["current", "stale", "renewing"]


class Failed(RuntimeError):
    """The record could not be made anew; the old one stands. The message says what the process said last."""


class Renewal:
    """Runs `make` in a thread, one at a time; safe for the threads of a server."""

    def __init__(self, make: Callable[[], None]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._running: threading.Thread | None = None
        self.error: str | None = None
        """What the last run failed with, None where it did not."""

    @property
    def running(self) -> bool:
        """Tell whether the record is being made anew."""
        return self._running is not None and self._running.is_alive()

    def begin(self) -> bool:
        """Begin, and return True; return False where it was begun already."""
        with self._lock:
            if self.running:
                return False
            self.error = None
            self._running = threading.Thread(target=self._run, daemon=True)
            self._running.start()
            return True

    def _run(self) -> None:
        try:
            self._make()
        except Failed as error:
            self.error = str(error)


def in_a_process(store: Store) -> Callable[[], None]:
    """Return what makes a store's record anew in another process, so that the desk goes on answering."""

    def make() -> None:
        env = {**os.environ, "TETRAPYLON_STORE": store.place}
        done = subprocess.run(COMMAND, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - own program
        if done.returncode != 0:
            raise Failed(done.stderr.strip()[-LAST_WORDS:] or f"exit status {done.returncode}")

    return make


@remembered
def is_stale(state: State, store: Store) -> bool:
    """Tell whether rulings or readings wait to take effect. Kept with the state: a ruling makes a new one."""
    del state
    return not is_current(store)
