"""The desk shows what a reader adds while it runs, and serves the old record until the new one stands."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.desk.conftest import desk_over
from tetrapylon.desk.filters import Filters, chosen
from tetrapylon.desk.first_look import EVERYTHING, work_out, work_out_arrays
from tetrapylon.desk.keeper import Keeper, State
from tetrapylon.desk.lineage import lineage_page
from tetrapylon.desk.reports import report_page
from tetrapylon.desk.review import queue_of
from tetrapylon.desk.timeline import timeline_of
from tetrapylon.gather.limits import Limits
from tetrapylon.link.descents import descents_of
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.stages import maker_of
from tetrapylon.run.tools import Tools
from tetrapylon.store import generations
from tetrapylon.store.columns import Columns
from tetrapylon.store.generations import FORM_KEY, save_record
from tetrapylon.store.packs import Announced, announce
from tetrapylon.store.rows import rows_of_report, rows_of_reports
from tetrapylon.store.store import Store
from tetrapylon.store.view import View
from tetrapylon.tell.lineage import lineage_of


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


def test_a_watching_desk_is_ready_before_anybody_asks(
    store: Store, tools: Tools, tmp_path: Path
) -> None:
    page, stop, ready = tmp_path / "new.txt", threading.Event(), []
    page.write_text("The army took Homs on 3 April 2016, a military source said.\n")
    keeper = Keeper(store, lambda state: ready.append(state.snapshot.generation))
    watching = threading.Thread(target=keeper.watch, args=(stop,))
    watching.start()
    try:
        read_inputs(store, [str(page)], lambda: tools, limits=Limits())
        with store.view() as view:
            newest = view.edition
        until = time.monotonic() + 20
        while newest not in ready and time.monotonic() < until:
            time.sleep(0.02)
        with keeper.now() as state:
            assert state.snapshot.generation == newest
        assert ready.count(newest) == 1
    finally:
        stop.set()
        watching.join()


def test_a_desk_that_could_not_make_ready_asks_again(store: Store) -> None:
    tried = []

    def fails_once(state: State) -> None:
        tried.append(state.snapshot.generation)
        if len(tried) == 1:
            raise KeyError("gone")

    keeper = Keeper(store, fails_once)
    with pytest.raises(KeyError), keeper.now():
        pass
    assert not keeper.loading
    with keeper.now() as state:
        assert tried == [state.snapshot.generation] * 2


def _without_one_claim(store: Store) -> Record:
    """Return the record of a store less its last claim."""
    with store.view() as view:
        whole = view.record()
    gone = whole.claims[-1].id
    kept = (replace(q, claim=None) if q.claim == gone else q for q in whole.quantities)
    return replace(whole, claims=whole.claims[:-1], quantities=tuple(kept))


def _saved(store: Store, record: Record, digest: str) -> None:
    with store.view() as view:
        generation = view.generation + 1
    save_record(store, record, generation=generation, digest=digest, maker=maker_of)


@pytest.mark.parametrize("form", [None, "another program's"])
def test_what_is_announced_is_open_before_it_is_current(
    store: Store, monkeypatch: pytest.MonkeyPatch, form: str | None
) -> None:
    keeper, less = Keeper(store, work_out, work_out_arrays), _without_one_claim(store)
    with keeper.now() as state:
        claims = len(state.snapshot.index.claims)
    if form is not None:  # then all rows are written as a new generation
        with store.writer() as writer:
            writer.set_meta(FORM_KEY, form)

    def wait(_seconds: float) -> None:
        keeper.look_ahead()
        with keeper.now() as meanwhile:
            assert len(meanwhile.snapshot.index.claims) == claims

    monkeypatch.setattr(generations, "WORTH_WAITING_S", 0.0)
    monkeypatch.setattr("tetrapylon.store.generations.time.sleep", wait)
    with monkeypatch.context() as patch:
        patch.setattr("tetrapylon.desk.keeper.columns_of", _never)
        _saved(store, less, "less")
        with keeper.now():
            pass
    with keeper.now() as ahead, Keeper(store).now() as cold:
        assert len(ahead.snapshot.index.claims) == claims - 1
        assert ahead.snapshot.generation == cold.snapshot.generation
        for by in (EVERYTHING, Filters(since="2015-01-01")):
            assert queue_of(ahead, by, limit=50, offset=0) == queue_of(cold, by, limit=50, offset=0)
            assert timeline_of(ahead, by) == timeline_of(cold, by)
            assert lineage_page(ahead, by) == lineage_page(cold, by)


def _never(view: View) -> Columns:
    raise AssertionError(f"edition {view.edition} was opened anew")


def test_what_a_killed_writer_announced_is_not_taken_up(store: Store) -> None:
    keeper, less = Keeper(store, work_out, work_out_arrays), _without_one_claim(store)
    with keeper.now() as state:
        columns, edition = state.snapshot.index.columns, state.snapshot.generation
    with store.view() as view:
        edits = view.edition - view.generation + 1
        killed = Announced(generation=view.generation, edits=edits)
    with store.writer() as writer:
        announce(writer, replace(columns, edition=edition + 1), killed)
    keeper.look_ahead()
    with keeper.now() as state:
        assert state.snapshot.generation == edition
    _saved(store, less, "less")
    with keeper.now() as state:
        assert state.snapshot.generation == edition + 1
        assert len(state.snapshot.index.claims) == len(less.claims)


def test_what_is_made_ready_is_what_a_desk_that_is_not_ready_answers(store: Store) -> None:
    with Keeper(store).now() as cold, Keeper(store, work_out).now() as warm:
        for by in (EVERYTHING, Filters(since="2015-01-01")):
            assert queue_of(warm, by, limit=50, offset=0) == queue_of(cold, by, limit=50, offset=0)
            assert timeline_of(warm, by) == timeline_of(cold, by)
            assert lineage_page(warm, by) == lineage_page(cold, by)


def test_lineage_of_passages_is_that_of_whole_readings(store: Store) -> None:
    with Keeper(store).now() as state:
        snapshot = state.snapshot
        reports = snapshot.index.columns.reports
        whole, skimmed = snapshot.with_readings(reports), snapshot.with_passages(reports)
    assert len(reports) > 1
    assert descents_of(whole) == descents_of(skimmed)
    parents = {key: d.parent for key, d in descents_of(whole).items()}
    assert lineage_of(whole, parents) == lineage_of(skimmed, parents)


def test_lists_of_reports_and_their_days_are_those_of_the_rows(store: Store) -> None:
    by = Filters(since="2000-01-01")
    with Keeper(store).now() as state:
        snapshot, index = state.snapshot, state.snapshot.index
        told = {c.report for c in snapshot.rows("claims", chosen(state, by))}
        assert 0 < len(told) < len(index.columns.reports) + 1
        listed = report_page(state, by, offset=0, limit=500)
        assert {r["id"] for r in listed["rows"]} == told
        days = [(r["published"] or "~", r["name"], r["id"]) for r in listed["rows"]]
        assert days == sorted(days)
        datings = snapshot.outline.dating.some(told)
        guesses = {r: d.published or d.story_day for r, d in datings.items()}
        dated = {r: days_of(g.edtf) for r, g in guesses.items() if g is not None}
        shown = {p["report"]: p["day"] for p in timeline_of(state, by)["published"]}
        assert shown == {r: str(d.last) for r, d in dated.items() if d and d.last}


def test_rows_of_several_reports_are_those_of_each(store: Store) -> None:
    with store.view() as view:
        reports = sorted(view.reading_versions(), reverse=True)
        for noun in ("origins", "quantities", "findings"):
            each = tuple(row for r in reports for row in rows_of_report(view, noun, r))
            assert each == rows_of_reports(view, noun, reports)
