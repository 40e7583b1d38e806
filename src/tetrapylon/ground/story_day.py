"""The day each report speaks from, solved from all that bears on it."""

from __future__ import annotations

from tetrapylon.model.dating import Dating
from tetrapylon.model.record import Record


def solve_days(record: Record) -> tuple[Dating, ...]:
    """Return one dating a report, in the order of report ids."""
    return tuple(Dating(report=r.id) for r in sorted(record.reports, key=lambda r: r.id))
