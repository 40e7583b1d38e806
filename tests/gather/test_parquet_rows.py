"""Rows of Parquet are reports as lines of JSONL are; bad rows and bad files are findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tetrapylon.gather.intake import gather
from tetrapylon.gather.item import Item
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.parquet_rows import items_of_parquet, row_groups
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def written(path: Path, rows: list[dict[str, object]], *, group: int = 2) -> Path:
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def items(path: Path, limits: Limits | None = None) -> list[Item]:
    return list(gather([str(path)], limits=limits or Limits()))


def test_a_row_is_a_report_with_what_stands_beside_its_text(tmp_path: Path) -> None:
    row = {"text": "The bridge fell.", "url": "http://a.example/1", "published": date(2020, 5, 4)}
    found = items(written(tmp_path / "a.parquet", [row | {"rank": 3}]))
    report = found[0].report
    assert report is not None
    assert (found[0].name, report.text, report.url) == ("a.parquet:1", row["text"], row["url"])
    assert report.published == "2020-05-04"


def test_a_row_without_text_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": "One."}, {"text": None}, {"text": "Three."}]
    found = items(written(tmp_path / "a.parquet", rows))
    assert [i.disposition for i in found] == [
        Disposition.DONE,
        Disposition.QUARANTINED,
        Disposition.DONE,
    ]
    assert found[1].findings[0].code is Code.BAD_LINE
    assert found[1].name == "a.parquet:2"


def test_a_file_without_the_column_is_one_finding(tmp_path: Path) -> None:
    found = items(written(tmp_path / "a.parquet", [{"body": "One."}]))
    assert [i.findings[0].code for i in found] == [Code.BAD_LINE]


def test_a_damaged_file_is_one_finding(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", [{"text": "One."}])
    path.write_bytes(path.read_bytes()[:-20])
    assert [i.findings[0].code for i in items(path)] == [Code.DAMAGED_INPUT]


def test_a_row_over_the_limit_is_declined(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", [{"text": "x " * 100}])
    assert items(path, Limits(max_bytes=50))[0].findings[0].code is Code.TOO_LARGE


def test_row_groups_can_be_read_apart_under_the_same_names(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", [{"text": f"Report {i}."} for i in range(5)])
    with path.open("rb") as stream:
        count = len(row_groups(stream))
    apart: list[Item] = []
    for group in range(count):
        with path.open("rb") as stream:
            apart += items_of_parquet("a.parquet", stream, limits=Limits(), groups=[group])
    assert count == 3
    assert apart == items(path)
