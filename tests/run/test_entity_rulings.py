"""Entities joined and parted by a person: by words, with a reason, and taken back without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tetrapylon.gather.limits import Limits
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import CannotRule
from tetrapylon.run.entity_rulings import merge, part, split
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

PAGES = {
    "a.txt": "Talks in Idlib\n\n6 May 2019\n\nColonel Navid Karimi met elders in Idlib on Monday.\n",
    "b.txt": "Pledge in Idlib\n\n6 May 2019\n\nColonel Nawid Kareemi said that the road to Idlib was open.\n",
}
FIRST, SECOND = "person:navid-karimi", "person:nawid-kareemi"
Refresh = Callable[[], Record]


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture
def store(tmp_path: Path, tools: Tools) -> Store:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = open_store(":memory:", create=True)
    read_inputs(opened, [str(tmp_path)], lambda: tools, limits=Limits())
    return opened


@pytest.fixture
def refresh(store: Store, tools: Tools) -> Refresh:
    def made() -> Record:
        read_inputs(store, [], lambda: tools, limits=Limits())
        with store.view() as view:
            return view.record()

    return made


def ids(record: Record) -> set[str]:
    return {e.id for e in record.entities} & {FIRST, SECOND}


def test_two_spellings_of_a_person_are_joined_in_rows_and_words(
    store: Store, refresh: Refresh
) -> None:
    merge(store, "Navid Karimi", "Nawid Kareemi", reason="one man, two spellings", by="ann")
    record = refresh()
    (kept,) = ids(record)
    meant = [m for r in record.readings for m in r.mentions if m.entity == kept]
    assert {m.report for m in meant} == {r.id for r in record.reports}
    entity = next(e for e in record.entities if e.id == kept)
    assert {"Navid Karimi", "Nawid Kareemi"} <= {entity.name, *entity.aliases}
    assert len(ids(record)) == 1


def test_a_join_is_kept_when_reports_are_read_anew(
    store: Store, refresh: Refresh, tmp_path: Path, tools: Tools
) -> None:
    merge(store, FIRST, SECOND, reason="one man", by="ann")
    read_inputs(store, [str(tmp_path)], lambda: tools, limits=Limits())
    assert len(ids(refresh())) == 1


def test_a_join_that_is_taken_back_leaves_no_trace(store: Store, refresh: Refresh) -> None:
    before = refresh()
    merge(store, FIRST, SECOND, reason="one man", by="ann")
    refresh()
    with store.view() as view:
        (kept,) = ids(view.record())
    split(store, kept, reason="two men after all", by="ben")
    after = refresh()
    assert (after.entities, after.readings) == (before.entities, before.readings)
    assert [d.reason for d in after.decisions] == ["one man", "two men after all"]


def test_words_taken_from_an_entity_mean_nobody_and_keep_it_as_a_rival(
    store: Store, refresh: Refresh
) -> None:
    record = refresh()
    mention = next(m for r in record.readings for m in r.mentions if m.entity == SECOND)
    part(store, mention.id, reason="another Kareemi", by="ann")
    found = [m for r in refresh().readings for m in r.mentions if m.id == mention.id]
    assert [(m.entity, m.rivals) for m in found] == [(None, (SECOND,))]


def test_a_join_needs_a_reason_and_two_known_entities(store: Store) -> None:
    with pytest.raises(CannotRule, match="reason"):
        merge(store, FIRST, SECOND, reason=" ", by="ann")
    with pytest.raises(CannotRule, match="not in the record"):
        merge(store, FIRST, "Committee of the Unheard", reason="same", by="ann")
    with pytest.raises(CannotRule, match="nothing was joined"):
        split(store, FIRST, reason="apart", by="ann")
