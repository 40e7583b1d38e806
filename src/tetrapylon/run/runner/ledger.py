"""Which chunks are done: a SQLite file in the work folder that the driver alone writes.

An output without a row is no output: whatever a killed run left lying is done anew under the same name, or never
looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tetrapylon.store.sqlite import BUSY_TIMEOUT_MS, journal_mode, sqlite_module

FILE = "ledger.db"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS chunks (name TEXT PRIMARY KEY, task TEXT NOT NULL, state TEXT NOT NULL, "
    "said TEXT NOT NULL, seconds REAL NOT NULL) WITHOUT ROWID"
)


class State(StrEnum):
    """How a chunk ended."""

    DONE = "done"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Row:
    """A chunk's end: the output's digest where it is done, why not where it is quarantined."""

    state: State
    said: str
    seconds: float


class Ledger:
    """The ends of chunks by name. A row is on disk when `note` returns."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        module = sqlite_module()
        self._db: Any = module.connect(
            str(folder / FILE), timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None
        )
        self._db.execute(f"PRAGMA journal_mode={journal_mode(module)}")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute(_TABLE)

    def row(self, name: str) -> Row | None:
        """Return how a chunk ended, None where it has not."""
        found = self._db.execute(
            "SELECT state, said, seconds FROM chunks WHERE name = ?", (name,)
        ).fetchone()
        return Row(State(found[0]), found[1], found[2]) if found else None

    def note(self, name: str, task: str, row: Row) -> None:
        """Write down how a chunk ended."""
        self._db.execute(
            "INSERT OR REPLACE INTO chunks VALUES (?, ?, ?, ?, ?)",
            (name, task, row.state.value, row.said, row.seconds),
        )

    def drop(self, name: str) -> None:
        """Drop one row."""
        self._db.execute("DELETE FROM chunks WHERE name = ?", (name,))

    def forget(self, task: str) -> None:
        """Drop the rows of a task whose outputs are used up."""
        self._db.execute("DELETE FROM chunks WHERE task = ?", (task,))

    def counts(self) -> dict[tuple[str, State], int]:
        """Return how many chunks ended how, by task."""
        rows = self._db.execute("SELECT task, state, count(*) FROM chunks GROUP BY task, state")
        return {(task, State(state)): n for task, state, n in rows}

    def close(self) -> None:
        """Close the file."""
        self._db.close()
