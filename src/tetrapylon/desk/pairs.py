"""Pairs of rows that belong together, found from either side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
MOST_FLAGS = 100_000_000
"""Bytes of flags up to which counting by flags is chosen over sorting, which takes twenty times as long."""
FLAGS_OF_ONE = 40
"""Flags of one code past which sorting the codes is quicker than counting flags."""

ONE_IN = 12
"""Where one left row in so many is wanted, or more, all pairs are gone through in order."""
FEW = 100
"""Codes up to which a set counts them sooner than an array."""


def slots(counted: Ints, size: int) -> NDArray[np.int64]:
    """Return where the run of each number below `size` begins in a sorted array; one more ends the last.

    Counting takes a tenth of the time of looking each number up.
    """
    begins = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(counted, minlength=size)[:size], out=begins[1:])
    return begins


def grouped(codes: Ints, rows: NDArray[Any]) -> tuple[Ints, Ints]:
    """Return codes, which are not negative, in order with their rows, and the rows of each code in order.

    Each code stands with its row in one number: sorting those takes a fifth of the time of a stable order of codes.
    """
    joined = np.sort((codes.astype(np.int64) << 32) | rows)
    return (joined >> 32).astype(np.int32), (joined & 0xFFFFFFFF).astype(np.int32)


@dataclass(frozen=True)
class Pairs:
    """Pairs of a left and a right row (both from 0), sorted by left, then right."""

    left: Ints
    right: Ints
    lefts: int
    rights: int

    @staticmethod
    def of(left: NDArray[Any], right: NDArray[Any], *, lefts: int, rights: int) -> Pairs:
        """Return pairs given in any order, each once. `lefts` and `rights` are how many rows there are."""
        key = np.unique(left.astype(np.int64) * max(1, rights) + right)
        width = max(1, rights)
        return Pairs((key // width).astype(np.int32), (key % width).astype(np.int32), lefts, rights)

    @cached_property
    def turned(self) -> Pairs:
        """The same pairs from the other side."""
        return Pairs(*grouped(self.right, self.left), self.rights, self.lefts)

    @cached_property
    def _from(self) -> NDArray[np.int64]:
        return slots(self.left, self.lefts)

    def beside(self, left: int) -> Ints:
        """Return the right rows of one left row, sorted; none for a row that is not there."""
        if not 0 <= left < self.lefts:
            return np.empty(0, dtype=np.int32)
        return self.right[self._from[left] : self._from[left + 1]]

    def of_some(self, lefts: Ints) -> tuple[Ints, Ints]:
        """Return the pairs of some left rows, given in order and each once, as left and right rows."""
        if len(lefts) == self.lefts:
            return self.left, self.right
        if len(lefts) * ONE_IN >= self.lefts:
            wanted = np.zeros(self.lefts, dtype=np.bool_)
            wanted[lefts] = True
            kept = np.flatnonzero(wanted[self.left])
            return self.left[kept], self.right[kept]
        starts = self._from[lefts]
        sizes = self._from[lefts + 1] - starts
        begun = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
        return np.repeat(lefts, sizes), self.right[np.arange(len(begun)) + begun]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many right rows each left row has."""
        return np.diff(self._from)


@dataclass(frozen=True)
class Order:
    """An order of all rows, worked out once: `rows` in order, and the rank of each row."""

    rows: Ints
    rank: Ints

    @staticmethod
    def by(*keys: NDArray[Any]) -> Order:
        """Return the order of rows by keys, the last of which counts first."""
        rows = np.lexsort(keys).astype(np.int32)
        rank = np.empty(len(rows), dtype=np.int32)
        rank[rows] = np.arange(len(rows), dtype=np.int32)
        return Order(rows, rank)

    def of(self, some: Ints) -> Ints:
        """Return some rows, each once, in this order."""
        if len(some) == len(self.rows):
            return self.rows
        if len(some) * ONE_IN < len(self.rows):
            return self.rows[np.sort(self.rank[some])]
        wanted = np.zeros(len(self.rows), dtype=np.bool_)
        wanted[some] = True
        return self.rows[wanted[self.rows]]


def members(rows: Ints, size: int) -> Ints:
    """Return the different rows among these, sorted; all are below `size`."""
    if len(rows) * FLAGS_OF_ONE < size:
        return np.unique(rows)
    met = np.zeros(size, dtype=np.bool_)
    met[rows] = True
    return np.flatnonzero(met).astype(np.int32)


def distinct(codes: NDArray[Any], size: int) -> int:
    """Return how many different codes there are; negative ones count as one. `size` is past the largest."""
    if len(codes) <= FEW:
        return len({max(code, -1) for code in codes.tolist()})
    if len(codes) * 4 < size:
        return len(np.unique(np.maximum(codes, -1)))
    return int(np.count_nonzero(np.bincount(np.maximum(codes, -1) + 1, minlength=size + 1)))


def flags(group: NDArray[Any], codes: NDArray[Any], *, groups: int, size: int) -> NDArray[np.bool_]:
    """Return a flag for each code of each group, at `group * size + code`: set where the two stand together."""
    met = np.zeros(groups * size, dtype=np.bool_)
    met[group.astype(np.int64) * size + codes] = True
    return met


def distinct_by(
    group: NDArray[Any], codes: NDArray[Any], *, groups: int, size: int
) -> NDArray[Any]:
    """Return how many different codes each group has, for groups 0 to `groups`; codes are not negative."""
    if 0 < groups * size <= min(MOST_FLAGS, FLAGS_OF_ONE * len(codes)):
        met = flags(group, codes, groups=groups, size=size).reshape(groups, size)
        return np.asarray(met.sum(axis=1))
    keys = np.sort(group.astype(np.int64) * max(1, size) + codes)
    once = np.diff(keys, prepend=-1) != 0
    return np.bincount(keys[once] // max(1, size), minlength=groups)
