"""Group texts by the story they tell: TF-IDF vectors joined by average link.

Use it to lay out an archive or to limit later work to one story; it is no proof of copying. Reports of one
story may come from many origins.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from tetrapylon.link.strands_lines import FUNCTION_WORDS, normal_words

SAME_STORY = 0.2
"""Mean cosine from which on two groups are one story; chosen on development stories."""

NEAR = 0.05
"""Cosines below this are kept out of the sums: unrelated texts share words by chance."""

TITLE_WEIGHT = 3
"""Times that a word of the title counts."""

MIN_LENGTH = 3
COMMON_SHARE = 0.5
"""A word in more than this share of the texts says nothing about a story."""

Vector = dict[str, float]


def find_stories(
    texts: Mapping[str, str], titles: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return for each text's key the key of its story: the smallest key of the group.

    Args:
        texts: the texts by key.
        titles: their titles, where known; their words count more.
    """
    keys = sorted(texts)
    vectors = vectors_of([counts_of(texts[k], (titles or {}).get(k, "")) for k in keys])
    groups = average_link(cosines(vectors), at=SAME_STORY)
    return {keys[i]: keys[min(group)] for group in groups for i in group}


def counts_of(text: str, title: str) -> Counter[str]:
    """Return how often each telling word stands in a text; words of the title count more."""
    counts: Counter[str] = Counter()
    for words, times in ((text, 1), (title, TITLE_WEIGHT)):
        for word, _ in normal_words(words):
            if len(word) >= MIN_LENGTH and word not in FUNCTION_WORDS:
                counts[word] += times
    return counts


def vectors_of(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Return unit vectors of logarithmic counts times inverse document frequency.

    Words of one text only or of more than `COMMON_SHARE` of the texts are left out.
    """
    spread = Counter(word for found in counts for word in found)
    total = len(counts)
    weight = {
        word: math.log((1 + total) / (1 + n)) + 1
        for word, n in spread.items()
        if 1 < n <= max(2, COMMON_SHARE * total)
    }
    return [_unit(found, weight) for found in counts]


def _unit(counts: Counter[str], weight: Mapping[str, float]) -> Vector:
    raw = {w: (1 + math.log(n)) * weight[w] for w, n in sorted(counts.items()) if w in weight}
    length = math.sqrt(math.fsum(v * v for v in raw.values()))
    return {w: v / length for w, v in raw.items()} if length else {}


def cosines(vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """Return for each vector its cosine with the others, by an inverted index; small ones left out."""
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: list[dict[int, float]] = [{} for _ in vectors]
    for i, vector in enumerate(vectors):
        sums: defaultdict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for j, other in index[word]:
                sums[j] += value * other
            index[word].append((i, value))
        for j, cosine in sums.items():
            if cosine >= NEAR:
                found[i][j] = found[j][i] = cosine
    return found


def average_link(near: Sequence[Mapping[int, float]], *, at: float) -> list[list[int]]:
    """Join the two groups with the highest mean score until none reaches `at`.

    Args:
        near: for each item its score with others, both ways; those left out count as 0.
        at: the least mean score that joins.
    """
    count = len(near)
    groups = {i: [i] for i in range(count)}
    sums = {i: dict(near[i]) for i in range(count)}
    heap = [(-c, i, j) for i in range(count) for j, c in near[i].items() if i < j]
    heapify(heap)
    while heap:
        negative, i, j = heappop(heap)
        if -negative < at:
            break
        if i not in groups or j not in groups or _mean(groups, sums, i, j) != -negative:
            continue
        _merge(groups, sums, i, j)
        for k in sums[i]:
            low, high = sorted((i, k))
            heappush(heap, (-_mean(groups, sums, low, high), low, high))
    return list(groups.values())


def _mean(
    groups: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]], i: int, j: int
) -> float:
    return sums[i].get(j, 0.0) / (len(groups[i]) * len(groups[j]))


def _merge(groups: dict[int, list[int]], sums: dict[int, dict[int, float]], i: int, j: int) -> None:
    groups[i] += groups.pop(j)
    for k, total in sums.pop(j).items():
        sums[k].pop(j, None)
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + total
