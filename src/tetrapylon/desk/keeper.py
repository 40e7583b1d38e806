"""Give every request one consistent state of the record: its own transaction, over arrays of its generation."""

from __future__ import annotations

import gc
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import OperationalError

from tetrapylon.desk.index import Index
from tetrapylon.desk.outline import KeptRows
from tetrapylon.desk.rulings import Rulings, in_force
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.decision import Decision
from tetrapylon.store.packs import (
    Announced,
    announced_in,
    columns_announced,
    columns_of,
    is_current,
)
from tetrapylon.store.store import Store
from tetrapylon.store.view import View

MOST_KEPT = 400
"""Answers kept with one state."""
LOOK_EVERY_S = 0.25
"""Seconds between two looks of a desk for a newer generation."""

Memo = dict[tuple[object, ...], Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class State:
    """What a request sees: one snapshot, and the rulings as they stand.

    `memo` keeps what was worked out from just this state; it goes with it. `ruled` does so for the rulings.
    """

    snapshot: Snapshot
    decisions: tuple[Decision, ...]
    memo: Memo = field(default_factory=dict)

    @cached_property
    def rulings(self) -> Rulings:
        """The rulings that are in force."""
        kept: Rulings | None = self.memo.get(("rulings",))
        if kept is None:
            reports = {d.report for d in self.decisions}
            kept = in_force(self.decisions, self.snapshot.stretches(reports))
            self.memo[("rulings",)] = kept
        return kept


P = ParamSpec("P")
T = TypeVar("T")


def remembered(
    function: Callable[Concatenate[State, P], T],
) -> Callable[Concatenate[State, P], T]:
    """Make a function of a state keep what it returned for the same arguments, which must be hashable."""

    @wraps(function)
    def asked(state: State, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (function.__qualname__, args, tuple(sorted(kwargs.items())))
        kept: list[T] | None = state.memo.get(key)
        if kept is None:
            if len(state.memo) >= MOST_KEPT:
                state.memo.clear()
            kept = [function(state, *args, **kwargs)]
            state.memo[key] = kept
        return kept[0]

    return asked


@dataclass(kw_only=True, eq=False)
class _Kept:
    """What is kept between requests of one generation; `decisions` and `memo` go when a ruling is added."""

    index: Index
    rows: KeptRows = field(default_factory=lambda: defaultdict(dict))
    decisions: tuple[Decision, ...] = ()
    memo: Memo = field(default_factory=dict)
    looked: bool = False
    """Whether what screens show first was worked out, or is being so."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Ahead:
    """Arrays of a generation that is not current yet, or of edits to come."""

    announced: Announced
    index: Index


class Keeper:
    """Opens states; safe for the threads of a server.

    A generation that a reader has made current is taken up by `watch`, where it runs, or by the next request. Its arrays are
    opened once; what is asked meanwhile waits, as the rows of the generation before may be gone. Where a reader announced them,
    `watch` has opened them before the generation became current, and nobody waits.
    """

    def __init__(
        self,
        store: Store,
        prepare: Callable[[State], None] = lambda _: None,
        prepare_arrays: Callable[[Index], None] = lambda _: None,
    ) -> None:
        """Make a keeper.

        Args:
            store: where the record is.
            prepare: works out what screens show first.
            prepare_arrays: does the part of it that asks for no row and no ruling.
        """
        self.store, self._prepare, self._prepare_arrays = store, prepare, prepare_arrays
        store.map_file()
        self._lock, self._ahead_lock = threading.Lock(), threading.Lock()
        self._kept: _Kept | None = None
        self._ahead: _Ahead | None = None
        self._loading = False

    @property
    def loading(self) -> bool:
        """Tell whether the arrays of a newer generation are being loaded."""
        return self._loading

    @contextmanager
    def now(self) -> Iterator[State]:
        """Give the current state, which stays as it is until the block ends."""
        with self.store.view() as view:
            yield _state(view, *self._for(view))

    def watch(self, stop: threading.Event) -> None:
        """Take up generations as they come, until told to stop: what runs in a thread of its own."""
        while True:
            with suppress(OperationalError):  # a database that is away is asked again
                before = self._kept
                with self.now() as state:
                    self._look_first(state)
                if self._kept is not before:
                    gc.collect()  # states refer to themselves, and to arrays that are kept no longer
                self.look_ahead()
            if stop.wait(LOOK_EVERY_S):
                return

    def forget(self) -> None:
        """Drop the answers and rows that are kept, not the arrays: for measuring a query that nobody asked before."""
        with self._lock:
            if self._kept is not None:
                self._kept = _Kept(index=self._kept.index, looked=True)

    def add(self, decisions: tuple[Decision, ...]) -> None:
        """Append rulings to the store."""
        with self.store.writer() as writer:
            for decision in decisions:
                writer.add_decision(decision)

    def _for(self, view: View) -> tuple[_Kept, tuple[tuple[Decision, ...], Memo]]:
        edition, decided = view.edition, view.decided
        with self._lock:
            kept = self._kept
            if kept is None or kept.index.columns.edition != edition:
                kept = self._load(view)
                if self._kept is None or edition > self._kept.index.columns.edition:
                    self._kept = kept
            if len(kept.decisions) != decided:
                kept.decisions, kept.memo = view.decisions(), {}
            return kept, (kept.decisions, kept.memo)

    def _load(self, view: View) -> _Kept:
        self._loading = True
        try:
            with self._ahead_lock:
                ahead = self._ahead
                if ahead is not None and is_current(view, ahead.announced):
                    self._ahead = None
                    return _Kept(index=ahead.index, decisions=view.decisions())
            kept = _Kept(index=Index(columns_of(view)), decisions=view.decisions(), looked=True)
            self._prepare(_state(view, kept, (kept.decisions, kept.memo)))
            return kept
        finally:
            self._loading = False

    def look_ahead(self) -> None:
        """Open the arrays that a writer announces. Whoever takes them up waits until they are open."""
        with self.store.view() as view, self._ahead_lock:
            coming = announced_in(view)
            if coming is None or (self._ahead is not None and self._ahead.announced == coming):
                return
            columns = columns_announced(view, coming)
            if columns is not None:
                index = Index(columns)
                self._prepare_arrays(index)
                self._ahead = _Ahead(announced=coming, index=index)

    def _look_first(self, state: State) -> None:
        """Work out what screens show first of a generation whose arrays were opened ahead of its rows."""
        with self._lock:
            kept = self._kept
            if kept is None or kept.looked or kept.index is not state.snapshot.index:
                return
            kept.looked = True
        self._prepare(state)


def _state(view: View, kept: _Kept, ruled: tuple[tuple[Decision, ...], Memo]) -> State:
    snapshot = Snapshot(view=view, index=kept.index, kept=kept.rows)
    return State(snapshot=snapshot, decisions=ruled[0], memo=ruled[1])
