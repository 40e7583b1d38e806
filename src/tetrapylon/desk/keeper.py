"""Hold the current record for the desk, and take the next generation when a reader has written one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from tetrapylon.desk.rulings import Rulings, in_force
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.decision import Decision
from tetrapylon.model.record import Reading
from tetrapylon.store.store import Store

LOOK_S = 0.5
"""How long an answer about the store's generation may be old, in seconds."""
MOST_KEPT = 400
"""Answers kept with one state."""
KEPT_READINGS = 400
"""Readings kept decoded; one is some hundred kilobytes."""


@dataclass(frozen=True, kw_only=True, eq=False)
class State:
    """What a request sees: one snapshot, and the rulings as they stand.

    `memo` keeps what was worked out from just this state; it goes with it.
    """

    snapshot: Snapshot
    decisions: tuple[Decision, ...]
    rulings: Rulings
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict)


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


class Keeper:
    """Gives requests one consistent state; safe for the threads of a server.

    A request never waits for a new generation: the old one is served while a thread loads the next.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._state = self._load()
        self._looked = time.monotonic()
        self._loading: threading.Thread | None = None

    def now(self) -> State:
        """Return the current state; begin to load a newer generation where there is one."""
        if time.monotonic() - self._looked > LOOK_S:
            self._look()
        return self._state

    @property
    def loading(self) -> bool:
        """Tell whether a newer generation is being loaded."""
        return self._loading is not None and self._loading.is_alive()

    def add(self, decisions: tuple[Decision, ...]) -> State:
        """Append rulings to the store and return the state with them."""
        with self.store.writer() as writer:
            for decision in decisions:
                writer.add_decision(decision)
        return self._with_decisions()

    def _look(self) -> None:
        with self._lock:
            self._looked = time.monotonic()
            with self.store.view() as view:
                generation, decided = view.generation, view.decision_count()
            if decided != len(self._state.decisions):
                self._with_decisions()
            if generation != self._state.snapshot.generation and not self.loading:
                self._loading = threading.Thread(target=self._reload, daemon=True)
                self._loading.start()

    def _with_decisions(self) -> State:
        with self.store.view() as view:
            decisions = view.decisions()
        self._state = replace(
            self._state,
            memo={},
            decisions=decisions,
            rulings=in_force(decisions, self._state.snapshot.stretches),
        )
        return self._state

    def _reload(self) -> None:
        self._state = self._load()

    def _load(self) -> State:
        with self.store.view() as view:
            outline, generation = view.outline(), view.generation
        read = lru_cache(maxsize=KEPT_READINGS)(self._read)
        snapshot = Snapshot(generation=generation, outline=outline, read=read)
        rulings = in_force(outline.decisions, snapshot.stretches)
        return State(snapshot=snapshot, decisions=outline.decisions, rulings=rulings)

    def _read(self, report: str) -> Reading | None:
        with self.store.view() as view:
            return view.reading(report)
