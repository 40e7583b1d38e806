"""The parse cache as a worker has it: it reads the common file and hands in what it parsed itself.

One writer, the driver, adds to the file; workers never wait for one another, and a worker that dies has
written nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from tetrapylon.model.parse import Parse
from tetrapylon.store.parse_cache import ParseCache, decoded_parse, encoded_parse

MOST_HELD = 20_000
"""Own parses that a worker remembers, about 1.5 kB each: copies come close together."""
KEY_BYTES = 16
_LENGTH_BYTES = 4


class NewParses:
    """A cache over a file that is only read; what is put is remembered and taken by `taken`."""

    def __init__(self, file: ParseCache | None) -> None:
        self._file = file
        self._own: OrderedDict[bytes, bytes] = OrderedDict()
        self._new: list[tuple[bytes, bytes]] = []

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Parse]:
        """Return the parses that this worker made or the file has, by key."""
        own = {k: decoded_parse(self._own[k]) for k in keys if k in self._own}
        found = {k: p for k, p in own.items() if p is not None}
        missing = [k for k in keys if k not in found]
        return found | (self._file.get(missing) if self._file and missing else {})

    def put(self, parses: dict[bytes, Parse]) -> None:
        """Remember parses and note them as new."""
        for key, parse in parses.items():
            row = encoded_parse(parse)
            self._own[key] = row
            self._new.append((key, row))
        while len(self._own) > MOST_HELD:
            self._own.popitem(last=False)

    def taken(self) -> bytes:
        """Return the rows put since the last time, packed; `unpacked` opens them."""
        rows, self._new = self._new, []
        return b"".join(k + len(row).to_bytes(_LENGTH_BYTES, "big") + row for k, row in rows)


def unpacked(packed: bytes) -> list[tuple[bytes, bytes]]:
    """Return the rows that `NewParses.taken` packed, fit for `ParseCache.put_rows`."""
    rows, at = list[tuple[bytes, bytes]](), 0
    while at < len(packed):
        key, at = packed[at : at + KEY_BYTES], at + KEY_BYTES
        length = int.from_bytes(packed[at : at + _LENGTH_BYTES], "big")
        at += _LENGTH_BYTES
        rows.append((key, packed[at : at + length]))
        at += length
    return rows
