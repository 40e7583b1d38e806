"""Dates, counts and names in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tetrapylon.model.edtf import Days, days_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def day_words(day: date) -> str:
    """Return `23 March 2016`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when(edtf: str | None) -> str:
    """Return a date as the end of a sentence: `on 23 March 2016`, `in May 2015`, or nothing for None."""
    days = days_of(edtf)
    if days is None or edtf is None:
        return ""
    if days.first is None and days.last is None:
        return ""
    if days.last is None and days.first is not None:
        return f"since {_about(edtf)}{_precise(edtf.partition('/')[0], days.first)}"
    if days.first is None and days.last is not None:
        return f"by {day_words(days.last)}"
    return _closed(edtf, days)


def _closed(edtf: str, days: Days) -> str:
    first, last = days.first, days.last
    if first is None or last is None:
        return ""
    if first == last:
        return f"{'around' if _about(edtf) else 'on'} {day_words(first)}"
    if "/" not in edtf:
        return f"in {_about(edtf)}{_precise(edtf, first)}"
    begins, _, ends = edtf.partition("/")
    if _is_day(begins) and _is_day(ends) and first.replace(day=1) == last.replace(day=1):
        return f"between {first.day} and {day_words(last)}"
    opens = f"{_about(begins)}{_precise(begins, first)}"
    return f"between {opens} and {_about(ends)}{_precise(ends, last)}"


def _is_day(edtf: str) -> bool:
    return edtf.count("-") == 2


def _about(edtf: str) -> str:
    return "about " if "~" in edtf else ""


def _precise(edtf: str, first: date) -> str:
    """Return the date with the precision it was given in."""
    parts = edtf.rstrip("~?%").split("-")
    if len(parts) == 1:
        return parts[0] if not parts[0].endswith("X") else f"the {parts[0][:3]}0s"
    if len(parts) == 2:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return day_words(first)


def counted(number: int, noun: str) -> str:
    """Return `1 report`, `2 reports`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(names: Sequence[str]) -> str:
    """Return names as a list in words: `A`, `A and B`, `A, B and C`."""
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def capital(sentence: str) -> str:
    """Return the sentence with its first letter in upper case, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def sentence(words: str) -> str:
    """Return words as a sentence: capital first, one full stop, no doubled spaces."""
    flat = " ".join(words.split()).rstrip(".;, ")
    return f"{capital(flat)}."
