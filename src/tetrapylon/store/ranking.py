"""The order of a ranked search: texts that have the words most often, and in the shortest text, first; the same in both databases.

The score is that of BM25 without its weight for rare words (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
2009, eq. 3.15, k1 = 1.2, b = 0.75). That weight would need a count over the whole store, which for a phrase that stands
in every sentence costs more than the search; as all terms of a search must be met, it orders little.
"""

from __future__ import annotations

from collections.abc import Sequence

SATURATION, SHORTER = 1.2, 0.75


def ranked(texts: Sequence[tuple[int, str]], asked: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the keys of texts, the best first and of equals the newest (the highest key).

    Args:
        texts: keys with folded words.
        asked: for each term the phrases of which one will do.
    """
    if not texts:
        return []
    mean = sum(len(words) for _, words in texts) / len(texts) or 1.0
    scores = {key: _score(f" {words} ", asked, mean) for key, words in texts}
    return sorted(scores, key=lambda key: (-scores[key], -key))


def _score(words: str, asked: Sequence[tuple[str, ...]], mean: float) -> float:
    length = SATURATION * (1 - SHORTER + SHORTER * len(words) / mean)
    times = (sum(words.count(f" {phrase} ") for phrase in phrases) for phrases in asked)
    return sum(n * (SATURATION + 1) / (n + length) for n in times)
