"""What a store keeps of reports, row by row, for writing it down elsewhere and loading it again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import select

from tetrapylon.model.codec import from_json
from tetrapylon.model.finding import Finding
from tetrapylon.model.report import Disposition, Report
from tetrapylon.store.schema import INPUTS, READINGS, REPORTS
from tetrapylon.store.store import Store
from tetrapylon.store.view import View, decoded_reading
from tetrapylon.store.writer import Writer

Row = TypeVar("Row")
ROWS_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report with its bytes and, where it was read, its reading as the store keeps it."""

    id: str
    body: str
    raw: bytes
    obtained_at: str
    status: str
    version: str | None
    reading: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInput:
    """An input, the report it gave, where it ended and the findings as JSON."""

    name: str
    report: str | None
    disposition: str
    findings: str


def kept_reports(view: View, only: Collection[str] | None = None) -> Iterator[KeptReport]:
    """Yield reports by id, all or some, a few in memory at a time."""
    columns = (REPORTS.c.id, REPORTS.c.body, REPORTS.c.bytes, REPORTS.c.obtained_at)
    statement = (
        select(*columns, REPORTS.c.status, READINGS.c.version, READINGS.c.body)
        .join(READINGS, READINGS.c.report == REPORTS.c.id, isouter=True)
        .order_by(REPORTS.c.id)
    )
    rows = view.connection.execution_options(yield_per=ROWS_AT_ONCE).execute(statement)
    for key, body, raw, at, status, version, reading in rows:
        if only is not None and key not in only:
            continue
        yield KeptReport(
            id=key,
            body=body,
            raw=bytes(raw),
            obtained_at=at,
            status=status,
            version=version,
            reading=None if reading is None else bytes(reading),
        )


def kept_inputs(view: View) -> Iterator[KeptInput]:
    """Yield inputs by name."""
    columns = (INPUTS.c.name, INPUTS.c.report, INPUTS.c.disposition, INPUTS.c.findings)
    rows = view.connection.execute(select(*columns).order_by(INPUTS.c.name, INPUTS.c.id))
    for name, report, disposition, findings in rows:
        yield KeptInput(name=name, report=report, disposition=disposition, findings=findings)


def put_kept_report(writer: Writer, kept: KeptReport) -> bool:
    """Keep a report that another store kept, with its reading; return False where it is there already."""
    report = from_json(Report, json.loads(kept.body))
    new = writer.add_report(
        report, kept.raw, obtained_at=kept.obtained_at, status=Disposition(kept.status)
    )
    if new and kept.version is not None and kept.reading is not None:
        writer.put_reading(decoded_reading(kept.reading), version=kept.version)
        if kept.status == Disposition.QUARANTINED:
            writer.quarantine(kept.id)
    return new


def put_kept_input(writer: Writer, kept: KeptInput) -> None:
    """Keep where an input of another store ended."""
    findings = [from_json(Finding, f) for f in json.loads(kept.findings)]
    disposition = Disposition(kept.disposition)
    writer.add_input(kept.name, disposition, report=kept.report, findings=findings)


def copy_kept(source: View, target: Store, only: Collection[str] | None = None) -> int:
    """Keep in a store what another one keeps: reports with their readings, inputs, rulings. Return how many reports are new.

    Derived rows are not copied: whoever copies rebuilds them, from readings that are there.

    Args:
        source: what is copied.
        target: where to.
        only: ids of reports; None for all, and for the inputs that gave none.
    """
    new = 0
    for reports in _some(kept_reports(source, only)):
        with target.writer() as writer:
            new += sum([put_kept_report(writer, kept) for kept in reports])
    for inputs in _some(kept_inputs(source)):
        with target.writer() as writer:
            for one in inputs:
                if only is None or one.report in only:
                    put_kept_input(writer, one)
    with target.writer() as writer:
        for decision in source.decisions():
            if only is None or decision.report in only:
                writer.add_decision(decision)
    return new


def _some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while found := list(islice(left, ROWS_AT_ONCE)):
        yield found
