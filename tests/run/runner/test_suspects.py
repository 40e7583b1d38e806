"""Whom a kill is laid to: an order that was never beside another, not one that waited behind a killer."""

from __future__ import annotations

from pathlib import Path

from tests.run.runner.tasks import COUNT
from tetrapylon.run.runner.port import Chunk, Done, Ended, Failed, Order
from tetrapylon.run.runner.runner import Runner
from tetrapylon.run.runner.working import execute

KILLER = b"killer"


class Scheduler:
    """A crew of one worker behind a scheduler that gives up on all that waited where the killer killed.

    What it gave up comes back one at a time, as futures do.
    """

    size = 1

    def __init__(self) -> None:
        self.waiting: list[Order] = []
        self.given_up: list[str] = []

    def submit(self, order: Order) -> None:
        self.waiting.append(order)

    def ended(self) -> list[Ended]:
        order = self.waiting.pop(0)
        if KILLER in order.items:
            self.given_up = [o.name for o in self.waiting]
            return [Failed(name=order.name, why="killed", kills=3)]
        if order.name in self.given_up:
            self.given_up.remove(order.name)
            return [Failed(name=order.name, why="killed", kills=3)]
        ended = execute(order)
        assert isinstance(ended, Done)
        return [ended]

    def close(self) -> None:
        """Nothing to close."""


def test_a_neighbour_that_a_killer_took_along_is_tried_alone(tmp_path: Path) -> None:
    runner = Runner(tmp_path, Scheduler())
    chunks = [Chunk(items=(KILLER,), labels=("killer",)), Chunk(items=(b"a b",), labels=("other",))]
    results = list(runner.map(COUNT, chunks))
    runner.close()
    assert {r.labels[0]: r.output is None for r in results} == {"killer": True, "other": False}
