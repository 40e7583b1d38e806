"""The conflicts hand-coded for this project: what holds may not fall, what is wrong may not rise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from evals.conflicts import checks_of, conflict_folders

FLOORS = yaml.safe_load((Path(__file__).parents[1] / "conflicts" / "floors.yaml").read_text())


@pytest.mark.parametrize("folder", conflict_folders(), ids=lambda f: f.name)
def test_a_hand_coded_conflict_keeps_its_floor(folder: Path) -> None:
    checks = checks_of(folder)
    missed = [c for c in checks if not c.held]
    told = "\n".join(c.told() for c in missed)
    assert len(checks) - len(missed) >= FLOORS[folder.name]["held"], told
    assert sum(c.wrong for c in missed) <= FLOORS[folder.name]["wrong"], told
