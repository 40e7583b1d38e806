"""Floors hold what was reached, and only rise."""

from __future__ import annotations

from evals.gate import falls, raised
from evals.scoring import Score, known_tasks, predictor

FLOORS: dict[str, dict[str, dict[str, float] | str]] = {
    "times": {"gold": "x", "floors": {"value_f1": 0.70, "trap_errors": 2}}
}


def score(value: float, errors: float) -> Score:
    return Score(task="times", figures={"value_f1": value, "trap_errors": errors}, gold="x")


def test_a_figure_under_its_floor_is_a_fall() -> None:
    assert [f.figure for f in falls(score(0.69, 2), FLOORS)] == ["value_f1"]


def test_more_errors_than_the_ceiling_are_a_fall() -> None:
    assert [f.figure for f in falls(score(0.75, 3), FLOORS)] == ["trap_errors"]


def test_a_figure_that_is_gone_is_a_fall() -> None:
    gone = Score(task="times", figures={}, gold="x")
    assert "value_f1" in [f.figure for f in falls(gone, FLOORS)]


def test_floors_rise_to_what_was_measured_less_the_margin() -> None:
    assert raised(FLOORS, score(0.80, 1))["times"]["floors"] == {
        "value_f1": 0.795,
        "trap_errors": 1,
    }


def test_floors_never_sink() -> None:
    assert raised(FLOORS, score(0.60, 9))["times"]["floors"] == {"value_f1": 0.70, "trap_errors": 2}


def test_every_task_has_a_predictor_that_can_be_called() -> None:
    assert all(callable(predictor(task)) for task in known_tasks())
