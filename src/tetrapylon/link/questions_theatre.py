"""What a report is of, where a figure's own sentence names no place: the town that it tells of from its first words on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record

OPENING = 700
"""Code points from the top in which a report names what it is of."""
LEAST_NAMED = 2


@dataclass(frozen=True)
class Theatres:
    """The town of each report, looked up once."""

    record: Record
    _known: dict[str, str | None] = field(default_factory=dict)

    def of(self, report: str) -> str | None:
        """Return the town that a report opens with and speaks of most; None for a tie, or for a town named once."""
        if report not in self._known:
            self._known[report] = self._town(report)
        return self._known[report]

    def _town(self, report: str) -> str | None:
        named = [
            m
            for m in self.record.reading[report].mentions
            if m.kind is EntityKind.PLACE and m.entity is not None
        ]
        ranked = Counter(m.entity for m in named if self._is_town(m.entity)).most_common(2)
        if not ranked or ranked[0][1] < LEAST_NAMED:
            return None
        tie = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
        opens = any(m.entity == ranked[0][0] and m.start < OPENING for m in named)
        return ranked[0][0] if opens and not tie else None

    def _is_town(self, entity: str | None) -> bool:
        known = self.record.entity.get(entity or "")
        return known is not None and known.kind is EntityKind.PLACE and known.country is not None
