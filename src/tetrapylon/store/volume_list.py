"""The list of the volumes of an archive: which there are, which report lies in which, which are not yet linked.

A small SQLite file in the archive's folder. A report is listed before it is kept, and a volume stands as unfinished
until it is linked, so that a run that was killed is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tetrapylon.store.errors import StoreError
from tetrapylon.store.sqlite import BUSY_TIMEOUT_MS, journal_mode, sqlite_module

FILE = "volumes.list"
FORMAT = "tetrapylon-volumes@1"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS volumes (name TEXT PRIMARY KEY, unfinished INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS reports (id TEXT PRIMARY KEY, volume TEXT NOT NULL) WITHOUT ROWID",
)
_BATCH = 500


def has_volumes(folder: Path) -> bool:
    """Tell whether a folder has a list of volumes."""
    return (folder / FILE).exists()


class VolumesMissing(StoreError):
    """A folder holds no volumes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds no volumes; make some with `tetrapylon volumes add {folder} PATH`"
        )


class NotVolumes(StoreError):
    """The list of a folder's volumes is another program's, or damaged."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is no list of volumes; give another folder, or move it away")


class OtherStretch(StoreError):
    """A folder's volumes are of another length than was asked for."""

    def __init__(self, folder: Path, kept: str, wanted: str) -> None:
        super().__init__(
            f"the volumes of {folder} are a {kept} each, not a {wanted}; leave out --by, or give a new folder"
        )


class VolumeList:
    """What is known of the volumes in a folder. Safe for several readers and one that adds."""

    def __init__(self, folder: Path, *, by: str | None = None) -> None:
        """Open the list of a folder.

        Args:
            folder: where the volumes lie.
            by: how long a volume is; a list is made where there is none. None opens one that is there.

        Raises:
            VolumesMissing: there is none and `by` is None.
            NotVolumes: the file is something else.
            OtherStretch: its volumes are of another length than `by`.
        """
        file, module = folder / FILE, sqlite_module()
        if by is None and not has_volumes(folder):
            raise VolumesMissing(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self._db: Any = module.connect(
            str(file), timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None
        )
        try:
            self._db.execute(f"PRAGMA journal_mode={journal_mode(module)}")
            for table in _TABLES:
                self._db.execute(table)
            self._begin(by)
            known = dict(self._db.execute("SELECT key, value FROM meta"))
        except module.DatabaseError as error:
            raise NotVolumes(file) from error
        if known.get("format") != FORMAT:
            raise NotVolumes(file)
        self.by = str(known["by"])
        if by is not None and by != self.by:
            raise OtherStretch(folder, self.by, by)

    def _begin(self, by: str | None) -> None:
        if by is not None:
            self._db.executemany(
                "INSERT OR IGNORE INTO meta VALUES (?, ?)", [("format", FORMAT), ("by", by)]
            )

    def names(self) -> list[str]:
        """Return the names of all volumes, sorted."""
        return [n for (n,) in self._db.execute("SELECT name FROM volumes ORDER BY name")]

    def unfinished(self) -> list[str]:
        """Return the names of the volumes to which something was added since they were last linked, sorted."""
        rows = self._db.execute("SELECT name FROM volumes WHERE unfinished = 1 ORDER BY name")
        return [n for (n,) in rows]

    def volumes_of(self, reports: Sequence[str]) -> dict[str, str]:
        """Return the volume of each report that is listed, by report id."""
        found: dict[str, str] = {}
        for i in range(0, len(reports), _BATCH):
            some = list(reports[i : i + _BATCH])
            marks = ",".join("?" * len(some))
            found |= dict(
                self._db.execute(f"SELECT id, volume FROM reports WHERE id IN ({marks})", some)  # noqa: S608 - marks only
            )
        return found

    def begin(self, names: Sequence[str], reports: Mapping[str, str]) -> None:
        """List reports with their volumes, and note that these volumes are being added to; all or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT OR REPLACE INTO volumes VALUES (?, 1)", [(n,) for n in names])
        self._db.executemany("INSERT OR IGNORE INTO reports VALUES (?, ?)", list(reports.items()))
        self._db.execute("COMMIT")

    def finish(self, name: str) -> None:
        """Note that a volume is linked."""
        self._db.execute("UPDATE volumes SET unfinished = 0 WHERE name = ?", (name,))

    def close(self) -> None:
        """Close the file."""
        self._db.close()
