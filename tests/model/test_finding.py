from __future__ import annotations

import re
from pathlib import Path

from tetrapylon.model.finding import Code

TABLE = Path(__file__).parents[2] / "docs" / "findings.md"
ROW = re.compile(r"\| `(\w+)` \| ([^|]+) \| ([^|]+) \|")


def test_every_code_has_one_row_of_meaning_and_remedy_and_no_row_is_left_over() -> None:
    rows = ROW.findall(TABLE.read_text(encoding="utf-8"))
    assert [code for code, _, _ in rows] == [code.value for code in Code]
    assert all(meaning.strip() and remedy.strip() for _, meaning, remedy in rows)
