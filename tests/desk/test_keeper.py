"""The desk shows what a reader adds while it runs, and serves the old record until the new one stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.desk.conftest import desk_over
from tetrapylon.desk.keeper import Keeper
from tetrapylon.gather.limits import Limits
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


def test_new_reports_show_without_a_restart(store: Store, tools: Tools, tmp_path: Path) -> None:
    page = tmp_path / "new.txt"
    page.write_text("The army took Homs on 3 April 2016, a military source said.\n")
    with desk_over(store) as desk:
        before = desk.get("/api/status").json()
        read_inputs(store, [str(page)], lambda: tools, limits=Limits())
        now = desk.get("/api/status").json()
        assert now["counts"]["reports"] == before["counts"]["reports"] + 1
        assert now["generation"] == before["generation"] + 1


def test_a_request_sees_one_generation_however_long_it_takes(
    store: Store, tools: Tools, tmp_path: Path
) -> None:
    page = tmp_path / "new.txt"
    page.write_text("The army took Homs on 3 April 2016, a military source said.\n")
    keeper = Keeper(store)
    with keeper.now() as state:
        claims = len(state.snapshot.outline.claims)
        read_inputs(store, [str(page)], lambda: tools, limits=Limits())
        with keeper.now() as newer:
            assert newer.snapshot.generation == state.snapshot.generation + 1
        rows = state.snapshot.rows("claims", np.arange(claims, dtype=np.int32))
        assert [c.id for c in rows] == [c.id for c in state.snapshot.outline.claims]
