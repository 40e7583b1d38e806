"""Find the shapes of time expressions in text. Use `scan` for a text, `expression_of` for one expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tetrapylon.lexicon import time_words as words
from tetrapylon.lexicon.time_expression import Clock, Form, TimeExpression
from tetrapylon.lexicon.time_numbers import number_of, ordinal_of, spoken_year
from tetrapylon.lexicon.time_rows import ROWS, SLOTS

_WORD = re.compile(r"['’]?[^\W_]+")
_SLOT = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")
_REACH = 8
_JOINT = re.compile(r"\s*(?:,\s*)?(?:\s(?:on|at)\s+)?")
_DATED = frozenset({Form.CALENDAR, Form.WEEKDAY, Form.DAY_SHIFT})
_CHAINED = re.compile(r"[-‐/][^\W_]|\.\d|,\d{3}|[%€$£°]")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at `[start, end)` of the scanned text."""

    start: int
    end: int
    expression: TimeExpression


def scan(text: str) -> list[Found]:
    """Return the time expressions of `text` in order, none overlapping; at each word the longest shape wins."""
    found: list[Found] = []
    for start in _starts(text):
        if found and start < found[-1].end:
            continue
        best = _longest(text, start)
        if best is not None:
            found.append(best)
    return list(_composed(text, found))


def expression_of(said: str) -> TimeExpression | None:
    """Return what `said` expresses, None where it is not one time expression from end to end."""
    found = scan(said)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(said))
    return found[0].expression if whole else None


@cache
def _rows() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple((form, re.compile(_regex(row), re.IGNORECASE)) for form, row in ROWS)


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
    entries |= {f"{w}s" for w in words.UNITS} | set(words.UNITS) | {"midnight"}
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
    if start and re.search(r"[\d$€£][.,:/-]?$|\w['’]?$|\w[-‐]$", text[max(0, start - 3) : start]):
        if not re.search(r"(?:mid|post|pre)-$", text[:start], re.IGNORECASE):
            return None
    best: tuple[int, Form, re.Match[str]] | None = None
    for form, row in _rows():
        matched = row.match(text, start)
        if matched and (best is None or matched.end() > best[0]) and _holds(text, form, matched):
            best = (matched.end(), form, matched)
    if best is None:
        return None
    return Found(start, best[0], _expression(best[1], best[2]))


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


def _expression(form: Form, matched: re.Match[str]) -> TimeExpression:
    said = {
        k: " ".join(v.lower().replace("’", "'").split())
        for k, v in matched.groupdict().items()
        if v
    }
    base = TimeExpression(
        form=form,
        year=_year(said),
        month=words.MONTHS[said["mon"].rstrip(".")] if "mon" in said else _int(said.get("m")),
        day=_day(said),
        last_day=_int(said.get("mday2")),
        weekday=words.WEEKDAYS[said["wd"].rstrip(".")] if "wd" in said else None,
        unit=_unit(form, said),
        count=_count(said),
        mod=_mod(matched[0], said),
        part=_part(said),
        season=words.SEASONS.get(said.get("season", "")),
        ordinal=ordinal_of(said["ord"]) if "ord" in said else None,
        holiday=words.HOLIDAYS.get(said.get("holiday", "")),
        clock=_clock(said),
        value=_value(said),
    )
    return _shifted(base, matched[0].lower(), said)


def _year(said: dict[str, str]) -> int | None:
    if "y" in said:
        short = int(said["y"])
        return short if short > 99 else short + (2000 if short < 70 else 1900)
    year = said.get("year2", said.get("year"))
    if year is None and "decade" in said:
        digits = said["decade"].strip("'")
        return int(digits) if len(digits) == 4 else 1900 + int(digits)
    if year is None and "dword" in said:
        return 1900 + 10 * words.DECADES[said["dword"]]
    return spoken_year(year) if year else None


def _day(said: dict[str, str]) -> int | None:
    if "oday" in said:
        return ordinal_of(said["oday"])
    return _int(said.get("mday", said.get("d")))


def _int(said: str | None) -> int | None:
    digits = re.sub(r"\D", "", said or "")
    return int(digits) if digits else None


def _unit(form: Form, said: dict[str, str]) -> str | None:
    unit = said.get("unit", said.get("units", "")).rstrip("s").replace("centurie", "century")
    if "barequarter" in said:
        return "Q" if said["barequarter"] == "quarter" else "Y"
    if "bareweekend" in said:
        return "WE"
    if "yearago" in said or form is Form.YEAR_END:
        return "Y"
    return words.UNITS.get(unit)


def _count(said: dict[str, str]) -> float | None:
    """Return the number of units, 1 where the singular stands alone before "ago", None where vague."""
    said_number = said.get("num2", said.get("num"))
    if said_number is None:
        return 1.0 if "yearago" in said or ("half" in said and "unit" in said) else None
    number = number_of(said_number)
    return number + 0.5 if number is not None and "half" in said else number


def _mod(whole: str, said: dict[str, str]) -> str | None:
    if "mod" in said:
        return words.MODS[said["mod"]]
    first = re.match(r"(?:the )?(early|earlier|late|later|mid)\b", whole.lower())
    return words.MODS[first[1]] if first else None


def _part(said: dict[str, str]) -> str | None:
    return words.PARTS.get(said.get("part", "").rstrip("s"))


def _clock(said: dict[str, str]) -> Clock | None:
    if "noon" in said:
        return Clock(hour=24 if said["noon"] == "midnight" else 12, minute=0)
    if "hour" not in said:
        return None
    hour, minute = int(said["hour"]), said.get("minute")
    half = said.get("ampm", "")[:1] or {"AF": "p", "EV": "p"}.get(_part(said) or "", "")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(hour=hour, minute=int(minute) if minute else (0 if half else None))


def _value(said: dict[str, str]) -> str | None:
    if "ref" in said:
        return words.REFERENCES[said["ref"]]
    if "every" in said:
        return words.EVERY[said["every"]]
    return words.VAGUE_SPANS.get(said.get("vague", ""))


def _shifted(base: TimeExpression, whole: str, said: dict[str, str]) -> TimeExpression:
    """Add where the expression counts from, by its form."""
    shift = said.get("shift", "").removeprefix("the ")
    year_shift = words.SHIFTS.get(said.get("yshift", "").removeprefix("the "))
    narrative = (
        "that" in said or shift in words.NARRATIVE_SHIFTS or "nextday" in said or "daysaway" in said
    )
    amount = words.SHIFTS.get(shift)
    if "deictic" in said:
        amount = words.DEICTIC[said["deictic"]]
    elif "that" in said:
        amount = 0
    elif "nextday" in said:
        amount = words.SHIFTS[said["nextday"]]
    elif "daysaway" in said:
        amount = 1 if said["daysaway"] == "after" else -1
    elif "daybefore" in said:
        amount = -2 if said["daybefore"].startswith("before") else 2
    elif base.form is Form.PART_SHIFT:
        amount = (
            -1 if whole.startswith("last") or "overnight" in whole else int("tomorrow" in whole)
        )
    elif "vaguewindow" in said:
        amount = 1 if said["vaguewindow"] in ("coming", "next", "upcoming") else -1
    elif "way" in said or "yearago" in said:
        amount, narrative = _way(said.get("way", said.get("yearago", "")))
    marks = replace(
        base,
        figures="m" in said,
        latest=shift == "latest" or "barequarter" in said,
        open_window="vaguewindow" in said and said["vaguewindow"] in ("recent", "coming", "early"),
        before_era="bc" in said,
        adjective=said.get("ref") in ("current", "present"),
    )
    return replace(marks, shift=amount, year_shift=year_shift, narrative=narrative)


def _way(way: str) -> tuple[int, bool]:
    return (-1 if way in ("ago", "earlier", "before now") else 1), way in ("earlier", "later")
