"""Number words as they count units of time."""

from __future__ import annotations

import re

from tetrapylon.lexicon import time_words as words

_FRACTION = re.compile(r"(?:(\d[\d,]*)\s+)?(\d)/(\d)")


def number_of(said: str) -> float | None:
    """Return the number that words mean, None where they are vague ("several")."""
    low = " ".join(said.lower().split())
    if low in words.VAGUE:
        return None
    if low in words.EXACT:
        return words.EXACT[low]
    fraction = _FRACTION.fullmatch(low)
    if fraction and fraction[3] != "0":
        return float((fraction[1] or "0").replace(",", "")) + int(fraction[2]) / int(fraction[3])
    if low[0].isdigit():
        return float(low.replace(",", "").split()[0])
    return _spelled(low.replace("-", " ").split())


def _spelled(parts: list[str]) -> float | None:
    total, current = 0.0, 0.0
    for part in parts:
        if part in words.TIMES_OF_TEN:
            scaled = (current or 1) * words.TIMES_OF_TEN[part]
            total, current = (total, scaled) if part == "hundred" else (total + scaled, 0)
        elif part == "dozen":
            current = (current or 1) * 12
        elif part != "and":
            current += words.SMALL.get(part, words.TENS.get(part, words.EXACT.get(part, 0)))
    return total + current


def spoken_year(said: str) -> int | None:
    """Return the year of digits or of words such as "nineteen ninety-four"."""
    if said.isdigit():
        return int(said)
    parts = said.lower().replace("-", " ").split()
    if parts[-1] == "thousand":
        return 2000
    if parts[0] not in ("nineteen", "twenty"):
        return None
    return (1900 if parts[0] == "nineteen" else 2000) + int(_spelled(parts[1:]) or 0)


def ordinal_of(said: str) -> int:
    """Return the number of an ordinal in words or digits."""
    low = said.lower().replace(" ", "-")
    return words.ORDINALS[low] if low in words.ORDINALS else int(re.sub(r"\D", "", low))
