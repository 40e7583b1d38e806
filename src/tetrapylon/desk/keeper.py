"""Give every request one consistent state of the record: its own transaction, over arrays of its generation."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from tetrapylon.desk.index import Index
from tetrapylon.desk.outline import KeptRows
from tetrapylon.desk.rulings import Rulings, in_force
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.decision import Decision
from tetrapylon.store.packs import columns_of
from tetrapylon.store.store import Store
from tetrapylon.store.view import View

MOST_KEPT = 400
"""Answers kept with one state."""

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


class Keeper:
    """Opens states; safe for the threads of a server.

    A generation that a reader has made current is taken up by the next request. Its arrays are loaded once, for which the
    first request waits.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._kept: _Kept | None = None
        self._loading = False

    @property
    def loading(self) -> bool:
        """Tell whether the arrays of a newer generation are being loaded."""
        return self._loading

    @contextmanager
    def now(self) -> Iterator[State]:
        """Give the current state, which stays as it is until the block ends."""
        with self.store.view() as view:
            kept, memo = self._for(view)
            snapshot = Snapshot(view=view, index=kept.index, kept=kept.rows)
            yield State(snapshot=snapshot, decisions=memo[0], memo=memo[1])

    def forget(self) -> None:
        """Drop the answers and rows that are kept, not the arrays: for measuring a query that nobody asked before."""
        with self._lock:
            if self._kept is not None:
                self._kept = _Kept(index=self._kept.index)

    def add(self, decisions: tuple[Decision, ...]) -> None:
        """Append rulings to the store."""
        with self.store.writer() as writer:
            for decision in decisions:
                writer.add_decision(decision)

    def _for(self, view: View) -> tuple[_Kept, tuple[tuple[Decision, ...], Memo]]:
        edition, decided = view.edition, view.decision_count()
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
            return _Kept(index=Index(columns_of(view)))
        finally:
            self._loading = False
