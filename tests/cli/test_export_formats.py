"""Each format is a row; a file goes where it was asked to."""

from __future__ import annotations

from pathlib import Path

from tetrapylon.cli.export_formats import FORMATS, format_named, to_file
from tetrapylon.model.record import Record
from tetrapylon.tell.sheets import Made


def _sheet(_: Record) -> Made:
    return Made(content=b"a\n", counts={"rows": 1}, left_out={"no day": 2, "no place": 0})


def test_names_of_formats_are_unique_and_found() -> None:
    names = [f.name for f in FORMATS]
    assert len(set(names)) == len(names)
    assert all(format_named(n).help for n in names)


def test_a_single_file_goes_into_a_folder_under_its_own_name(tmp_path: Path) -> None:
    told = to_file("x.csv", _sheet)(Record(), tmp_path / "new")
    assert (tmp_path / "new" / "x.csv").read_bytes() == b"a\n"
    assert told == {"rows": 1, "left out (no day)": 2}


def test_a_path_with_a_suffix_is_the_file_itself(tmp_path: Path) -> None:
    to_file("x.csv", _sheet)(Record(), tmp_path / "mine.csv")
    assert (tmp_path / "mine.csv").exists()
