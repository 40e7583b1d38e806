"""Add to the record. Everything a Writer does is one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, select, update

from tetrapylon.model.codec import to_json
from tetrapylon.model.decision import Decision
from tetrapylon.model.finding import Finding
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Disposition, Report
from tetrapylon.store.beside import NOTHING, Known, Rows, report_of, rows_beside
from tetrapylon.store.dialects import drop_keyed, drop_rows, load_rows, upsert
from tetrapylon.store.facets import facets_of
from tetrapylon.store.prepared import Prepared, prepared
from tetrapylon.store.putting import adding, put_readings, replacing
from tetrapylon.store.schema import (
    BESIDE,
    CLAIM_TEXTS,
    DECISIONS,
    DERIVED_TABLES,
    INPUTS,
    META,
    READINGS,
    REPORTS,
    SENTENCES,
)
from tetrapylon.store.texts import keys_of_generation

REPLACED = ("id", "disposition", "findings")
"""What a later word on the same input replaces: its name and report are in its id."""


class Writer:
    """Adds rows inside one transaction; get one from `Store.writer`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._dialect = connection.dialect.name

    def add_report(
        self, report: Report, raw: bytes, *, obtained_at: str, status: Disposition
    ) -> bool:
        """Keep a report with its bytes; return False where the same bytes are kept already.

        Args:
            report: the report.
            raw: its bytes as obtained.
            obtained_at: ISO instant in UTC.
            status: `WAITING` for one to be read, `DECLINED` for one that is kept unread.
        """
        row = {
            "id": report.id,
            "sha256": report.sha256,
            "name": report.name,
            "status": status.value,
            "language": report.language,
            "obtained_at": obtained_at,
            "body": _text(to_json(report)),
            "bytes": raw,
        }
        new = self.connection.scalar(adding(self._dialect, REPORTS), row)
        return new is not None

    def add_input(
        self,
        name: str,
        disposition: Disposition,
        *,
        report: str | None,
        findings: Sequence[Finding],
    ) -> None:
        """Note where an input ended; a later word on the same input replaces an earlier one."""
        row = {
            "id": content_id("in", name, report),
            "name": name,
            "report": report,
            "disposition": disposition.value,
            "findings": _text([to_json(f) for f in findings]),
        }
        self.connection.execute(replacing(self._dialect, INPUTS, REPLACED), row)

    def put_reading(self, reading: Reading, *, version: str) -> None:
        """Keep a report's reading in place of an older one, and mark the report as read."""
        report = report_of(self.connection, reading.report)
        self.put_prepared(prepared(reading, report), version=version)

    def put_prepared(self, *ready: Prepared, version: str) -> None:
        """Do what `put_reading` does with readings that were made ready before."""
        put_readings(self.connection, ready, version=version)

    def quarantine(self, report: str) -> None:
        """Mark a kept report, and the inputs it came from, as one that could not be read."""
        for table, key, column in (
            (REPORTS, REPORTS.c.id, "status"),
            (INPUTS, INPUTS.c.report, "disposition"),
        ):
            changed = {column: Disposition.QUARANTINED.value}
            self.connection.execute(update(table).where(key == report).values(changed))

    def put_derived(
        self,
        noun: str,
        rows: Sequence[object],
        *,
        generation: int,
        maker: str,
        places: Sequence[int],
        known: Known = NOTHING,
    ) -> None:
        """Write rows of one noun into a generation, with all that is kept beside them.

        Args:
            noun: a key of `schema.DERIVED`.
            rows: values of that noun's type.
            generation: where the rows shall stand.
            maker: `room.stage@version` of the rows.
            places: where each row stands in the order of its noun; no row stands there yet.
            known: what need not be fetched or written.
        """
        made = derived_rows(noun, rows, generation=generation, maker=maker, places=places)
        load_rows(self.connection, DERIVED_TABLES[noun], made)
        for table, beside in rows_beside(
            self.connection, noun, rows, generation=generation, places=places, known=known
        ):
            load_rows(self.connection, table, beside)

    def exchange(self, gone: Rows, come: Rows) -> None:
        """Delete the rows with these keys, then write new ones."""
        for table, keys in gone:
            drop_keyed(self.connection, table, keys)
        for table, rows in come:
            load_rows(self.connection, table, rows)

    def drop_generations(self, *, other_than: int, most: int | None = None) -> int:
        """Delete rows that belong to other generations than one, and what is kept beside them.

        Args:
            other_than: the generation to keep.
            most: rows after which to stop, so that no other writer waits long; None for all.

        Returns:
            How many rows were deleted: less than `most` when nothing is left.
        """
        low, high = keys_of_generation(other_than)
        gone = drop_rows(self.connection, CLAIM_TEXTS, CLAIM_TEXTS.c.key, (low, high), most)
        for table in (*DERIVED_TABLES.values(), *BESIDE):
            if most is not None and gone >= most:
                break
            left = None if most is None else most - gone
            ends = (other_than, other_than + 1)
            gone += drop_rows(self.connection, table, table.c.generation, ends, left)
        return gone

    def add_decision(self, decision: Decision) -> None:
        """Append a ruling; the same ruling twice is one row."""
        row = {
            "id": decision.id,
            "report": decision.report,
            "at": decision.at,
            "body": _text(to_json(decision)),
        }
        self.connection.execute(
            upsert(self.connection, DECISIONS)
            .values(row)
            .on_conflict_do_nothing(index_elements=["id"])
        )

    def meta(self, key: str) -> str | None:
        """Return a house-keeping value."""
        found = self.connection.scalar(select(META.c.value).where(META.c.key == key))
        return None if found is None else str(found)

    def set_meta(self, key: str, value: str) -> None:
        """Set a house-keeping value."""
        statement = upsert(self.connection, META).values(key=key, value=value)
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"value": value})
        )


def derived_rows(
    noun: str, rows: Sequence[object], *, generation: int, maker: str, places: Sequence[int]
) -> list[dict[str, Any]]:
    """Return values of a noun as rows of its table; see `Writer.put_derived`."""
    return [
        {
            "generation": generation,
            "place": place,
            "id": key_of(row),
            "report": getattr(row, "report", None),
            "maker": maker,
            "body": body_of(row),
            **facets_of(noun, row),
        }
        for place, row in zip(places, rows, strict=True)
    ]


def key_of(row: object) -> str:
    """Return the id under which a derived row is kept."""
    return str(getattr(row, "id", getattr(row, "sentence", getattr(row, "report", ""))))


def body_of(row: object) -> str:
    """Return a derived row as it is kept."""
    return _text(to_json(row))


def tables_of_record() -> tuple[Table, ...]:
    """Return every table, for counts and checks."""
    kept = (REPORTS, INPUTS, READINGS, SENTENCES, DECISIONS)
    return (*kept, *DERIVED_TABLES.values(), *BESIDE, CLAIM_TEXTS)


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
