"""A kept block is taken only where all that it rests on is as it was, so that a record made with them is the record made without."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.run.test_adding import FILES
from tetrapylon.gather.limits import Limits
from tetrapylon.ground.times import ground_times
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Status
from tetrapylon.model.record import Record
from tetrapylon.run.blocks import Blocks, kept_blocks
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.digests import Digests
from tetrapylon.run.looked_up import LookedUp
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.times_blocks import times_by_report
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.run.tracks_blocks import seen_by_report
from tetrapylon.store.store import open_store
from tetrapylon.tell.tracks_seen import Seen, Seer

FAST = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture(scope="module")
def record(tools: Tools) -> Record:
    store = open_store(":memory:", create=True)
    read_inputs(store, [str(f) for f in FILES], lambda: tools, limits=Limits())
    with store.view() as view:
        return view.record()


@contextmanager
def blocks(parses: Path | None) -> Iterator[Blocks]:
    with kept_blocks(parses, Digests()) as kept:
        yield kept


def kept_seen(record: Record, tools: Tools, parses: Path | None) -> tuple[list[Seen], int]:
    """Return what is seen with blocks, and how many of them had to be made."""
    with blocks(parses) as kept:
        return list(seen_by_report(record, tools.frames, kept, "a stage")), kept.made


def seen(record: Record, tools: Tools) -> list[Seen]:
    return list(Seer(record, load_tracks(), tools.frames).seen())


def _renamed(record: Record, chance: random.Random) -> Record:
    return _with_entity(record, chance, name="Somebody Else")


def _moved(record: Record, chance: random.Random) -> Record:
    return _with_entity(record, chance, country="ZZ")


def _with_entity(record: Record, chance: random.Random, **fields: str) -> Record:
    at, rows = chance.randrange(len(record.entities)), list(record.entities)
    rows[at] = replace(rows[at], **fields)  # type: ignore[arg-type]
    return replace(record, entities=tuple(rows))


def _of_another_status(record: Record, chance: random.Random) -> Record:
    at, rows = chance.randrange(len(record.incidents)), list(record.incidents)
    rows[at] = replace(rows[at], status=chance.choice(list(Status)))
    return replace(record, incidents=tuple(rows))


def _in_another_cluster(record: Record, chance: random.Random) -> Record:
    at, rows = chance.randrange(len(record.claims)), list(record.claims)
    rows[at] = replace(rows[at], cluster="k:another")
    return replace(record, claims=tuple(rows))


def _without_a_row(record: Record, chance: random.Random) -> Record:
    noun = chance.choice(("incidents", "control", "quantities"))
    rows: tuple[object, ...] = getattr(record, noun)
    at = chance.randrange(len(rows))
    fields: dict[str, Any] = {noun: rows[:at] + rows[at + 1 :]}
    return replace(record, **fields)


def _without_a_report(record: Record, chance: random.Random) -> Record:
    gone = chance.choice(record.reports).id
    return replace(
        record,
        reports=tuple(r for r in record.reports if r.id != gone),
        readings=tuple(r for r in record.readings if r.report != gone),
        claims=tuple(c for c in record.claims if c.report != gone),
        quantities=tuple(q for q in record.quantities if q.report != gone),
    )


CHANGES = (
    _renamed,
    _moved,
    _of_another_status,
    _in_another_cluster,
    _without_a_row,
    _without_a_report,
)
"""Something that a claim may rest on is another."""


@FAST
@given(chance=st.randoms(use_true_random=False))
def test_what_is_seen_with_blocks_is_what_is_seen_without(
    chance: random.Random,
    record: Record,
    tools: Tools,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    parses = tmp_path_factory.mktemp("blocks") / "a.db.parses"
    for _ in range(3):
        assert kept_seen(record, tools, parses)[0] == seen(record, tools)
        record = chance.choice(CHANGES)(record, chance)
    assert kept_seen(record, tools, parses)[0] == seen(record, tools)


def test_nothing_is_made_again_where_nothing_changed(
    record: Record, tools: Tools, tmp_path: Path
) -> None:
    parses = tmp_path / "a.db.parses"
    assert kept_seen(record, tools, parses)[1] == len(record.reports)
    assert kept_seen(record, tools, parses)[1] == 0


def test_a_changed_number_makes_its_own_report_again(
    record: Record, tools: Tools, tmp_path: Path
) -> None:
    parses = tmp_path / "a.db.parses"
    kept_seen(record, tools, parses)
    fewer = replace(record, quantities=record.quantities[1:])
    assert kept_seen(fewer, tools, parses)[1] == 1


def test_times_with_blocks_are_those_without(record: Record, tmp_path: Path) -> None:
    whole = [t for r in record.readings for t in ground_times(r, record.dating[r.report])]
    for made in (len(record.readings), 0):
        with blocks(tmp_path / "a.db.parses") as kept:
            assert list(times_by_report(record, kept, "a stage")) == whole
            assert kept.made == made


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_file_that_cannot_be_used_is_passed_over(
    record: Record, tools: Tools, tmp_path: Path, damage: bytes | None
) -> None:
    parses, file = tmp_path / "a.db.parses", tmp_path / "a.db.blocks"
    kept_seen(record, tools, parses)
    file.write_bytes(file.read_bytes()[:5_000] if damage is None else damage)
    for _ in range(2):
        assert kept_seen(record, tools, parses)[0] == seen(record, tools)


def test_blocks_of_other_code_are_dropped(
    record: Record, tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parses = tmp_path / "a.db.parses"
    kept_seen(record, tools, parses)
    monkeypatch.setattr("tetrapylon.run.blocks.program", lambda: b"other code")
    assert kept_seen(record, tools, parses)[1] == len(record.reports)


def test_a_block_that_was_not_finished_is_not_kept(
    record: Record, tools: Tools, tmp_path: Path
) -> None:
    parses = tmp_path / "a.db.parses"
    with blocks(parses) as kept:
        begun = seen_by_report(record, tools.frames, kept, "a stage")
        assert isinstance(next(begun), Seen)
        del begun
    assert kept_seen(record, tools, parses)[0] == seen(record, tools)


def test_what_is_looked_up_is_noted_and_going_through_all_is_refused() -> None:
    entity = Entity(id="actor:a", kind=EntityKind.ARMED_GROUP, name="A")
    entities = LookedUp({"actor:a": entity})
    assert entities.get("actor:a") is entity
    assert "actor:b" not in entities
    assert entities.keys_asked == {"actor:a", "actor:b"}
    going: tuple[Callable[[LookedUp], object], ...] = (list, len)
    for through in going:
        with pytest.raises(TypeError):
            through(entities)


def test_equal_values_have_one_digest_and_others_another() -> None:
    one = Entity(id="actor:a", kind=EntityKind.ARMED_GROUP, name="A")
    assert Digests().of(one) == Digests().of(replace(one))
    assert Digests().of(one) != Digests().of(replace(one, name="B"))
