"""Predict the incidents task: which articles tell of one shooting. Victims, day and place are not told yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tetrapylon.link.stories import find_stories


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one incident label a document."""
    documents = {str(row["id"]): row for row in rows}
    texts = {key: str(row["text"]) for key, row in documents.items()}
    titles = {key: str(row.get("title") or "") for key, row in documents.items()}
    stories = find_stories(texts, titles)
    for key in documents:
        yield {"id": key, "incident": stories[key]}
