"""Tests of `tetrapylon.run.taking`: what was gathered is kept a few items at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tetrapylon.gather.item import Item
from tetrapylon.gather.kinds import Kind
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.report_making import Source, item_of
from tetrapylon.run.taking import AT_ONCE, kept_items
from tetrapylon.store.store import Store, open_store


def item(number: int) -> Item:
    raw = f"The army shelled village number {number} on Tuesday, rebels said.".encode()
    return item_of(Source(name=f"{number}.txt", raw=raw, kind=Kind.TEXT), limits=Limits())


def kept(store: Store) -> int:
    with store.view() as view:
        return len(list(view.report_ids()))


def test_each_item_is_kept_and_told_whether_it_is_new() -> None:
    store = open_store(":memory:", create=True)
    items = [item(1), item(2), item(1)]
    assert list(kept_items(store, items)) == [(items[0], True), (items[1], True), (items[2], False)]
    assert kept(store) == 2


def test_what_was_kept_before_gathering_broke_off_is_kept_and_the_rest_can_be_taken_again() -> None:
    def breaking() -> Iterator[Item]:
        yield from map(item, range(AT_ONCE + 3))
        raise OSError("the disk is gone")

    store = open_store(":memory:", create=True)
    with pytest.raises(OSError, match="gone"):
        list(kept_items(store, breaking()))
    assert kept(store) == AT_ONCE
    again = list(kept_items(store, map(item, range(AT_ONCE + 3))))
    assert sum(new for _, new in again) == 3
    assert kept(store) == AT_ONCE + 3
