"""Lay two sentences side by side: which words of one are the other's, in order or moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from tetrapylon.link.strands_lines import FUNCTION_WORD_WEIGHT, FUNCTION_WORDS

MIN_MOVED_RUN = 3
"""Words in a row that must agree for a clause to count as moved elsewhere in the sentence."""

KEPT_MASKS = 8_192
"""Sentences whose words of content are remembered: one is laid beside several others in a row."""

Block = tuple[int, int, int]
"""Words that agree in a row: place in the left sentence, place in the right one, how many."""


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


@lru_cache(maxsize=KEPT_MASKS)
def content_of(words: tuple[str, ...]) -> int:
    """Return the bit mask of the words that are no function words."""
    return sum(1 << i for i, word in enumerate(words) if word not in FUNCTION_WORDS)


@lru_cache(maxsize=KEPT_MASKS)
def whole_mass(words: tuple[str, ...]) -> float:
    """Return the weight of all words."""
    return mass_of(words, (1 << len(words)) - 1)


def mass_of(words: tuple[str, ...], mask: int) -> float:
    """Return the weight of the words whose bit is set in `mask`, which has no bit beside them."""
    content = (mask & content_of(words)).bit_count()
    return content + FUNCTION_WORD_WEIGHT * (mask.bit_count() - content)


def align(left: tuple[str, ...], right: tuple[str, ...]) -> Alignment:
    """Align two sentences given as normal words.

    The longest common subsequence comes first; stray function words that match on their own are dropped;
    runs of at least `MIN_MOVED_RUN` words left over on both sides then count as moved clauses.
    """
    blocks = _in_order(left, right)
    run = max((width for _, _, width in blocks), default=0)
    mask_left, mask_right = _masks(blocks)
    moved = _moved(left, right, mask_left, mask_right) if _may_move(left, right, blocks) else []
    if moved:
        for i, j in moved:
            mask_left |= 1 << i
            mask_right |= 1 << j
        run = _longest_run([*_pairs(blocks), *moved])
    mass = mass_of(left, mask_left)
    total_left, total_right = whole_mass(left), whole_mass(right)
    return Alignment(
        left=mask_left,
        right=mask_right,
        mass=mass,
        containment=mass / min(total_left, total_right),
        resemblance=2 * mass / (total_left + total_right),
        run=run,
    )


def _in_order(left: tuple[str, ...], right: tuple[str, ...]) -> list[Block]:
    """Return the blocks of the longest common subsequence without lone function words: they match by chance."""
    content = content_of(left)
    found = LCSseq.editops(left, right).as_matching_blocks()
    return [(b.a, b.b, b.size) for b in found if b.size > 1 or (b.size and content >> b.a & 1)]


def _masks(blocks: Sequence[Block]) -> tuple[int, int]:
    left = right = 0
    for i, j, width in blocks:
        row = (1 << width) - 1
        left |= row << i
        right |= row << j
    return left, right


def _pairs(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    return [(i + k, j + k) for i, j, width in blocks for k in range(width)]


def _may_move(left: tuple[str, ...], right: tuple[str, ...], blocks: Sequence[Block]) -> bool:
    """Tell whether the words outside the blocks have enough in common for a run of them."""
    free_left, free_right = set[str](), set[str]()
    at_left = at_right = 0
    for i, j, width in blocks:
        free_left.update(left[at_left:i])
        free_right.update(right[at_right:j])
        at_left, at_right = i + width, j + width
    free_left.update(left[at_left:])
    free_right.update(right[at_right:])
    return len(free_left & free_right) >= MIN_MOVED_RUN


def _moved(
    left: tuple[str, ...], right: tuple[str, ...], used_left: int, used_right: int
) -> list[tuple[int, int]]:
    """Return matches of runs that stand at another place of the other sentence."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for j in _free_runs(used_right, len(right)):
        starts.setdefault(right[j : j + MIN_MOVED_RUN], []).append(j)
    found: list[tuple[int, int]] = []
    for i in _free_runs(used_left, len(left)) if starts else ():
        for j in starts.get(left[i : i + MIN_MOVED_RUN], ()):
            found += [(i + k, j + k) for k in range(MIN_MOVED_RUN)]
    return _one_to_one(found)


def _free_runs(used: int, length: int) -> list[int]:
    """Return where `MIN_MOVED_RUN` words in a row are not used."""
    row = (1 << MIN_MOVED_RUN) - 1
    return [i for i in range(length - MIN_MOVED_RUN + 1) if not used >> i & row]


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
