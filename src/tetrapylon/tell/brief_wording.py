"""How alike two sentences of a brief are worded, so that no two tell one thing."""

from __future__ import annotations

import re
from datetime import date, timedelta

ALIKE = 0.55
SAME_TIME = timedelta(days=31)
"""Time within which sentences in like words tell of one thing."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*")


def content_words(text: str) -> frozenset[str]:
    """Return the words of a sentence's quotation, of the whole sentence where it quotes nothing."""
    quoted = re.search(r"“([^”]*)”", text)
    return frozenset(w.casefold() for w in _WORD.findall(quoted.group(1) if quoted else text))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter one's words that both hold, 0 to 1."""
    return len(one & other) / (min(len(one), len(other)) or 1)


Dated = tuple[str, date | None]


def alike(one: Dated, other: Dated) -> bool:
    """Tell whether two sentences, each with its day, say much the same of about the same time."""
    apart = abs(one[1] - other[1]) if one[1] and other[1] else timedelta(0)
    return apart <= SAME_TIME and likeness(content_words(one[0]), content_words(other[0])) >= ALIKE
