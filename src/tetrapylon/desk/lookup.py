"""What the arrays of a generation know of claims and entities by id: no row is fetched for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tetrapylon.desk.index import Index
from tetrapylon.model.decision import Evidence
from tetrapylon.store.columns import NONE


class Told(NamedTuple):
    """Where a claim stands, and whose text it is where that is known."""

    report: str
    start: int
    end: int
    origin: str | None

    @property
    def evidence(self) -> Evidence:
        """The words of the claim."""
        return Evidence(report=self.report, start=self.start, end=self.end)


def names_in(index: Index, ids: Sequence[str]) -> dict[str, str]:
    """Return the names of entities by id; ids of none are left out."""
    entities = index.block("entities")
    rows, name = entities.ids.find(ids), entities.coded["name"]
    known = [(key, row) for key, row in zip(ids, rows.tolist(), strict=True) if row != NONE]
    return {key: name.words[name.codes[row]] for key, row in known}


def numbers_in(index: Index, ids: Sequence[str]) -> dict[str, int]:
    """Return the numbers of claims by id; ids of none are left out."""
    rows = index.ids.find(ids).tolist()
    return {key: row for key, row in zip(ids, rows, strict=True) if row != NONE}


def told_in(index: Index, numbers: Mapping[str, int]) -> dict[str, Told]:
    """Return where claims stand, given their numbers by id."""
    coded, rows = index.claims.coded, list(numbers.values())
    starts, ends = (index.claims.numbers[n][rows].tolist() for n in ("span_start", "span_end"))
    reports, origins = (coded[n].codes[rows].tolist() for n in ("report", "origin"))
    called, credited = coded["report"].words, [*coded["origin"].words, None]
    return {
        key: Told(called[report], start, end, credited[origin])
        for key, report, start, end, origin in zip(
            numbers, reports, starts, ends, origins, strict=True
        )
    }
