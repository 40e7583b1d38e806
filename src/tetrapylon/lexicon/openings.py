"""With which letters a regular expression may begin: of many that are tried at one place, most begin otherwise.

When to reach for it: dozens of patterns are tried at each of many places, whichever fits longest. `needles` asks for the whole text,
this for one place of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as codes
from re import _parser as parser
from string import ascii_lowercase, digits
from typing import Any

KNOWN = frozenset(ascii_lowercase + digits)
"""Letters and digits that are told apart; a pattern may always begin with any other sign."""
_WIDTHLESS = frozenset({codes.AT, codes.ASSERT, codes.ASSERT_NOT})
_CATEGORIES = {codes.CATEGORY_DIGIT: frozenset(digits), codes.CATEGORY_SPACE: frozenset[str]()}
_REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})


def openings_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return which of the `KNOWN` signs, in lower case, a match may begin with, whatever the case of its letters."""
    found, empty = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    return KNOWN if empty else found


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """Return the signs, and whether a sequence may fit no letter at all."""
    found = frozenset[str]()
    for code, value in items:
        more, empty = _of_part(code, value)
        found |= more
        if not empty:
            return found, False
    return found, True


def _of_part(code: Any, value: Any) -> tuple[frozenset[str], bool]:  # noqa: ANN401 - codes of the standard library's compiler
    if code in _WIDTHLESS:
        return frozenset(), True
    if code in _REPEATS:
        least, _, inner = value
        found, empty = _of_sequence(inner)
        return found, empty or least == 0
    if code is codes.BRANCH:
        each = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*(f for f, _ in each)), any(e for _, e in each)
    if code is codes.SUBPATTERN or code is codes.ATOMIC_GROUP:
        return _of_sequence(value[3] if code is codes.SUBPATTERN else value)
    return _of_sign(code, value), False


def _of_sign(code: Any, value: Any) -> frozenset[str]:  # noqa: ANN401
    if code is codes.LITERAL:
        return frozenset(chr(value).lower()) & KNOWN
    if code is not codes.IN:
        return KNOWN
    return frozenset().union(*(_of_member(*member) for member in value))


def _of_member(code: Any, value: Any) -> frozenset[str]:  # noqa: ANN401
    if code is codes.LITERAL:
        return _of_sign(code, value)
    if code is codes.RANGE:
        low, high = value
        return frozenset(c for c in KNOWN if low <= ord(c) <= high or low <= ord(c.upper()) <= high)
    if code is codes.CATEGORY:
        return _CATEGORIES.get(value, KNOWN)
    return KNOWN
