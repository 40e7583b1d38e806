"""What a count of victims is a count of: one happening, a stretch of time, or another happening.

UCDP and ACLED count a day's dead apart from running totals. A report gives both, and only words around the number
tell which: "since the start of the year", "last month", a bullet below "distributed as follows".
"""

from __future__ import annotations

import re
from enum import StrEnum

from tetrapylon.lexicon.tolls import TollWords

BULLET = re.compile(r"\s*[•▪◦*–-]\s")
YEAR = re.compile(r"\b(?:in|of|since) (?:\w+ )?((?:19|20)\d\d)\b")
END = re.compile(r"[.!?]\s|\n")


class TollOf(StrEnum):
    """What a count of victims belongs to."""

    HAPPENING = "happening"
    STRETCH = "stretch"
    OTHER_HAPPENING = "other_happening"


def toll_of(text: str, at: int, words: TollWords, *, year: int | None = None) -> TollOf:
    """Return what the count at offset `at` belongs to.

    Args:
        text: the report's.
        at: where the count begins.
        words: the phrases.
        year: that of the happening told of, None if not known.
    """
    start = _start(text, at)
    line = text[start : _end(text, at)].lower()
    if _has(line, words.stretch):
        return TollOf.STRETCH
    others = {int(y) for y in YEAR.findall(line)}
    if _has(line, words.other) or (year is not None and others and year not in others):
        return TollOf.OTHER_HAPPENING
    return TollOf.STRETCH if _is_listed(text, start, words) else TollOf.HAPPENING


def tells_possible_harm(text: str, words: TollWords) -> bool:
    """Tell whether harm to civilians is only thought possible, or denied: the lowest count is then none."""
    return _has(text.lower(), words.possible)


def _is_listed(text: str, start: int, words: TollWords) -> bool:
    """Tell whether a line is a bullet below a sum of a stretch of time."""
    while start > 0 and BULLET.match(text, start):
        above = _start(text, max(0, start - 2))
        line = text[above:start].lower()
        if _has(line, (*words.listing, *words.stretch)):
            return True
        start = above if above < start else 0
    return False


def _has(line: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether a line holds a phrase whole; a phrase that breaks off ("casualt") may go on."""
    return any(re.search(rf"\b{re.escape(p)}", line) for p in phrases if p in line)


def _start(text: str, at: int) -> int:
    """Return where the sentence or line around `at` begins."""
    before = [m.end() for m in END.finditer(text, max(0, at - 400), at)]
    return before[-1] if before else max(0, at - 400)


def _end(text: str, at: int) -> int:
    found = END.search(text, at)
    return found.start() if found else len(text)
