"""The kept lineage saves time and is never trusted further than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.link.test_strands_kept import archive, part
from tetrapylon.link.strands import KeptLineage, find_strands
from tetrapylon.run.lineage_file import MAGIC, _program, lineage_file, read_lineage, write_lineage


def filled() -> KeptLineage:
    kept, record = KeptLineage(), archive(5)
    kept.strands_of(part(record, {r.report for r in record.readings[:3]}))
    return kept


def test_a_lineage_goes_on_where_the_file_left_it(tmp_path: Path) -> None:
    file, record = tmp_path / "a.lineage", archive(5)
    write_lineage(file, filled())
    kept = read_lineage(file)
    assert kept.strands_of(record) == find_strands(record)
    assert [f.name for f in tmp_path.iterdir()] == ["a.lineage"]


@pytest.mark.parametrize("damage", [b"", b"not a lineage", MAGIC + b"another program's", None])
def test_a_file_that_cannot_be_used_is_passed_over(tmp_path: Path, damage: bytes | None) -> None:
    file, record = tmp_path / "a.lineage", archive(5)
    write_lineage(file, filled())
    file.write_bytes(file.read_bytes()[:-40] if damage is None else damage)
    assert read_lineage(file).strands_of(record) == find_strands(record)
    assert read_lineage(tmp_path / "none").strands_of(record) == find_strands(record)


EVIL = b"cos\nmkdir\n(S'evil'\ntR."
"""What a file from elsewhere might try: a pickle that makes a folder."""


def test_a_file_cannot_run_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.lineage"
    file.write_bytes(MAGIC + _program() + EVIL)
    assert isinstance(read_lineage(file), KeptLineage)
    assert not (tmp_path / "evil").exists()


def test_a_store_in_memory_keeps_no_file(tmp_path: Path) -> None:
    assert lineage_file(None) is None
    assert lineage_file(tmp_path / "a.db.parses") == tmp_path / "a.db.lineage"
    write_lineage(None, filled())
