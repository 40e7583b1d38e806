"""The flat tables as Parquet files. Needs the extra `parquet`."""

from __future__ import annotations

import io

from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.record import Record
from tetrapylon.tell.tables import TABLES, FlatTable, Kind, Row, plain_rows

EXTRA = "parquet"


class ExtraMissing(RuntimeError):
    """A format needs a library that is not installed. Show the message: it names the extra to install."""

    def __init__(self, extra: str, library: str) -> None:
        super().__init__(f"{library} is not installed; `pip install tetrapylon[{extra}]` brings it")


def parquet_files(record: Record) -> dict[str, bytes]:
    """Return one Parquet file a table, by file name; columns and types are those of `tell.tables`.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    labels = load_labels()
    return {
        f"{table.name}.parquet": _file(table, plain_rows(table, record, labels)) for table in TABLES
    }


def _file(table: FlatTable, rows: list[Row]) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ExtraMissing(EXTRA, "pyarrow") from error
    types = {
        Kind.TEXT: pa.string(),
        Kind.NUMBER: pa.float64(),
        Kind.WHOLE: pa.int64(),
        Kind.FLAG: pa.bool_(),
        Kind.LIST: pa.list_(pa.string()),
    }
    schema = pa.schema([(c.name, types[c.kind]) for c in table.columns])
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), out, compression="zstd")
    return out.getvalue()
