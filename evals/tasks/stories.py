"""Predict the stories task: which articles tell one story, and which are nearly the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tetrapylon.link.stories import find_stories
from tetrapylon.link.strands_lines import normal_words

GRAM = 5
NEAR_DUPLICATE = 0.5
"""Jaccard of word 5-grams, as the set's silver pairs define them."""


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield a prediction a document."""
    documents = {str(row["id"]): row for row in rows}
    texts = {key: str(row["text"]) for key, row in documents.items()}
    titles = {key: str(row.get("title") or "") for key, row in documents.items()}
    stories = find_stories(texts, titles)
    grams = {key: _grams(text) for key, text in texts.items()}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for key, story in stories.items():
        members[story].append(key)
    for key in documents:
        near = [
            other
            for other in sorted(members[stories[key]])
            if other != key and _jaccard(grams[key], grams[other]) >= NEAR_DUPLICATE
        ]
        yield {"id": key, "story": stories[key], "near_dups": near}


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = [word for word, _ in normal_words(text)]
    return frozenset(tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


def _jaccard(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    return len(left & right) / len(left | right) if left or right else 0.0
