"""Words around a time expression: `lexicon/data/times.yaml`, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCues:
    """The classes of the table, each a set of lower-case lemmas or words; the table says what each is for."""

    planning: frozenset[str]
    bare_plans: frozenset[str]
    will: frozenset[str]
    starting: frozenset[str]
    ahead: frozenset[str]
    put_off: frozenset[str]
    rescheduled: frozenset[str]
    to_an_end: frozenset[str]
    timetabled: frozenset[str]
    saying: frozenset[str]
    appointed: frozenset[str]
    before_month: frozenset[str]
    before_amount: frozenset[str]
    before_year: frozenset[str]
    after_year: frozenset[str]
    year_ends: frozenset[str]
    quarters: frozenset[str]
    opening: frozenset[str]


@cache
def load_time_cues() -> TimeCues:
    """Return the packaged table.

    Raises:
        KeyError: a class is missing.
    """
    path = resources.files("tetrapylon.lexicon") / "data" / "times.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return TimeCues(**{f.name: frozenset(rows[f.name]) for f in fields(TimeCues)})
