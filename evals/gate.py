"""The gate: no figure may fall under its floor, and floors only rise.

`floors.json` holds, for each task, the digest of the gold it was measured on and the floors of chosen
figures. A floor is written a noise margin below what was measured, so that a change that moves a
handful of rows passes and a loss does not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from evals.scoring import Score

FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.005
"""Half a point of 0..1: the spread seen when a lexicon row is added that touches a few documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure under its floor."""

    task: str
    figure: str
    floor: float
    measured: float

    def told(self) -> str:
        """Return the fall in words."""
        return (
            f"{self.task}.{self.figure} fell to {self.measured:.4f}; its floor is {self.floor:.4f}"
        )


Floors = dict[str, dict[str, dict[str, float] | str]]


def read_floors() -> Floors:
    """Return the floors by task."""
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def falls(score: Score, floors: Floors) -> list[Fall]:
    """Return the figures of a task that lie under their floors. Error counts have ceilings instead."""
    wanted = floors.get(score.task, {}).get("floors", {})
    if not isinstance(wanted, dict):
        return []
    return [
        Fall(task=score.task, figure=name, floor=floor, measured=score.figures.get(name, 0.0))
        for name, floor in wanted.items()
        if _under(name, score.figures.get(name, 0.0), floor)
    ]


def _under(name: str, measured: float, floor: float) -> bool:
    return measured > floor if name.endswith("_errors") else measured < floor


def raised(floors: Floors, score: Score) -> Floors:
    """Return floors with those of one task raised to what was measured; none is ever lowered."""
    task = floors.get(score.task, {"floors": {}})
    old = task.get("floors", {})
    new: dict[str, float] = {}
    for name, floor in old.items() if isinstance(old, dict) else ():
        measured = score.figures.get(name, floor)
        if name.endswith("_errors"):
            new[name] = min(floor, measured)
        else:
            margin = MARGIN * (100 if name == "record_score" else 1)
            new[name] = max(floor, round(measured - margin, 4))
    return {**floors, score.task: {"gold": score.gold, "floors": new}}


def write_floors(floors: Floors) -> None:
    """Write the floors, sorted, for a small diff."""
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
