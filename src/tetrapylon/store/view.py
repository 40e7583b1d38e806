"""Read one consistent state of the record."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from sqlalchemy import Connection, Select, func, select

from tetrapylon.model.codec import from_json
from tetrapylon.model.decision import Decision, withdrawn
from tetrapylon.model.finding import Finding
from tetrapylon.model.identity import with_rulings
from tetrapylon.model.namesakes import with_namesakes
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Disposition, Report
from tetrapylon.store.handed import HANDED, body_digest
from tetrapylon.store.keyed import decoded, keyed
from tetrapylon.store.schema import (
    DECISIONS,
    DERIVED,
    DERIVED_TABLES,
    INPUTS,
    META,
    READINGS,
    REPORTS,
)

EDITS_KEY = "edits"
"""House-keeping key: how often derived rows changed in their generation."""

STANDING = "SELECT key, value FROM meta UNION ALL SELECT '', CAST(count(*) AS TEXT) FROM decisions"
DECODED_AT_ONCE = 1_000
"""Rows decoded together."""
SKIMMED = ("report", "page", "passages")
"""What `View.skimmed` decodes of a reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What lists show of a reading: the publisher and title that the page names, the number of its sentences."""

    publisher: str | None
    title: str | None
    sentences: int


class View:
    """Reads inside one transaction; get one from `Store.view`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def reports(self, *, status: Disposition | None = None) -> Iterator[Report]:
        """Yield reports by id, all or those of one status."""
        statement = select(REPORTS.c.body).order_by(REPORTS.c.id)
        if status is not None:
            statement = statement.where(REPORTS.c.status == status.value)
        for (body,) in self.connection.execute(statement):
            yield from_json(Report, json.loads(body))

    def report_ids(self) -> list[str]:
        """Return the ids of all reports, sorted."""
        rows = self.connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id))
        return [str(key) for (key,) in rows]

    def report(self, report_id: str) -> Report | None:
        """Return one report, None where it is not kept."""
        body = self.connection.scalar(select(REPORTS.c.body).where(REPORTS.c.id == report_id))
        return from_json(Report, json.loads(body)) if body else None

    def some_reports(self, ids: Sequence[str]) -> dict[str, Report]:
        """Return kept reports by id; unknown ids are left out."""
        rows = list(keyed(self.connection, REPORTS, ("id", "body"), "id", ids, {}))
        found = decoded(Report, [body for _, body in rows])
        return {id_: report for (id_, _), report in zip(rows, found, strict=True)}

    def heads(self, reports: Sequence[str]) -> dict[str, Head]:
        """Return what lists show of readings, by report id; those not read are left out."""
        named = ("report", "publisher", "title", "sentence_count")
        rows = keyed(self.connection, READINGS, named, "report", reports, {})
        return {
            report: Head(publisher=publisher, title=title, sentences=count or 0)
            for report, publisher, title, count in rows
        }

    def raw(self, report_id: str) -> bytes | None:
        """Return the bytes of one report as obtained."""
        found = self.connection.scalar(select(REPORTS.c.bytes).where(REPORTS.c.id == report_id))
        return None if found is None else bytes(found)

    def reading_versions(self) -> dict[str, str]:
        """Return the version that each kept reading was made with, by report id."""
        rows = self.connection.execute(select(READINGS.c.report, READINGS.c.version))
        return {str(report): str(version) for report, version in rows}

    def readings(self, reports: Iterable[str] | None = None) -> Iterator[Reading]:
        """Yield readings by report id, all or those of some reports."""
        wanted = None if reports is None else set(reports)
        rows = self.connection.execute(
            select(READINGS.c.report, READINGS.c.body).order_by(READINGS.c.report)
        )
        for report, body in rows:
            if wanted is None or report in wanted:
                yield decoded_reading(body)

    def digested_readings(
        self, reports: Collection[str] | None = None
    ) -> Iterator[tuple[Reading, bytes]]:
        """Yield readings by report id, all or those of some reports, each with a digest of how it is kept.

        Two readings that differ have different digests.
        """
        query = select(READINGS.c.report, READINGS.c.body).order_by(READINGS.c.report)
        for report, body in self.connection.execute(query):
            if reports is None or report in reports:
                digest = body_digest(body)
                yield HANDED.take(digest) or decoded_reading(body), digest

    def reading(self, report_id: str) -> Reading | None:
        """Return the reading of one report, None where it was not read."""
        body = self.connection.scalar(select(READINGS.c.body).where(READINGS.c.report == report_id))
        return decoded_reading(body) if body else None

    def skimmed(self, reports: Iterable[str]) -> dict[str, Reading]:
        """Return the readings of reports with their page and passages alone, which is a tenth of the decoding."""
        rows = keyed(self.connection, READINGS, ("report", "body"), "report", reports, {})
        found = ((report, json.loads(zlib.decompress(body))) for report, body in rows)
        return {r: from_json(Reading, {name: body[name] for name in SKIMMED}) for r, body in found}

    def inputs(self) -> Iterator[tuple[str, Disposition, tuple[Finding, ...]]]:
        """Yield every input's name, where it ended and what was found, by name."""
        rows = self.connection.execute(
            select(INPUTS.c.name, INPUTS.c.disposition, INPUTS.c.findings).order_by(
                INPUTS.c.name, INPUTS.c.id
            )
        )
        for name, disposition, findings in rows:
            noted = tuple(from_json(Finding, f) for f in json.loads(findings))
            yield str(name), Disposition(disposition), noted

    def noted(self, report_id: str) -> tuple[Finding, ...]:
        """Return the findings of the inputs that gave a report."""
        rows = self.connection.scalars(
            select(INPUTS.c.findings).where(INPUTS.c.report == report_id).order_by(INPUTS.c.id)
        )
        return tuple(from_json(Finding, f) for found in rows for f in json.loads(found))

    def dispositions(self) -> Counter[Disposition]:
        """Return how many inputs ended where."""
        rows = self.connection.execute(
            select(INPUTS.c.disposition, func.count()).group_by(INPUTS.c.disposition)
        )
        return Counter({Disposition(d): int(n) for d, n in rows})

    def meta(self, key: str) -> str | None:
        """Return a house-keeping value."""
        found = self.connection.scalar(select(META.c.value).where(META.c.key == key))
        return None if found is None else str(found)

    @cached_property
    def generation(self) -> int:
        """The generation under which the current derived rows stand; 0 before the first. It does not change within a View."""
        return int(self.standing.get("generation", 0))

    @cached_property
    def edition(self) -> int:
        """Which state of the derived rows this is: grows with each rebuild, also where rows changed in their generation."""
        return self.generation + int(self.standing.get(EDITS_KEY, 0))

    @cached_property
    def decided(self) -> int:
        """Number of rulings, which only grows. It does not change within a View."""
        return int(self.standing[""])

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """What every request asks first, in one question: house-keeping values, and under no key the number of rulings.

        It does not change within a View.
        """
        rows = self.connection.exec_driver_sql(STANDING)
        return {str(key): str(value) for key, value in rows}

    def decisions(self) -> tuple[Decision, ...]:
        """Return all rulings by time."""
        rows = self.connection.execute(
            select(DECISIONS.c.body).order_by(DECISIONS.c.at, DECISIONS.c.id)
        )
        return tuple(from_json(Decision, json.loads(body)) for (body,) in rows)

    def record(self) -> Record:
        """Return the whole current record; its findings include those of inputs that were not read.

        A withdrawn report is kept in the store and is in no record.
        """
        outline = self.outline()
        kept = outline.report
        readings = (r for r in self.readings() if r.report in kept)
        return replace(outline, readings=with_rulings(with_namesakes(readings), outline.decisions))

    def outline(self) -> Record:
        """Return the current record without its readings, which weigh most and which few screens need."""
        decisions = self.decisions()
        read = set(self.reading_versions()) - set(withdrawn(decisions))
        derived: dict[str, Any] = {noun: self.derived(noun) for noun in DERIVED}
        noted = {f.id: f for _, _, findings in self.inputs() for f in findings}
        noted |= {f.id: f for f in derived["findings"]}
        derived["findings"] = tuple(noted[key] for key in sorted(noted))
        return Record(
            reports=tuple(r for r in self.reports() if r.id in read),
            decisions=decisions,
            **derived,
        )

    def derived(self, noun: str) -> tuple[object, ...]:
        """Return all current rows of a noun, in the record's order."""
        table, kind = DERIVED_TABLES[noun], cast("type[object]", DERIVED[noun])
        bodies = self.connection.scalars(
            select(table.c.body)
            .where(table.c.generation == self.generation)
            .order_by(table.c.place)
        )
        return tuple(
            row for some in bodies.partitions(DECODED_AT_ONCE) for row in decoded(kind, some)
        )

    def counts(self) -> dict[str, int]:
        """Return the number of rows by table; derived ones of the current generation."""
        kept = {
            t.name: self._count(select(func.count()).select_from(t))
            for t in (REPORTS, INPUTS, READINGS, DECISIONS)
        }
        derived = {
            noun: self._count(
                select(func.count()).select_from(t).where(t.c.generation == self.generation)
            )
            for noun, t in DERIVED_TABLES.items()
        }
        return kept | derived

    def finding_count(self) -> int:
        """Return the number of findings of the record, those of inputs that were not read among them."""
        table = DERIVED_TABLES["findings"]
        known = set(
            self.connection.scalars(select(table.c.id).where(table.c.generation == self.generation))
        )
        noted = self.connection.scalars(select(INPUTS.c.findings).where(INPUTS.c.findings != "[]"))
        return len(known | {str(f["id"]) for found in noted for f in json.loads(found)})

    def _count(self, statement: Select[Any]) -> int:
        return int(self.connection.scalar(statement) or 0)


def decoded_reading(body: bytes) -> Reading:
    """Return the reading that `store.prepared.encoded_reading` wrote."""
    return from_json(Reading, json.loads(zlib.decompress(body)))
