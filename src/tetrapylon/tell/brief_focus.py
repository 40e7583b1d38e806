"""What a brief is about, and of what day it is."""

from __future__ import annotations

from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.tell.phrases import day_words


def ids_of(record: Record, name: str) -> frozenset[str]:
    """Return the ids of the places or actors so called; for a name of none, the name, which no row is about."""
    wanted = name.casefold()
    found = frozenset(
        e.id for e in record.entities if wanted in {n.casefold() for n in (e.name, *e.aliases)}
    )
    return found or frozenset({name})


def last_day(record: Record) -> str:
    """Return the day of the last report, in words."""
    days = [days_of(d.published.edtf) for d in record.datings if d.published]
    last = [d.last for d in days if d and d.last]
    return day_words(max(last)) if last else "a day not known"
