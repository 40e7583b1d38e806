"""The SQLite library in use: the bundled one, because an old system library can lose commits in WAL mode.

SQLite before 3.51.3 has the WAL-reset fault: two processes that write may lose a commit. The wheel
`pysqlite3` bundles a mended version; where only an affected one is at hand, WAL is refused and the
rollback journal used instead.
"""

from __future__ import annotations

import importlib
from types import ModuleType

WAL_SAFE_FROM = (3, 51, 3)
BUSY_TIMEOUT_MS = 10_000


def sqlite_module() -> ModuleType:
    """Return the DB-API module to use: `pysqlite3` where installed, else the standard library's."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")


def journal_mode(module: ModuleType) -> str:
    """Return `WAL`, or `DELETE` where this SQLite could lose commits in WAL mode."""
    return "WAL" if module.sqlite_version_info >= WAL_SAFE_FROM else "DELETE"
