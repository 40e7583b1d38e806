"""Rows by key that are fetched when they are asked for and kept for as long as their generation stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

MOST_KEPT = 20_000
"""Rows of a shelf of small rows; past that it is emptied."""


class Shelf(Generic[K, V]):
    """Reads like a mapping; a key that is not there yet is fetched.

    `bring` fetches many keys in one query: call it before a loop over rows.
    """

    def __init__(
        self,
        fetch: Callable[[list[K]], Mapping[K, V]],
        kept: dict[K, V | None] | None = None,
        *,
        most: int = MOST_KEPT,
    ) -> None:
        """Make a shelf.

        Args:
            fetch: returns the rows of some keys; those without a row are left out.
            kept: where rows stay between requests, None for this shelf alone.
            most: rows past which it is emptied.
        """
        self._fetch = fetch
        self._kept: dict[K, V | None] = {} if kept is None else kept
        self._most = most

    def bring(self, keys: Iterable[K]) -> None:
        """Fetch the rows of keys that are not kept yet."""
        missing = [k for k in dict.fromkeys(keys) if k not in self._kept]
        if not missing:
            return
        if len(self._kept) + len(missing) > self._most:
            self._kept.clear()
        found = self._fetch(missing)
        for key in missing:
            self._kept[key] = found.get(key)

    def find(self, key: K) -> V | None:
        """Return the row of a key, None where there is none."""
        try:
            return self._kept[key]
        except KeyError:
            self.bring([key])
            return self._kept.get(key)

    @overload
    def get(self, key: K) -> V | None: ...

    @overload
    def get(self, key: K, default: D) -> V | D: ...

    def get(self, key: K, default: D | None = None) -> V | D | None:
        """Return the row of a key, else `default`."""
        row = self.find(key)
        return default if row is None else row

    def some(self, keys: Iterable[K]) -> dict[K, V]:
        """Return the rows of keys, those without one left out, in the keys' order."""
        wanted = list(dict.fromkeys(keys))
        if len(wanted) > self._most:
            return dict(self._fetch(wanted))
        self.bring(wanted)
        found = ((k, self.find(k)) for k in wanted)
        return {k: v for k, v in found if v is not None}

    def __getitem__(self, key: K) -> V:
        row = self.find(key)
        if row is None:
            raise KeyError(key)
        return row

    def __contains__(self, key: K) -> bool:
        return self.find(key) is not None
