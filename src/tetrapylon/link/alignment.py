"""Lay two sentences side by side: which words of one are the other's, in order or moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from tetrapylon.link.strands_lines import weight

MIN_MOVED_RUN = 3
"""Words in a row that must agree for a clause to count as moved elsewhere in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What two word sequences share.

    `left` and `right` are bit masks of the matched words; `mass` their summed weight; `containment` the
    share of the lighter side that is matched, `resemblance` that of both together; `run` the longest row
    of words that agree.
    """

    left: int
    right: int
    mass: float
    containment: float
    resemblance: float
    run: int


def mass_of(words: Sequence[str], mask: int | None = None) -> float:
    """Return the weight of the words, or of those whose bit is set in `mask`."""
    if mask is None:
        return sum(map(weight, words))
    return sum(weight(w) for i, w in enumerate(words) if mask >> i & 1)


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Align two sentences given as normal words.

    The longest common subsequence comes first; stray function words that match on their own are dropped;
    runs of at least `MIN_MOVED_RUN` words left over on both sides then count as moved clauses.
    """
    pairs = list(_in_order(left, right))
    kept = _without_strays(left, pairs)
    kept += _moved(left, right, kept)
    mask_left = mask_right = 0
    for i, j in kept:
        mask_left |= 1 << i
        mask_right |= 1 << j
    mass = mass_of(left, mask_left)
    total_left, total_right = mass_of(left), mass_of(right)
    return Alignment(
        left=mask_left,
        right=mask_right,
        mass=mass,
        containment=mass / min(total_left, total_right),
        resemblance=2 * mass / (total_left + total_right),
        run=_longest_run(kept),
    )


def _in_order(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    for block in LCSseq.opcodes(left, right):
        if block.tag == "equal":
            width = block.src_end - block.src_start
            yield from ((block.src_start + k, block.dest_start + k) for k in range(width))


def _without_strays(left: Sequence[str], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop matched function words without a matched neighbour: they match by chance."""
    known = set(pairs)
    return [
        (i, j)
        for i, j in pairs
        if weight(left[i]) == 1.0 or (i - 1, j - 1) in known or (i + 1, j + 1) in known
    ]


def _moved(
    left: Sequence[str], right: Sequence[str], pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return matches of runs that stand at another place of the other sentence."""
    used_left, used_right = {i for i, _ in pairs}, {j for _, j in pairs}
    free_left = {w for i, w in enumerate(left) if i not in used_left}
    free_right = {w for j, w in enumerate(right) if j not in used_right}
    if len(free_left & free_right) < MIN_MOVED_RUN:
        return []
    starts: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(right) - MIN_MOVED_RUN + 1):
        if used_right.isdisjoint(range(j, j + MIN_MOVED_RUN)):
            starts.setdefault(tuple(right[j : j + MIN_MOVED_RUN]), []).append(j)
    found: list[tuple[int, int]] = []
    for i in range(len(left) - MIN_MOVED_RUN + 1) if starts else ():
        if used_left.isdisjoint(range(i, i + MIN_MOVED_RUN)):
            for j in starts.get(tuple(left[i : i + MIN_MOVED_RUN]), ()):
                found += [(i + k, j + k) for k in range(MIN_MOVED_RUN)]
    return _one_to_one(found)


def _one_to_one(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    lefts: set[int] = set()
    rights: set[int] = set()
    kept = []
    for i, j in pairs:
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            kept.append((i, j))
    return kept


def _longest_run(pairs: list[tuple[int, int]]) -> int:
    known, best = set(pairs), 0
    for i, j in pairs:
        if (i - 1, j - 1) not in known:
            width = 1
            while (i + width, j + width) in known:
                width += 1
            best = max(best, width)
    return best
