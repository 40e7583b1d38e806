"""The measurement of what reading costs beside the parse."""

from __future__ import annotations

from pathlib import Path

from benchmarks.grounding import lines_of, texts_of


def test_texts_come_from_a_folder_or_from_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on Harim.", encoding="utf-8")
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "b", "text": "Guns fell silent."}\n', encoding="utf-8")
    assert list(texts_of(tmp_path)) == [("a.txt", "Shells fell on Harim.")]
    assert list(texts_of(rows)) == [("b", "Guns fell silent.")]


def test_a_group_over_its_bound_is_told() -> None:
    seconds = {"parse": 10.0, "read.times": 5.0, "read.statements": 1.0}
    told = list(lines_of(seconds))
    assert any(line.startswith("group grounding") and line.endswith("over") for line in told)
    assert any(line.startswith("group attribution") and line.endswith("holds") for line in told)
