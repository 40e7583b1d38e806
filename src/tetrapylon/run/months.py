"""The record as Parquet by month: for DuckDB and its like, and for another store to load.

`DIR/TABLE/month=2016-03/part-DIGEST.parquet`: the flat tables of `tell.tables`, and under `kept_*` what a store keeps
(reports with their bytes, readings, inputs, rulings). Parts are named by what they hold and listed in `_parts.json`, which is
written last: a part that is not listed belongs to nobody, and the next run drops it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any

from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.decision import Decision
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.run.months_place import Place, place_at
from tetrapylon.store.errors import StoreError
from tetrapylon.store.kept import (
    KeptInput,
    KeptReport,
    kept_inputs,
    kept_reports,
    put_kept_input,
    put_kept_report,
)
from tetrapylon.store.store import Store
from tetrapylon.store.writer import Writer
from tetrapylon.tell.parquet import arrow_schema, libraries
from tetrapylon.tell.tables import TABLES, FlatTable, Row, plain_rows

LIST = "_parts.json"
FORMAT = "tetrapylon-months@1"
UNKNOWN = "unknown"
"""Month of rows of which no month is known."""
ROWS_A_PART = 50_000
REPORTS_A_PART = 1_000
"""Reports with their bytes and readings weigh more than other rows."""
ROWS_AT_ONCE = 200
"""Rows of one transaction while loading."""

DATED_BY = {
    "reports": "story_day",
    "incidents": "date",
    "control": "from",
    "tracks": "date",
    "answers": "as_of",
}
"""Column that gives a row's month; rows of other tables have that of their report."""

REPORTS, INPUTS, DECISIONS = "kept_reports", "kept_inputs", "kept_decisions"
Dated = tuple[str, Mapping[str, Any]]


class BadMonths(StoreError):
    """A folder of months is not whole. Write it again with `tetrapylon run --out`, or fetch it again."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}; write it again with `tetrapylon run --out {place}`")


@dataclass(slots=True)
class _Parts:
    """The parts written so far, by path, and the rows in them, by table."""

    place: Place
    digests: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def write(self, table: str, rows: Iterable[Dated], schema: object, *, at_most: int) -> None:
        """Write a table's rows, some to a part; a month's rows are held until they fill one."""
        self.rows[table] = 0
        held: dict[str, list[Mapping[str, Any]]] = {}
        for month, row in rows:
            held.setdefault(month, []).append(row)
            if len(held[month]) >= at_most:
                self._write_part(table, month, held.pop(month), schema)
        for month, some in held.items():
            self._write_part(table, month, some, schema)

    def _write_part(
        self, table: str, month: str, rows: list[Mapping[str, Any]], schema: object
    ) -> None:
        arrow, parquet = libraries()
        out = io.BytesIO()
        parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), out, compression="zstd")
        body = out.getvalue()
        digest = _digest(body)
        path = f"{table}/month={month}/part-{digest}.parquet"
        self.place.write(path, body)
        self.digests[path] = digest
        self.rows[table] += len(rows)


def write_months(store: Store, to: str) -> dict[str, int]:
    """Write a store's record to a folder or an fsspec address; return the number of rows by table.

    Raises:
        ExtraMissing: pyarrow is not installed.
        WorkersUnready: the address needs fsspec, which is not installed.
    """
    parts = _Parts(place_at(to))
    with store.view() as view:
        record = view.record()
    months = {r.id: _month(_day_of(record, r.id)) for r in record.reports}
    labels = load_labels()
    for table in TABLES:
        rows = _dated(table, plain_rows(table, record, labels), months)
        parts.write(table.name, rows, arrow_schema(table), at_most=ROWS_A_PART)
    _write_kept(store, parts, months)
    listed = {"format": FORMAT, "rows": parts.rows, "parts": parts.digests}
    parts.place.write(LIST, json.dumps(listed, indent=1, sort_keys=True).encode())
    for stale in parts.place.parts() - parts.digests.keys():
        parts.place.delete(stale)
    return parts.rows


def _write_kept(store: Store, parts: _Parts, months: Mapping[str, str]) -> None:
    with store.view() as view:
        reports = ((months.get(k.id, UNKNOWN), asdict(k)) for k in kept_reports(view))
        parts.write(REPORTS, reports, _schema(KeptReport), at_most=REPORTS_A_PART)
        inputs = ((months.get(k.report or "", UNKNOWN), asdict(k)) for k in kept_inputs(view))
        parts.write(INPUTS, inputs, _schema(KeptInput), at_most=ROWS_A_PART)
        rulings = ((_month(d.at[:10]), {"body": json.dumps(to_json(d))}) for d in view.decisions())
        arrow, _ = libraries()
        schema = arrow.schema([("body", arrow.string())])
        parts.write(DECISIONS, rulings, schema, at_most=ROWS_A_PART)


def load_months(store: Store, place: str) -> int:
    """Load what `write_months` wrote into a store and return how many reports are new to it.

    Derived rows are not loaded: whoever loads rebuilds them, from readings that are there.

    Raises:
        BadMonths: the list of parts is missing, or a part is not what it says.
    """
    files = place_at(place)
    try:
        listed = json.loads(files.read(LIST))
    except FileNotFoundError as error:
        raise BadMonths(place, f"there is no {LIST}, so nothing was written whole") from error
    if listed.get("format") != FORMAT:
        raise BadMonths(place, f"its format is {listed.get('format')!r}, not {FORMAT!r}")
    new = 0
    for path, digest in sorted(listed["parts"].items()):
        put = _LOADED.get(path.partition("/")[0])
        if put is not None:
            body = files.read(path)
            if _digest(body) != digest:
                raise BadMonths(place, f"{path} has other bytes than were written")
            new += _load(store, body, put)
    return new


def _load(store: Store, body: bytes, put: Callable[[Writer, dict[str, Any]], bool]) -> int:
    _, parquet = libraries()
    new = 0
    for batch in parquet.ParquetFile(io.BytesIO(body)).iter_batches(ROWS_AT_ONCE):
        with store.writer() as writer:
            new += sum(put(writer, row) for row in batch.to_pylist())
    return new


def _put_report(writer: Writer, row: dict[str, Any]) -> bool:
    return put_kept_report(writer, KeptReport(**row))


def _put_input(writer: Writer, row: dict[str, Any]) -> bool:
    put_kept_input(writer, KeptInput(**row))
    return False


def _put_decision(writer: Writer, row: dict[str, Any]) -> bool:
    writer.add_decision(from_json(Decision, json.loads(row["body"])))
    return False


_LOADED = {REPORTS: _put_report, INPUTS: _put_input, DECISIONS: _put_decision}


def _dated(table: FlatTable, rows: Iterable[Row], months: Mapping[str, str]) -> Iterator[Dated]:
    column = DATED_BY.get(table.name)
    for row in rows:
        if column is not None:
            day = row[column]
            yield _month(day if isinstance(day, str) else None), row
        else:
            yield months.get(str(row.get("report")), UNKNOWN), row


def _day_of(record: Record, report: str) -> str | None:
    dating = record.dating.get(report)
    told = (dating.story_day or dating.published) if dating else None
    return told.edtf if told else None


def _month(edtf: str | None) -> str:
    days = days_of(edtf) if edtf else None
    return f"{days.first:%Y-%m}" if days and days.first else UNKNOWN


def _schema(kind: type) -> object:
    """Return the schema of a kept row: text, but for what its type hints call bytes."""
    arrow, _ = libraries()
    hints = kind.__annotations__
    return arrow.schema(
        [(n, arrow.binary() if "bytes" in h else arrow.string()) for n, h in hints.items()]
    )


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
