from __future__ import annotations

import pytest

from tetrapylon.cli.output import Format, print_rows

ROW = {"id": "k-1", "place": "place:wadira", "said": "a long answer " * 20}


def test_people_read_names_and_programs_ids(capsys: pytest.CaptureFixture[str]) -> None:
    names = {"place:wadira": "Wadira", "k-1": "never shown"}
    print_rows([ROW], ("id", "place"), form=Format.CSV, names=names)
    assert capsys.readouterr().out == "id,place\nk-1,Wadira\n"
    print_rows([ROW], ("id", "place"), form=Format.JSON, names=names)
    assert "place:wadira" in capsys.readouterr().out


def test_a_table_that_goes_to_a_pipe_is_a_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([ROW, ROW], ("id", "said"), form=Format.TABLE)
    assert len(capsys.readouterr().out.splitlines()) == 3
