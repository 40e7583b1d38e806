"""The desk shows what a reader adds while it runs, and serves the old record until the new one stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.desk.conftest import desk_over
from tetrapylon.desk import keeper as keeping
from tetrapylon.gather.limits import Limits
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


def test_new_reports_show_without_a_restart(
    store: Store, tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LOOK_S", 0.0)
    page = tmp_path / "new.txt"
    page.write_text("The army took Homs on 3 April 2016, a military source said.\n")
    with desk_over(store) as desk:
        before = desk.get("/api/status").json()
        read_inputs(store, [str(page)], lambda: tools, limits=Limits())
        until, now = time.monotonic() + 20, before
        while now["generation"] == before["generation"] and time.monotonic() < until:
            time.sleep(0.05)
            now = desk.get("/api/status").json()
        assert now["counts"]["reports"] == before["counts"]["reports"] + 1
