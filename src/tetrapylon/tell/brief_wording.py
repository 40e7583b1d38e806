"""How alike two sentences of a brief are worded, so that no two tell one thing."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*")


def content_words(text: str) -> frozenset[str]:
    """Return the words of a sentence's quotation, of the whole sentence where it quotes nothing."""
    quoted = re.search(r"“([^”]*)”", text)
    return frozenset(w.casefold() for w in _WORD.findall(quoted.group(1) if quoted else text))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter one's words that both hold, 0 to 1."""
    return len(one & other) / (min(len(one), len(other)) or 1)
