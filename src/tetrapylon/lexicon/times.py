"""Find the shapes of time expressions in text. Use `scan` for a text, `expression_of` for one expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tetrapylon.lexicon import time_words as words
from tetrapylon.lexicon.openings import KNOWN, openings_of
from tetrapylon.lexicon.time_expression import Form, TimeExpression
from tetrapylon.lexicon.time_groups import expression_from
from tetrapylon.lexicon.time_rows import ROWS, SLOTS

_WORD = re.compile(r"['’]?[^\W_]+")
_SLOT = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")
_REACH = 8
_GLUED = re.compile(r"[\d$€£][.,:/-]?$|\w['’]?$|\w[-‐]$")
_PREFIX = re.compile(r"\b(?:mid|post|pre)-$", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,\s*)?(?:\s(?:on|at)\s+)?")
_DATED = frozenset({Form.CALENDAR, Form.WEEKDAY, Form.DAY_SHIFT})
_CHAINED = re.compile(r"[-‐/][^\W_]|\.\d|,\d{3}|[%€$£°]")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at `[start, end)` of the scanned text."""

    start: int
    end: int
    expression: TimeExpression


MOST_KNOWN = 4096
"""Sentences whose expressions are remembered: news is copied while it is new."""


def scan(text: str) -> list[Found]:
    """Return the time expressions of `text` in order, none overlapping; at each word the longest shape wins."""
    return list(_scanned(text))


@lru_cache(maxsize=MOST_KNOWN)
def _scanned(text: str) -> tuple[Found, ...]:
    found: list[Found] = []
    for start in _starts(text):
        if found and start < found[-1].end:
            continue
        best = _longest(text, start)
        if best is not None:
            found.append(best)
    return tuple(_composed(text, found))


def expression_of(said: str) -> TimeExpression | None:
    """Return what `said` expresses, None where it is not one time expression from end to end."""
    found = scan(said)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(said))
    return found[0].expression if whole else None


@cache
def _rows() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple((form, re.compile(_regex(row), re.IGNORECASE)) for form, row in ROWS)


@lru_cache(maxsize=1 << 10)
def rows_at(sign: str) -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """Return the rows that may fit where a sign stands, in their order."""
    low = sign.lower()
    if low not in KNOWN or not sign.isascii():
        return _rows()
    return tuple(row for row, signs in zip(_rows(), _openings(), strict=True) if low in signs)


@cache
def _openings() -> tuple[frozenset[str], ...]:
    return tuple(openings_of(pattern) for _, pattern in _rows())


def _regex(row: str) -> str:
    def slot(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}{found[2]}>{SLOTS.get(found[0][1:-1], SLOTS[found[1]])})"

    spaced = _SLOT.sub(slot, row).replace(" ?", r"\s*")
    return (
        spaced.replace("_", r"(?:\s+|-)").replace(" ", r"\s+")
        + r"(?!\w)(?!['’](?!s\b)\w)(?<![-\s])"
    )


@cache
def _vocabulary() -> frozenset[str]:
    """Words without which no expression stands."""
    tables = (words.MONTHS, words.WEEKDAYS, words.PARTS, words.SEASONS, words.DEICTIC, words.EVERY)
    entries = {w for table in tables for w in table} | set(words.DECADES)
    entries |= {f"{w}s" for w in words.PARTS} | {f"{w}s" for w in words.WEEKDAYS}
    entries |= {f"{w}s" for w in words.UNITS} | set(words.UNITS) | {"midnight", "since"}
    phrases = (*words.REFERENCES, *words.HOLIDAYS, *words.VAGUE_SPANS)
    return frozenset(entries | {p.split()[-1] for p in phrases})


@cache
def _openers() -> frozenset[str]:
    """Words that an expression may begin with."""
    tables = (words.SMALL, words.TENS, words.TIMES_OF_TEN, words.EXACT, words.SHIFTS, words.MODS)
    more = (words.ORDINALS, words.REFERENCES, words.HOLIDAYS, words.VAGUE_SPANS)
    entries = {re.split(r"[\s'-]", w)[0] for table in (*tables, *more) for w in table}
    entries |= {re.split(r"[\s'-]", w)[0] for w in words.VAGUE}
    approx = (
        "nearly almost about around roughly approximately at more less fewer no over up just as"
    )
    entries |= {"the", "each", "every", "this", "that", "its", "their", "only", "close", "some"}
    return frozenset(entries | set(approx.split()) | {"fiscal"})


def _starts(text: str) -> Iterator[int]:
    """Yield where an expression may begin: an opener with a time word near, or a time word itself."""
    tokens = [(m.start(), m[0].lower().strip("'’")) for m in _WORD.finditer(text)]
    telling = [w in _vocabulary() or w[0].isdigit() for _, w in tokens]
    for i, (start, word) in enumerate(tokens):
        opens = word in _openers() and any(telling[i : i + _REACH])
        spoken = word in ("nineteen", "twenty")
        if telling[i] or opens or spoken:
            yield start


def _longest(text: str, start: int) -> Found | None:
    before = text[max(0, start - 5) : start]
    if _GLUED.search(before) and not _PREFIX.search(before):
        return None
    best: tuple[int, Form, re.Match[str]] | None = None
    for form, row in rows_at(text[start]):
        matched = row.match(text, start)
        if matched and (best is None or matched.end() > best[0]) and _holds(text, form, matched):
            best = (matched.end(), form, matched)
    if best is None:
        return None
    return Found(start, best[0], expression_from(best[1], best[2]))


def _holds(text: str, form: Form, matched: re.Match[str]) -> bool:
    """Tell whether capitals and neighbours let the words be a time."""
    said = matched.groupdict()
    if (
        form is not Form.CLOCK
        and _CHAINED.match(text, matched.end())
        and said.get("year") == matched[0]
    ):
        return False
    for name in ("mon", "wd"):
        if said.get(name) and not said[name][0].isupper():
            return False
    short = (said.get("mon") or "").rstrip(".").lower() in (
        "mar",
        "jan",
        "jun",
        "dec",
        "apr",
        "jul",
    )
    if short and not said["mon"].endswith(".") and not (said.get("mday") or said.get("year")):
        return False
    day_name = said.get("wd") or ""
    bare = 2 < len(day_name.rstrip(".")) < 6 and matched[0] == day_name
    return not (bare and not day_name.endswith(".") and form in (Form.WEEKDAY, Form.SET))


def _composed(text: str, found: list[Found]) -> Iterator[Found]:
    """Join a clock time with the date beside it."""
    waiting: Found | None = None
    for item in found:
        joined = _joined(text, waiting, item) if waiting else None
        if joined is None and waiting is not None:
            yield waiting
        waiting = joined or item
    if waiting is not None:
        yield waiting


def _joined(text: str, left: Found, right: Found) -> Found | None:
    pair = (left.expression, right.expression)
    clocks = [e.form is Form.CLOCK for e in pair]
    if sum(clocks) != 1 or not _JOINT.fullmatch(text, left.end, right.start):
        return None
    clock, dated = pair if clocks[0] else (pair[1], pair[0])
    if dated.form not in _DATED or (dated.form is Form.CALENDAR and dated.day is None):
        return None
    return Found(left.start, right.end, replace(dated, clock=clock.clock))
