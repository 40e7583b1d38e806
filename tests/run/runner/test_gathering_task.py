"""Gathered by workers, inputs give the items that `gather` gives, in its order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gather.test_crawls import crawl
from tests.run.conftest import OpenRunner
from tetrapylon.gather.intake import gather
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code
from tetrapylon.run.runner import gathering_task
from tetrapylon.run.runner.gathering_task import gathered

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
TEXT = "Report {i}: shelling was heard near the town, and families left for the coast road."


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with every kind of input, some of them bad, some the same."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for i in range(7):
        (folder / f"{i}.txt").write_text(TEXT.format(i=i % 5), encoding="utf-8")
    (folder / "sub" / "empty.txt").write_bytes(b"")
    (folder / "sub" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    lines = [json.dumps({"text": TEXT.format(i=i)}) for i in range(3)] + ["no json"]
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "pages.warc.gz").write_bytes(crawl(packed=True))
    rows = [{"text": TEXT.format(i=f"row {i}")} for i in range(5)] + [{"text": None}]
    parquet.write_table(pa.Table.from_pylist(rows), folder / "rows.parquet", row_group_size=2)
    (folder / "torn.parquet").write_bytes(b"PAR1 torn")
    return folder


def test_items_are_those_of_one_process(
    open_runner: OpenRunner, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering_task, "CHUNK_FILES", 3)
    monkeypatch.setattr("tetrapylon.run.runner.sources.GROUP_BYTES", 1)
    paths = [str(inputs), str(tmp_path / "nowhere"), str(inputs / "0.txt")]
    found = list(gathered(open_runner(tmp_path / "work"), paths, limits=Limits()))
    expected = list(gather(paths, limits=Limits()))
    assert found == expected
    codes = {f.code for item in found for f in item.findings}
    assert {Code.BAD_LINE, Code.SAME_BYTES, Code.MISSING_INPUT, Code.DAMAGED_INPUT} <= codes


def test_an_address_gives_what_the_folder_gives(
    open_runner: OpenRunner, inputs: Path, tmp_path: Path
) -> None:
    runner = open_runner(tmp_path / "work")
    remote = list(gathered(runner, [f"file://{inputs}"], limits=Limits()))
    local = list(gather([str(inputs)], limits=Limits()))
    assert sorted(remote, key=lambda i: i.name) == sorted(local, key=lambda i: i.name)


def test_a_large_file_is_opened_by_the_driver_in_its_place(
    open_runner: OpenRunner, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering_task, "LARGE_BYTES", 300)
    found = list(gathered(open_runner(tmp_path / "work"), [str(inputs)], limits=Limits()))
    assert found == list(gather([str(inputs)], limits=Limits()))
