"""The deaths that a telling states: whole figures, not those that a clause takes out of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record

TAKES_OUT = re.compile(
    r"\b(?:including|includes?|included|among\w*|of\s+(?:them|whom))\b",
    re.IGNORECASE,
)
"""What stands between a figure and a part of it: "14 people, *including* three children"; "17, six *of them* women"."""
OF_THEM = re.compile(r"\bof\s+(?:them|whom)\b", re.IGNORECASE)
"""What stands in or right behind a part."""
ENDS = re.compile(r"[.;!?]\s")
"""The end of the clause in which parts are told."""


def killed(record: Record, t: Telling) -> list[Quantity]:
    """Return the figures of deaths that a telling states, without parts of others."""
    reading = record.reading[t.event.report]
    spans = {(a.span.start, a.span.end) for a in reading.amounts if a.id in t.event.amounts}
    found = [
        q
        for q in record.quantities_of(t.event.report)
        if q.measures is Measure.KILLED and (q.start, q.end) in spans
    ]
    return whole_figures(record.report[t.event.report].text, found)


def whole_figures(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """Return figures of one report without those that are parts of the one before: what a clause takes out of it, as long as the sum fits."""
    kept: list[Quantity] = []
    left: float | None = None
    for q in sorted(found, key=lambda q: q.start):
        whole = kept[-1] if kept else None
        if whole is not None and _is_part(text, whole, q, left):
            left = (left if left is not None else _size(whole)) - _size(q)
            continue
        kept.append(q)
        left = None
    return kept


def _is_part(text: str, whole: Quantity, q: Quantity, left: float | None) -> bool:
    """Tell whether a figure is taken out of a larger one; `left` is what earlier parts leave of it, None before the first."""
    between = text[whole.end : q.start]
    if ENDS.search(between) or _size(q) <= 0:
        return False
    led = (
        left is not None or TAKES_OUT.search(between) or OF_THEM.search(text[q.start : q.end + 10])
    )
    return bool(led) and _size(q) <= (left if left is not None else _size(whole))


def _size(q: Quantity) -> float:
    return q.value if q.value is not None else q.low or 0.0
