"""Questions and explanations in plain words: names for ids, days as people write them, a value once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.record import Record

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MOST_VALUES = 6
"""Values that an explanation names before it only counts the rest."""
ARTICLE = re.compile(r"^(?:A|An|The|Another|One|Some)\b")
SHORTEST_MONTH = 28
NO_NAME = re.compile(r"\d|:|[.;!?]\s")
"""What no name of a speaker holds: a headline or a clause was taken for one."""
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "who", "which"})


@dataclass(frozen=True)
class Names:
    """What to call the entities of a record: the name that its reports use most."""

    record: Record

    @cached_property
    def _said(self) -> Counter[tuple[str, str]]:
        """How often each entity is mentioned in which words."""
        said: Counter[tuple[str, str]] = Counter()
        for reading in self.record.readings:
            said.update((m.entity, m.said) for m in reading.mentions if m.entity)
        return said

    @cached_property
    def _places(self) -> dict[str, str]:
        """Names by entity id: of its name and aliases, the one that most mentions hold."""
        words: dict[str, Counter[str]] = {}
        for (entity, said), count in self._said.items():
            known = self.record.entity.get(entity)
            for name in (known.name, *known.aliases) if known else ():
                if name in said and re.search(rf"\b{re.escape(name)}\b", said):
                    words.setdefault(entity, Counter())[name] += count
        return {e: max(c, key=lambda n: (c[n], -len(n), n)) for e, c in words.items()}

    def place(self, entity: str | None) -> str | None:
        """Return the usual name of a place, None for no place."""
        known = self.record.entity.get(entity) if entity else None
        return self._places.get(known.id, known.name) if known else None

    def speaker(self, said_by: str | None, fallback: str | None = None) -> str | None:
        """Return a speaker's display name for an entity id or a name."""
        known = self.record.entity.get(said_by) if said_by else None
        name = known.name if known else (fallback or said_by)
        if name and (name.lower() in PRONOUNS or (known is None and NO_NAME.search(name))):
            return None
        return name and ARTICLE.sub(lambda found: found.group().lower(), name)


def day_in_words(edtf: str | None) -> str:
    """Return a date as prose has it ("23 March 2016"), empty where it is open or unknown."""
    days = days_of(edtf)
    if days is None or days.first is None or days.last is None:
        return ""
    return _stretch(days.first, days.last)


def period(dates: Iterable[str | None]) -> str:
    """Return the stretch from the first to the last day of some dates in words, empty for none known."""
    known = [d for d in map(days_of, dates) if d is not None]
    firsts = [d.first or d.last for d in known]
    lasts = [d.last or d.first for d in known]
    begins, ends = [d for d in firsts if d], [d for d in lasts if d]
    return _stretch(min(begins), max(ends)) if begins and ends else ""


def stretch(days: Days) -> str:
    """Return a stretch of days in words, empty where an end is open."""
    return _stretch(days.first, days.last) if days.first and days.last else ""


def _stretch(first: date, last: date) -> str:
    months = [f"{MONTHS[d.month - 1]} {d.year}" for d in (first, last)]
    if first == last:
        return f"{first.day} {months[0]}"
    if months[0] == months[1]:
        whole = first.day == 1 and last.day >= SHORTEST_MONTH
        return months[0] if whole else f"{first.day} to {last.day} {months[0]}"
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{months[0]} to {months[1]}"


def listed(words: Iterable[str]) -> str:
    """Return different words once each, in their order: "a, b and c"."""
    once: Sequence[str] = list(dict.fromkeys(w for w in words if w))
    if len(once) > MOST_VALUES:
        once = [*once[: MOST_VALUES - 1], f"{len(once) - MOST_VALUES + 1} more"]
    if len(once) < 2:
        return "".join(once)
    return f"{', '.join(once[:-1])} and {once[-1]}"


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first, a full stop last."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
