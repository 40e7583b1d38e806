"""Reports that come in any portions and order, with rulings between, give the record of a full rebuild."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tetrapylon.gather.limits import Limits
from tetrapylon.model.decision import Decision
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.rereading import reread_reports
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

CONFLICTS = Path(__file__).parents[1] / "conflicts"
FILES = sorted(
    f for name in ("goma", "hama") for f in (CONFLICTS / name).iterdir() if f.suffix != ".yaml"
)


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Callable[[], Tools]:
    opened = open_tools(parser=parser)
    return lambda: opened


def rulings(record: Record, chance: random.Random) -> list[Decision]:
    """Return a ruling that a report is withdrawn, or that a claim was not said."""
    claims = [c for c in record.claims if c.report != record.reports[0].id]
    if not claims:
        return []
    claim = chance.choice(claims)
    question, ruling = chance.choice((("claim", "rejected"), ("report", "withdrawn")))
    end = claim.span.end if question == "claim" else len(record.report[claim.report].text)
    start = claim.span.start if question == "claim" else 0
    return [
        Decision(
            id=content_id("d", claim.id, question),
            report=claim.report,
            start=start,
            end=end,
            question=question,
            ruling=ruling,
            by="tester",
            at=f"2026-01-01T00:00:00+00:00{chance.random()}",
            reason="a test",
        )
    ]


def record_of(store: Store) -> Record:
    with store.view() as view:
        return view.record()


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chance=st.randoms(use_true_random=False))
def test_portions_give_the_record_of_a_full_rebuild(
    chance: random.Random, tools: Callable[[], Tools], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("adding")
    store = open_store(str(folder / "grown.db"), create=True)
    waiting = chance.sample(FILES, len(FILES))
    while waiting:
        count = chance.randint(1, len(waiting))
        read_inputs(store, [str(f) for f in waiting[:count]], tools, limits=Limits())
        waiting = waiting[count:]
        for decision in rulings(record_of(store), chance) if chance.random() < 0.6 else ():
            with store.writer() as writer:
                writer.add_decision(decision)
    reread_reports(store, tools)
    grown = record_of(store)
    whole = open_store(":memory:", create=True)
    with whole.writer() as writer:
        for decision in grown.decisions:
            writer.add_decision(decision)
    read_inputs(whole, [str(f) for f in FILES], tools, limits=Limits())
    assert replace(record_of(whole), reports=()) == replace(grown, reports=())
    assert {r.id for r in record_of(whole).reports} == {r.id for r in grown.reports}
