"""The words around a stretch of a report, cut between words."""

from __future__ import annotations


def before(text: str, end: int, most: int) -> str:
    """Return at most `most` characters up to `end`, from the start of a word where there is one."""
    start = max(0, end - most)
    if start == 0 or text[start - 1].isspace():
        return text[start:end]
    return text[next((i + 1 for i in range(start, end) if text[i].isspace()), start) : end]


def after(text: str, start: int, most: int) -> str:
    """Return at most `most` characters from `start`, to the end of a word where there is one."""
    end = min(len(text), start + most)
    if end == len(text) or text[end].isspace():
        return text[start:end]
    cut = next((i for i in range(end - 1, start, -1) if text[i].isspace()), end)
    return text[start:cut]
