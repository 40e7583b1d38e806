"""Rows of a Parquet file: one report a row, with the columns that a line of JSONL has as fields.

Needs the extra `parquet`. `text` is required; `url`, `title`, `publisher` and `published` may be absent or null, and
`published` may be a date or a time stamp. Other columns are not read.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from tetrapylon.gather.item import Item, Note, refused
from tetrapylon.gather.json_lines import OPTIONAL_FIELDS, item_of_line
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.report_making import too_large
from tetrapylon.model.finding import Code

FIELDS = ("text", *OPTIONAL_FIELDS)
ROWS_AT_ONCE = 256
EXTRA = "parquet"


def items_of_parquet(
    name: str, stream: BinaryIO, *, limits: Limits, groups: Sequence[int] | None = None
) -> Iterator[Item]:
    """Yield one item a row, named `name:row`, rows counted from 1 over the whole file.

    The bytes kept are the row's fields as a line of JSON. A file that is damaged ends with an item of its own.

    Args:
        name: the file's name.
        stream: the file, seekable.
        limits: bounds on a row.
        groups: numbers of the row groups to read; None for all.
    """
    try:
        arrow, parquet = _libraries()
    except ImportError:
        detail = f"Parquet needs the extra `{EXTRA}`: pip install 'tetrapylon[{EXTRA}]'"
        yield refused(name, Note(code=Code.UNKNOWN_FORMAT, detail=detail))
        return
    try:
        yield from _rows(name, parquet.ParquetFile(stream), limits, groups)
    except (arrow.ArrowException, OSError, EOFError) as fault:
        detail = f"it cannot be read as Parquet ({_short(fault)})"
        yield refused(name, Note(code=Code.DAMAGED_INPUT, detail=detail))


def row_groups(stream: BinaryIO) -> list[int]:
    """Return the bytes of each row group, no groups where the file cannot be read as Parquet."""
    try:
        arrow, parquet = _libraries()
    except ImportError:
        return []
    try:
        about = parquet.ParquetFile(stream).metadata
    except (arrow.ArrowException, OSError, EOFError):
        return []
    return [about.row_group(i).total_byte_size for i in range(about.num_row_groups)]


def _rows(
    name: str,
    file: Any,  # noqa: ANN401 - pyarrow publishes no types
    limits: Limits,
    groups: Sequence[int] | None,
) -> Iterator[Item]:
    about = file.metadata
    columns = [c for c in FIELDS if c in file.schema_arrow.names]
    if "text" not in columns:
        detail = 'it has no column "text"'
        yield refused(name, Note(code=Code.BAD_LINE, detail=detail))
        return
    for group in range(about.num_row_groups) if groups is None else groups:
        number = sum(about.row_group(i).num_rows for i in range(group))
        for batch in file.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _item(f"{name}:{number}", row, limits)


def _item(name: str, row: dict[str, Any], limits: Limits) -> Item:
    fields = {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}
    line = json.dumps(fields, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    if len(line) > limits.max_bytes:
        return refused(name, too_large(limits))
    return item_of_line(name, line, limits)


def _libraries() -> tuple[Any, Any]:
    return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")


def _short(fault: Exception) -> str:
    return str(fault).partition("\n")[0][:200]
