"""Whom each sentence meets, found in parts: the work of `FormIndex` for many workers and one addition.

Triples of words fall into buckets; whoever has a bucket has all forms of its triples, and so knows which triples are
worn out. What two forms share is added up over the buckets. Together the parts give the pairs that `FormIndex.add`
gives for all forms at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tetrapylon.link.strands_index import ENOUGH, POSTINGS_CAP, Numbers, Triples
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Tie, bag_of, tie_of

TieFinder = Callable[[Sequence[Line]], Iterable[Tie]]
"""Gives all ties between forms; each is given as its first line, and numbered by its place."""

_ONE = np.uint64(1)
_BUCKET_BITS = np.uint64(16)
"""The lowest bit of a triple tells its strength, so that buckets are told by higher ones."""


def bucket_of_triples(triples: Triples, buckets: int) -> Numbers:
    """Return the bucket of each triple."""
    found: Numbers = ((triples >> _BUCKET_BITS) % np.uint64(buckets)).astype(np.int64)
    return found


def shares_of(owners: Numbers, triples: Triples, *, cap: int = POSTINGS_CAP) -> NDArray[np.int64]:
    """Return what pairs of forms share of some triples: rows of left form, right form, strength.

    Args:
        owners: a form for each triple that it holds.
        triples: the triples; every form that holds one of them is among the owners.
        cap: forms from which on a triple leads nowhere.
    """
    order = np.lexsort((owners, triples))
    owners, triples = owners[order], triples[order]
    _, begin, held = np.unique(triples, return_index=True, return_counts=True)
    found = [np.empty((0, 3), dtype=np.int64)]
    for size in np.unique(held[(held > 1) & (held <= cap)]).tolist():
        starts = begin[held == size]
        left, right = np.triu_indices(size, k=1)
        one = owners[starts[:, None] + left].ravel()
        other = owners[starts[:, None] + right].ravel()
        strength = np.repeat(1 + (triples[starts] & _ONE).astype(np.int64), len(left))
        found.append(np.stack([one, other, strength], axis=1))
    return _added_up(np.concatenate(found))


def pairs_that_meet(shares: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the pairs whose shares over all buckets add up to enough: rows of left form, right form."""
    total = _added_up(np.concatenate([np.empty((0, 3), dtype=np.int64), *shares]))
    met: NDArray[np.int64] = total[total[:, 2] >= ENOUGH][:, :2]
    return met


def ties_of(pairs: Iterable[tuple[int, int]], first_lines: Callable[[int], Line]) -> Iterator[Tie]:
    """Yield the ties among pairs of forms that meet; pairs of one left form should come together."""
    before, bag = -1, bag_of(())
    for left, right in pairs:
        one, other = first_lines(left), first_lines(right)
        if left != before:
            before, bag = left, bag_of(one.words)
        if bag.resembles(bag_of(other.words)):
            tie = tie_of((left, one), (right, other))
            if tie is not None:
                yield tie


def _added_up(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each pair once, with the sum of its strengths."""
    if not len(rows):
        return rows
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:, :2] != rows[:-1, :2]).any(axis=1)
    place = np.flatnonzero(first)
    summed = np.add.reduceat(rows[:, 2], place)
    found: NDArray[np.int64] = np.column_stack([rows[place][:, :2], summed])
    return found
