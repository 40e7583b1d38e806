"""The stretch that two times make: "between Saturday and Monday", "from 2 to 5 June"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tetrapylon.model.edtf import days_of
from tetrapylon.model.time import Time

LED = re.compile(r"\b(?:between|from)\s+(?:early |late )?$", re.IGNORECASE)
JOINED = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:early |late )?", re.IGNORECASE)
BARE_DAY = re.compile(
    r"\b(?:between|from)\s+(\d{1,2})(?:st|nd|rd|th)?\s+(?:and|to|until)\s+$", re.IGNORECASE
)
REACH = 28
"""Code points before a time that are looked at."""
A_DAY = 10
"""Letters of an EDTF day."""


def stretch_of(text: str, time: Time, times: Iterable[Time]) -> str | None:
    """Return the EDTF interval that a time is an end of, None where it stands alone.

    Args:
        text: the report's text.
        time: a grounded time.
        times: the grounded times around it; those of its whole report will do.
    """
    before = text[max(0, time.start - REACH) : time.start]
    bare = BARE_DAY.search(before)
    if bare is not None and time.edtf is not None and len(time.edtf) == A_DAY:
        return _of_days(f"{time.edtf[:-2]}{int(bare.group(1)):02d}", time.edtf)
    for other in times:
        first, last = (time, other) if time.start < other.start else (other, time)
        led = LED.search(text[max(0, first.start - REACH) : first.start])
        if other is not time and led and JOINED.fullmatch(text[first.end : last.start]):
            return _of_days(first.edtf, last.edtf)
    return None


def _of_days(first: str | None, last: str | None) -> str | None:
    begun, ended = days_of(first), days_of(last)
    start, end = begun.first if begun else None, ended.last if ended else None
    if start is None or end is None or start >= end:
        return None
    return f"{first}/{last}" if first and last and "/" not in first + last else None
