"""A reading made ready to be kept, by whichever process read it: the writer then only writes rows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tetrapylon.model.codec import to_json
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.store.beside import reading_columns
from tetrapylon.store.handed import HANDED
from tetrapylon.store.texts import published_day, sentence_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a reading's rows hold.

    Attributes:
        report: id of the report.
        body: the reading, encoded.
        columns: what lists show of it.
        sentences: rows of its sentences, without their keys.
    """

    report: str
    body: bytes
    columns: Mapping[str, Any]
    sentences: Sequence[Mapping[str, Any]]

    def rows_as_json(self) -> bytes:
        """Return columns and sentences as JSON; the body is bytes already."""
        rows = {"columns": dict(self.columns), "sentences": [dict(s) for s in self.sentences]}
        return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")

    @classmethod
    def of_json(cls, report: str, body: bytes, rows: bytes) -> Prepared:
        """Return what `rows_as_json` and the body were made of."""
        return cls(report=report, body=body, **json.loads(rows))


def prepared(reading: Reading, report: Report | None) -> Prepared:
    """Return a reading's rows; without its report there are none of sentences."""
    sentences = (
        []
        if report is None
        else list(sentence_rows(reading, report.text, day=published_day(report.published)))
    )
    return Prepared(
        report=reading.report,
        body=encoded_reading(reading),
        columns=reading_columns(reading, report),
        sentences=sentences,
    )


def prepared_here(reading: Reading, report: Report | None) -> Prepared:
    """Return a reading's rows, and hold the reading for whoever asks the store for it next, in this process."""
    ready = prepared(reading, report)
    HANDED.note(reading, ready.body)
    return ready


def encoded_reading(reading: Reading) -> bytes:
    """Return a reading as the store keeps it."""
    text = json.dumps(to_json(reading), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
