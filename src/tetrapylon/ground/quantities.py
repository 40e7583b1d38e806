"""Bind a report's amounts to place, time and speaker."""

from __future__ import annotations

from tetrapylon.model.quantity import Quantity
from tetrapylon.model.record import Record


def ground_quantities(record: Record, report_id: str) -> tuple[Quantity, ...]:
    """Return the report's amounts as quantities, in reading order."""
    reading = record.reading[report_id]
    return tuple(
        Quantity(
            id=a.id,
            report=a.report,
            start=a.span.start,
            end=a.span.end,
            value=a.value,
            low=a.low,
            high=a.high,
            unit=a.unit,
            approximator=a.approximator,
            measures=a.measures,
            of=a.of,
            bearing=a.bearing,
        )
        for a in reading.amounts
    )
