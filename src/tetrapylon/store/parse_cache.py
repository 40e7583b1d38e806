"""Parses kept in a SQLite file of their own beside the store, by the exact words of a passage.

The key is the parser's name (pipeline, version, adapter) with the passage's text and sentence starts.
A damaged or foreign file is never trusted: rows that do not decode are parsed anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xxhash

from tetrapylon.model.parse import Parse, Token
from tetrapylon.store.sqlite import BUSY_TIMEOUT_MS, journal_mode, sqlite_module

_TABLE = (
    "CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, parse BLOB NOT NULL) WITHOUT ROWID"
)
_BATCH = 500


def parse_key(parser: str, text: str, sentence_starts: Sequence[int]) -> bytes:
    """Return the 16-byte key of one passage under one parser."""
    digest = xxhash.xxh3_128()
    digest.update(parser.encode())
    digest.update(b"\x1f" + ",".join(map(str, sentence_starts)).encode() + b"\x1f")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.digest()


class ParseCache:
    """A file of parses. Safe for several processes; losing it costs time only."""

    def __init__(self, path: Path | None) -> None:
        """Open the cache at `path`, or one in memory for None."""
        module = sqlite_module()
        self._db: Any = module.connect(
            str(path) if path else ":memory:", timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None
        )
        self._db.execute(f"PRAGMA journal_mode={journal_mode(module)}")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute(_TABLE)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Parse]:
        """Return the parses that are kept, by key."""
        found: dict[bytes, Parse] = {}
        for i in range(0, len(keys), _BATCH):
            some = list(keys[i : i + _BATCH])
            marks = ",".join("?" * len(some))
            rows = self._db.execute(f"SELECT key, parse FROM parses WHERE key IN ({marks})", some)  # noqa: S608 - marks only
            found |= {bytes(k): p for k, blob in rows if (p := decoded_parse(blob)) is not None}
        return found

    def put(self, parses: dict[bytes, Parse]) -> None:
        """Keep parses by key; what is there already stays."""
        self.put_rows([(k, encoded_parse(p)) for k, p in parses.items()])

    def put_rows(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep parses that another process made and encoded."""
        if rows:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT OR IGNORE INTO parses VALUES (?, ?)", rows)
            self._db.execute("COMMIT")

    def snapshot(self, path: Path) -> None:
        """Copy what is kept into a new file that others may read while this one goes on being written."""
        path.unlink(missing_ok=True)
        self._db.execute("VACUUM INTO ?", (str(path),))

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def encoded_parse(parse: Parse) -> bytes:
    """Return a parse as the cache keeps it."""
    rows = [
        (t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.morph, t.sent)
        for t in parse
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def decoded_parse(blob: bytes) -> Parse | None:
    """Return the parse that a row of the cache holds, None where it is damaged."""
    try:
        rows = json.loads(zlib.decompress(blob))
        return Parse(tuple(Token(i, *row) for i, row in enumerate(rows)))
    except (zlib.error, ValueError, TypeError):
        return None
