"""Families of quantities: which measures may answer one question, and whether they can contradict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tetrapylon.model.quantity import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A row of `families` in measures.yaml; `days` is None where any distance in time is one series.

    `placed` families are asked only of a known place, figures under `least` or of a noun of `never` belong to none, and two figures of one
    sentence and voice answer one question only where `inner` says so. `ask` has `{place}` or `{of}` where a name goes; `bare` is asked where that name is not known.
    """

    kind: str
    measures: frozenset[Measure]
    settles: bool
    days: int | None
    ask: str
    bare: str
    placed: bool = False
    inner: bool = False
    least: float = 0.0
    never: frozenset[str] = frozenset()


@cache
def load_families() -> tuple[Family, ...]:
    """Return the packaged families, read once in a process.

    Raises:
        ValueError: a row names a measure that is not in the closed list.
    """
    path = resources.files("tetrapylon.lexicon") / "data" / "measures.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["families"]
    return tuple(
        Family(
            kind=row["kind"],
            measures=frozenset(Measure(m) for m in row["measures"]),
            settles=row["settles"],
            days=row["days"],
            ask=row["ask"],
            bare=row["bare"],
            placed=row.get("placed", False),
            inner=row.get("inner", False),
            least=row.get("least", 0.0),
            never=frozenset(row.get("never", ())),
        )
        for row in rows
    )
