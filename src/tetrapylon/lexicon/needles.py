"""Which letters must stand in a text for a regular expression to fit there: a cheap look before a dear one.

A phrase of a track is tried at each of a claim's words; most claims lack a word without which it cannot fit at all. When to reach for it: many patterns are tried on many short texts, and few fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as codes
from re import _parser as parser
from typing import Any

LEAST_LETTERS = 2
"""Code points of a needle; shorter ones stand in nearly every text."""
MOST_NEEDLES = 60
"""Needles of one set; larger ones tell little."""
MOST_FOLDED = 64
"""Texts whose folded form is remembered: one is looked through for a few tracks in turn."""


@lru_cache(maxsize=MOST_FOLDED)
def folded(text: str) -> str:
    """Return a text in which needles are looked for: casefolded, with the letters as one that `re` takes for one."""
    return text.casefold().replace("ı", "i").replace("\u0307", "")


class Sieve:
    """Finds which of many patterns may fit a text, without trying any of them."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._sets = tuple(needles_of(p) for p in patterns)
        self._needles = tuple(sorted({n for sets in self._sets for s in sets for n in s}))
        self._known: dict[frozenset[str], tuple[int, ...]] = {}

    def fitting(self, text: str) -> tuple[int, ...]:
        """Return the numbers of the patterns that may fit a text, in order; any other fits nowhere in it."""
        low = folded(text)
        there = frozenset([n for n in self._needles if n in low])
        found = self._known.get(there)
        if found is None:
            found = self._known[there] = tuple(self._open_to(there))
        return found

    def _open_to(self, there: frozenset[str]) -> Iterator[int]:
        for i, sets in enumerate(self._sets):
            for needles in sets:
                if needles.isdisjoint(there):
                    break
            else:
                yield i


def needles_of(pattern: re.Pattern[str]) -> frozenset[frozenset[str]]:
    """Return sets of folded strings: one of each stands in every text, `folded`, that a pattern fits."""
    found = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    return frozenset(s for s in found if len(s) <= MOST_NEEDLES)


Wanted = list[frozenset[str]]


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Wanted:
    """Return the sets of a sequence: those of its parts, and of its runs of letters."""
    found: Wanted = []
    run = ""
    for code, value in items:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        found += _of_run(run)
        run = ""
        found += _of_part(code, value)
    return found + _of_run(run)


def _of_run(run: str) -> Wanted:
    needle = folded(run)
    return [frozenset({needle})] if len(needle) >= LEAST_LETTERS else []


def _of_part(code: Any, value: Any) -> Wanted:  # noqa: ANN401 - codes of the standard library's compiler
    if code is codes.SUBPATTERN:
        return _of_sequence(value[3])
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, inner = value
        return _of_sequence(inner) if least > 0 else []
    if code is codes.BRANCH:
        return _of_branches(value[1])
    return []


def _of_branches(branches: Sequence[Any]) -> Wanted:
    """Return the set of which one stands there whichever branch fits; none where a branch asks for nothing."""
    each = [_of_sequence(b) for b in branches]
    if not all(each):
        return []
    best = (max(sets, key=lambda s: (min(map(len, s)), -len(s))) for sets in each)
    return [frozenset().union(*best)]
