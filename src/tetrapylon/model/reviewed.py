"""Which rows a person ruled on: what every export says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tetrapylon.model.decision import Decision, Noun, Ruled, standing

ACCEPTED, CORRECTED = "accepted", "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A row's id with its words, in code points of its report."""

    id: str
    report: str
    start: int
    end: int


def reviews_of(
    decisions: Iterable[Decision], rows: Mapping[Noun, Iterable[Stretch]]
) -> Mapping[str, str]:
    """Return `accepted` or `corrected` by row id; rows that nobody ruled on are not in it.

    A ruling on exactly a row's words counts, else one on nearly these words that no other row has.
    """
    ruled: dict[tuple[Noun, str], list[Decision]] = {}
    for decision in standing(decisions):
        noun, _, field = decision.question.partition(".")
        if field or decision.ruling == Ruled.ACCEPTED:
            ruled.setdefault((Noun(noun), decision.report), []).append(decision)
    return {} if not ruled else _found(ruled, rows)


def _found(
    ruled: Mapping[tuple[Noun, str], list[Decision]], rows: Mapping[Noun, Iterable[Stretch]]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for noun, stretches in rows.items():
        here = [s for s in stretches if (noun, s.report) in ruled]
        exact = {(s.report, s.start, s.end) for s in here}
        for s in here:
            mine = [d for d in ruled[noun, s.report] if _on(d, s, exact)]
            if mine:
                found[s.id] = CORRECTED if any("." in d.question for d in mine) else ACCEPTED
    return found


def _on(decision: Decision, s: Stretch, exact: set[tuple[str, int, int]]) -> bool:
    same = (decision.start, decision.end) == (s.start, s.end)
    free = (decision.report, decision.start, decision.end) not in exact
    return same or (free and decision.evidence.covers(s.report, s.start, s.end))
