"""What is worked out once and kept, whoever asks first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
MOST_KEPT = 200
"""Results kept; past that all are dropped."""


class WorkedOut:
    """Results by name, safe for the threads of a server."""

    def __init__(self) -> None:
        self._found: dict[object, list[Any]] = {}
        self._making = threading.RLock()

    def once(self, name: object, make: Callable[[], T]) -> T:
        """Return what `make` gave when the name was first asked for; who asks while another thread makes it waits for that."""
        found: list[T] | None = self._found.get(name)
        if found is not None:
            return found[0]
        with self._making:
            found = self._found.get(name)
            if found is None:
                if len(self._found) >= MOST_KEPT:
                    self._found.clear()
                found = [make()]
                self._found[name] = found
            return found[0]
