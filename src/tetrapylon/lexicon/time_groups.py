"""From the groups of a matched row to what the words say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tetrapylon.lexicon import time_words as words
from tetrapylon.lexicon.time_expression import Clock, Form, TimeExpression
from tetrapylon.lexicon.time_numbers import number_of, ordinal_of, spoken_year


def expression_from(form: Form, matched: re.Match[str]) -> TimeExpression:
    """Return what the groups of a matched row of `form` say."""
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
        weekday=words.WEEKDAYS.get(said.get("wd2", said.get("wd", "")).rstrip(".")),
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


_YEARS_BACK: Final = frozenset({"yearago", "yearsame", "yearquarter"})
"""Groups of expressions that go one year back from a period told before."""


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
    if "barequarter" in said:
        return "Y" if said["barequarter"].endswith("year") else "Q"
    if "bareweekend" in said:
        return "WE"
    if _YEARS_BACK & set(said) or form is Form.YEAR_END:
        return "Y"
    unit = next((said[k] for k in ("unit", "one", "units", "pastone") if k in said), "")
    return words.UNITS.get(unit.rstrip("s").replace("centurie", "century"))


def _count(said: dict[str, str]) -> float | None:
    """Return the number of units, 1 where the singular stands alone before "ago", None where vague."""
    said_number = said.get("num2", said.get("num"))
    if said_number is None:
        if "half" in said:
            return 1.5
        return 1.0 if _YEARS_BACK & set(said) or "pastone" in said else None
    number = number_of(said_number)
    return number + 0.5 if number is not None and "half" in said else number


def _mod(whole: str, said: dict[str, str]) -> str | None:
    if "weekof" in said:
        return "week"
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
    """Add where the expression counts from, and its marks."""
    shift = said.get("shift", "").removeprefix("the ")
    counted = bool({"that", "nextday", "daysaway"} & set(said)) or shift in words.NARRATIVE_SHIFTS
    way = "earlier" if {"yearsame", "yearquarter"} & set(said) else said.get("way")
    way = said.get("yearago", way)
    return replace(
        base,
        shift=_amount(base.form, whole, said, shift),
        year_shift=words.SHIFTS.get(said.get("yshift", "").removeprefix("the ")),
        narrative=counted if way is None else way in ("earlier", "later"),
        figures="m" in said,
        latest=shift == "latest" or "barequarter" in said or "yearquarter" in said,
        open_window=said.get("vaguewindow") in ("recent", "coming", "early"),
        before_era="bc" in said,
        adjective=said.get("ref") in ("current", "present"),
    )


_BACK: Final = frozenset({"ago", "earlier", "before now", "before", "before yesterday"})
_FORWARD: Final = frozenset({"coming", "next", "upcoming"})


_STEPS: Final[tuple[tuple[str, Callable[[str], int]], ...]] = (
    ("deictic", lambda w: words.DEICTIC[w]),
    ("that", lambda _: 0),
    ("nextday", lambda w: words.SHIFTS[w]),
    ("daysaway", lambda w: -1 if w in _BACK else 1),
    ("daybefore", lambda w: -2 if w in _BACK else 2),
    ("vaguewindow", lambda w: 1 if w in _FORWARD else -1),
    ("way", lambda w: -1 if w in _BACK else 1),
    ("yearago", lambda _: -1),
    ("pastone", lambda _: -1),
    ("yearsame", lambda _: -1),
    ("yearquarter", lambda _: -1),
)
"""How far and which way the words of a group step."""


def _amount(form: Form, whole: str, said: dict[str, str], shift: str) -> int | None:
    """Return how many units the words step, and which way."""
    if form is Form.PART_SHIFT:
        back = whole.startswith("last") or "overnight" in whole
        return -1 if back else int("tomorrow" in whole)
    stepped = (step(said[name]) for name, step in _STEPS if name in said)
    return next(stepped, words.SHIFTS.get(shift))
