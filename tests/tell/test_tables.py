"""The documented columns are those of the program."""

from __future__ import annotations

from pathlib import Path

from tetrapylon.tell.tables import TABLES, Kind

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def test_docs_print_every_table_with_its_columns() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in TABLES:
        kinds = {c.name: "" if c.kind is Kind.TEXT else f":{c.kind.value}" for c in table.columns}
        words = " ".join(f"`{c.name}{'!' if c.own else ''}{kinds[c.name]}`" for c in table.columns)
        assert f"| `{table.name}` | {words} |" in text
