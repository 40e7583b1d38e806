"""The whole record with its readings, for what looks at everything at once: planning a brief, and the names of victims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from tetrapylon.lexicon.victims import load_victim_words
from tetrapylon.model.record import Record
from tetrapylon.run.as_of import known_on
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store
from tetrapylon.tell.withheld import Mask, record_mask

KEPT = 2
"""Whole records held at once; each holds every reading."""


class CannotCut(RuntimeError):
    """The record cannot be cut at a day here. Show the message."""


def whole_record(store: Store) -> Record:
    """Return the current record with its readings; the same object as long as it stands."""
    with store.view() as view:
        edition, decisions = view.edition, view.decided
    return _whole(store, edition, decisions)


@lru_cache(maxsize=KEPT)
def _whole(store: Store, edition: int, decisions: int) -> Record:
    del edition, decisions
    with store.view() as view:
        return view.record()


def victims_mask(store: Store) -> Mask:
    """Return the mask that withholds the names of the record's victims."""
    with store.view() as view:
        return _mask(store, view.edition)


@lru_cache(maxsize=KEPT)
def _mask(store: Store, edition: int) -> Mask:
    del edition
    with store.view() as view:  # every reading is looked through, and none is kept for it
        return record_mask(view.record(), load_victim_words())


def known_record(store: Store, day: date, tools: Callable[[], Tools] | None) -> Record:
    """Return the record as it could be known on a day.

    Raises:
        CannotCut: the desk has nothing to link the record anew with.
    """
    if tools is None:
        raise CannotCut("this desk only reads; use `tetrapylon brief --as-of`")
    with store.view() as view:
        edition, decisions = view.edition, view.decided
    return _known(store, edition, decisions, day, tools)


@lru_cache(maxsize=KEPT)
def _known(
    store: Store, edition: int, decisions: int, day: date, tools: Callable[[], Tools]
) -> Record:
    return known_on(_whole(store, edition, decisions), day, tools()).record
