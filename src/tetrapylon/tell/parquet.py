"""The flat tables as Parquet files. Needs the extra `parquet`."""

from __future__ import annotations

import importlib
import io
from typing import Any

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
    arrow, parquet = libraries()
    out = io.BytesIO()
    made = arrow.Table.from_pylist(rows, schema=arrow_schema(table))
    parquet.write_table(made, out, compression="zstd")
    return out.getvalue()


def arrow_schema(table: FlatTable) -> Any:  # noqa: ANN401 - pyarrow publishes no types
    """Return the columns of a table as an Arrow schema.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    arrow, _ = libraries()
    types = {
        Kind.TEXT: arrow.string(),
        Kind.NUMBER: arrow.float64(),
        Kind.WHOLE: arrow.int64(),
        Kind.FLAG: arrow.bool_(),
        Kind.LIST: arrow.list_(arrow.string()),
    }
    return arrow.schema([(c.name, types[c.kind]) for c in table.columns])


def libraries() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module.

    Raises:
        ExtraMissing: pyarrow is not installed.
    """
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise ExtraMissing(EXTRA, "pyarrow") from error
