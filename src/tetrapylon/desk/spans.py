"""First and last days of rows, and which rows meet the days asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tetrapylon.desk.pairs import Ints
from tetrapylon.model.edtf import Days
from tetrapylon.store.columns import NONE, Block

FAR = 2**30
"""A day after all days."""
MANY = 4
"""Of one row in so many and more, days are compared for all rows, which goes through memory in order."""


@dataclass(frozen=True, eq=False)
class Spans:
    """First and last day of each row as ordinals; `known` tells rows that have any."""

    first: Ints
    last: Ints
    known: NDArray[np.bool_]

    @staticmethod
    def of(block: Block) -> Spans:
        """Return the days of a noun's rows; an open end lies before or after all days."""
        first, last = block.numbers["first_day"], block.numbers["last_day"]
        known = (first != NONE) | (last != NONE)
        return Spans(first, np.where(last == NONE, FAR, last).astype(np.int32), known)

    def within(self, days: Days) -> NDArray[np.bool_]:
        """Tell of all rows whether a day belongs to both a row and `days`."""
        return _meet(self.first, self.last, self.known, days)

    def meets(self, rows: Ints, days: Days) -> NDArray[np.bool_]:
        """Tell of some rows whether a day belongs to both a row and `days`."""
        if len(rows) * MANY >= len(self.known):
            return self.within(days)[rows]
        return _meet(self.first[rows], self.last[rows], self.known[rows], days)

    @cached_property
    def start(self) -> Ints:
        """The day by which rows are ordered: the first, else the last; rows without days come after all."""
        start = np.where(self.first == NONE, self.last, self.first)
        return np.where(self.known, start, FAR + 1).astype(np.int32)


def _meet(first: Ints, last: Ints, known: NDArray[np.bool_], days: Days) -> NDArray[np.bool_]:
    found = known
    if days.first is not None:
        found = found & (last >= np.int32(days.first.toordinal()))
    if days.last is not None:
        found = found & (first <= np.int32(days.last.toordinal()))
    return found
