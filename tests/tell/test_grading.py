"""Grades are shown beside rows and change none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tell.bench import BY_MONITOR, Bench
from tetrapylon.cli.settings import BadSettings, read_settings
from tetrapylon.tell.grading import graded_sources, information_grades


def test_a_source_has_the_users_letter_and_nobody_else_has_one() -> None:
    rows = graded_sources([{"name": "Coast Wire"}, {"name": "Border Watch"}], {"coast wire": "B"})
    assert [r["grade"] for r in rows] == ["B", None]


def test_information_is_graded_by_independent_origins() -> None:
    bench = Bench()
    words = "Soldiers reached the bridge south of Vardin"
    said = [bench.say(words, "reached", report=r, by=BY_MONITOR) for r in ("r1", "r2", "r3")]
    for told in (said, said[:2], said[:1]):
        bench.happen("advance", *told)
    assert list(information_grades(bench.record()).values()) == ["1", "2", "6"]


def test_grades_come_from_the_settings_and_a_strange_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tetrapylon.toml"
    path.write_text('[sources]\n"Coast Wire" = "B"\n', encoding="utf-8")
    assert read_settings(tmp_path).sources == {"Coast Wire": "B"}
    path.write_text('[sources]\n"Coast Wire" = "G"\n', encoding="utf-8")
    with pytest.raises(BadSettings, match="A to F"):
        read_settings(tmp_path)
