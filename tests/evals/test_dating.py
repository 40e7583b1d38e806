"""An answer about the hidden day is right, wrong or not given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.dating import Outcome, outcome_of, pooled, score_dating
from tetrapylon.model.dating import DayGuess


@pytest.mark.parametrize(
    ("edtf", "outcome"),
    [
        ("2019-05-06", Outcome.RIGHT),
        ("2019-05-03/2019-05-09", Outcome.RIGHT),
        ("2019-05-07", Outcome.WRONG),
        ("2019-05", Outcome.NOT_GIVEN),
        ("2018", Outcome.WRONG),
        ("2019-05-01/..", Outcome.NOT_GIVEN),
    ],
)
def test_an_interval_is_right_only_where_narrow(edtf: str, outcome: Outcome) -> None:
    assert outcome_of(DayGuess(edtf=edtf, score=0.5, basis=()), "2019-05-06") is outcome


def test_no_guess_is_not_given() -> None:
    assert outcome_of(None, "2019-05-06") is Outcome.NOT_GIVEN


def test_the_hidden_day_stays_hidden(tmp_path: Path) -> None:
    folder = tmp_path / "times"
    folder.mkdir()
    rows = [
        {"id": "a", "published": "2019-05-06", "text": "The old mill on the hill fell."},
        {
            "id": "b",
            "published": "2019-05-06",
            "text": "Mill falls\n\nMonday, 6 May 2019\n\nThe old mill on the hill fell on Monday.",
        },
    ]
    (folder / "input.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = score_dating("times", tmp_path, with_url=False)
    assert found.published == {Outcome.RIGHT: 1, Outcome.NOT_GIVEN: 1}
    assert pooled([found, found]).documents == 4
    assert pooled([found, found]).published[Outcome.RIGHT] == 2
