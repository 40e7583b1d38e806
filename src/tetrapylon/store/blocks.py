"""What stages made of parts of a record, kept in a SQLite file beside the store.

The file only saves time. A row counts where the digest of all that it was made from is that of today; a file of
other code, a foreign or a damaged one is emptied, and what it held is made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tetrapylon.store.sqlite import BUSY_TIMEOUT_MS, sqlite_module

_TABLES = (
    "CREATE TABLE IF NOT EXISTS program (digest BLOB NOT NULL)",
    """CREATE TABLE IF NOT EXISTS blocks (
        stage TEXT NOT NULL, unit TEXT NOT NULL, inputs BLOB NOT NULL, looked TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (stage, unit)) WITHOUT ROWID""",
)


class Block(NamedTuple):
    """A kept part: digest of what it was made from, ids that were looked up besides, and what was made, as JSON."""

    inputs: bytes
    looked: str
    body: str


class BlockFile:
    """A file of blocks by stage and unit. Losing it costs time only."""

    def __init__(self, path: Path | None, program: bytes) -> None:
        """Open the file at `path`, or one in memory for None; what other code made is dropped."""
        self._module = sqlite_module()
        try:
            self._db: Any = self._opened(path, program)
        except self._module.DatabaseError:
            if path is None or not path.is_file():
                raise
            path.unlink()
            self._db = self._opened(path, program)

    def _opened(self, path: Path | None, program: bytes) -> Any:  # noqa: ANN401 - of either SQLite module
        place = str(path) if path else ":memory:"
        db = self._module.connect(place, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)
        try:
            for table in _TABLES:
                db.execute(table)
            if db.execute("SELECT digest FROM program").fetchall() != [(program,)]:
                db.execute("BEGIN IMMEDIATE")
                db.execute("DELETE FROM blocks")
                db.execute("DELETE FROM program")
                db.execute("INSERT INTO program VALUES (?)", (program,))
                db.execute("COMMIT")
        except self._module.DatabaseError:
            db.close()
            raise
        return db

    def of(self, stage: str) -> dict[str, Block]:
        """Return the blocks of a stage by unit; none where they cannot be read."""
        query = "SELECT unit, inputs, looked, body FROM blocks WHERE stage = ?"
        with suppress(self._module.DatabaseError):
            rows = self._db.execute(query, (stage,)).fetchall()
            return {unit: Block(inputs, looked, body) for unit, inputs, looked, body in rows}
        return {}

    def put(self, stage: str, blocks: Iterable[tuple[str, Block]], gone: Collection[str]) -> None:
        """Keep new blocks of a stage and drop those of units that are gone, in one transaction."""
        keep = "INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?)"
        drop = "DELETE FROM blocks WHERE stage = ? AND unit = ?"
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(keep, [(stage, unit, *block) for unit, block in blocks])
            self._db.executemany(drop, [(stage, unit) for unit in gone])
            self._db.execute("COMMIT")
        except self._module.DatabaseError:  # no room, or damaged: the next run makes them anew
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file."""
        self._db.close()
