"""The two verbs, over whatever crew: `map` a task over chunks, `shuffle` what they give into buckets.

The driver alone decides what is done: an order is done when its row stands in the ledger. A crew may lose workers at
any time; what was in hand is given out again, one order at a time, so that an order that kills is known by
name and quarantined after `STRIKES` kills, while its neighbours are done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from tetrapylon.run.runner.ledger import Ledger, Row, State
from tetrapylon.run.runner.outputs import DamagedOutput, Output, drop_outputs, open_output
from tetrapylon.run.runner.port import (
    Chunk,
    Crew,
    Done,
    Ended,
    Failed,
    Order,
    Task,
    Unready,
    WorkersUnready,
    bucket_name,
    order_name,
)

STRIKES = 3
"""Kills or errors of one chunk after which it is quarantined."""
DOUBTFUL = 2
"""The same for a chunk whose items are then tried one by one: once beside others, once alone."""
AHEAD = 2
"""Orders in hand for each worker: none waits for the driver, and no more input is opened than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of the `number`-th chunk: its output, or why there is none."""

    number: int
    name: str
    labels: tuple[str, ...]
    output: Output | None = None
    trouble: str | None = None


class BucketLost(RuntimeError):
    """A step between could not be done, so that what follows would be wrong. Stop and show the message."""

    def __init__(self, task: str, result: Result) -> None:
        of = f" of {', '.join(result.labels[:5])}" if result.labels else ""
        super().__init__(f"{task} could not be done{of}: {result.trouble}")


@dataclass(slots=True)
class _Hand:
    """Orders given out, others with the very same input, those under suspicion, and the strikes against each.

    `alone` is the order in hand beside which no other was ever given out, if there is one.
    """

    flying: dict[str, Order] = field(default_factory=dict)
    twins: dict[str, list[Order]] = field(default_factory=dict)
    suspects: deque[Order] = field(default_factory=deque)
    strikes: dict[str, int] = field(default_factory=dict)
    alone: str | None = None
    most_strikes: int = STRIKES


class Runner:
    """Does tasks over chunks with a crew, and keeps the ledger of a work folder. Close it after use.

    Args:
        folder: the work folder; every worker must see it under the same path.
        crew: who does the work.
    """

    def __init__(self, folder: Path, crew: Crew) -> None:
        self.folder, self.crew = folder.absolute(), crew
        self.ledger = Ledger(self.folder)

    @property
    def workers(self) -> int:
        """How many chunks are worked on at once."""
        return self.crew.size

    def map(
        self, task: Task, chunks: Iterable[Chunk], *, strikes: int = STRIKES
    ) -> Iterator[Result]:
        """Do a task over chunks and yield what became of each, in the order in which they end.

        Chunks are taken as they are needed. What the ledger has is not done again.

        Args:
            task: what to do.
            chunks: its input.
            strikes: kills or errors after which a chunk is given up.

        Raises:
            WorkersUnready: no worker can open what the task needs.
        """
        orders = (self._order(task, n, chunk) for n, chunk in enumerate(chunks))
        yield from self._run(orders, _Hand(most_strikes=strikes))

    def shuffle(
        self, split: Task, join: Task, chunks: Iterable[Chunk], *, buckets: int
    ) -> Iterator[Result]:
        """Split chunks into buckets, then do a task over each bucket; yield what became of each.

        `split` names its sections by `bucket_of`. `join` gets the sections of its bucket in the order of the
        chunks; empty ones are left out. Results are numbered by bucket.

        Raises:
            BucketLost: a chunk could not be split.
            WorkersUnready: no worker can open what a task needs.
        """
        parts = sorted(self.map(split, chunks), key=lambda result: result.number)
        for part in parts:
            if part.output is None:
                raise BucketLost(split.name, part)
        outputs = [part.output for part in parts if part.output is not None]
        yield from self._run(self._joins(join, outputs, buckets), _Hand())

    def drop(self, result: Result, task: Task) -> None:
        """Drop one output that is used up, with its row."""
        self.ledger.drop(result.name)
        (self.folder / task.name / result.name).unlink(missing_ok=True)

    def forget(self, task: Task) -> None:
        """Drop the outputs and rows of a task that nobody needs any more."""
        self.ledger.forget(task.name)
        drop_outputs(self.folder / task.name)

    def close(self) -> None:
        """Send the crew home and close the ledger."""
        self.crew.close()
        self.ledger.close()

    def _order(self, task: Task, number: int, chunk: Chunk) -> Order:
        return Order(
            name=order_name(task, chunk.items),
            number=number,
            task=task,
            folder=self.folder,
            items=chunk.items,
            labels=chunk.labels,
        )

    def _joins(self, join: Task, outputs: list[Output], buckets: int) -> Iterator[Order]:
        for bucket in range(buckets):
            section = bucket_name(bucket)
            sources = tuple(o.place for o in outputs if section in o.sections)
            if sources:
                parts = (section.encode(), *(p.name.encode() for p in sources))
                yield Order(
                    name=order_name(join, parts),
                    number=bucket,
                    task=join,
                    folder=self.folder,
                    sources=sources,
                    section=section,
                )

    def _run(self, orders: Iterator[Order], hand: _Hand) -> Iterator[Result]:
        more = True
        while more or hand.flying or hand.suspects:
            while more and not hand.suspects and len(hand.flying) < AHEAD * self.crew.size:
                order = next(orders, None)
                more = order is not None
                if order is not None:
                    yield from self._taken(order, hand)
            if hand.suspects and not hand.flying:
                self._give_out(hand.suspects.popleft(), hand)
            if hand.flying:
                yield from self._ended(hand)

    def _taken(self, order: Order, hand: _Hand) -> Iterator[Result]:
        """Give out an order, unless it is known how it ended or its like is in hand already."""
        known = self._known(order)
        if known is not None:
            yield known
        elif order.name in hand.flying:
            hand.twins.setdefault(order.name, []).append(order)
        else:
            self._give_out(order, hand)

    def _give_out(self, order: Order, hand: _Hand) -> None:
        hand.alone = None if hand.flying else order.name
        hand.flying[order.name] = order
        self.crew.submit(order)

    def _ended(self, hand: _Hand) -> Iterator[Result]:
        for ended in self.crew.ended():
            order = hand.flying.pop(ended.name)
            row = self._row(order, ended, hand, alone=hand.alone == order.name)
            if row is not None:
                self.ledger.note(order.name, order.task.name, row)
                for same in (order, *hand.twins.pop(order.name, ())):
                    yield self._result(same, row)

    def _row(self, order: Order, ended: Ended, hand: _Hand, *, alone: bool) -> Row | None:
        """Return what the ledger will say of an order, None where it is to be tried again."""
        match ended:
            case Done():
                return Row(State.DONE, ended.digest, ended.seconds)
            case Unready():
                raise WorkersUnready(ended.why)
            case Failed():
                strikes = hand.strikes.get(order.name, 0) + max(1, ended.kills if alone else 1)
                hand.strikes[order.name] = strikes
                if strikes >= hand.most_strikes:
                    return Row(State.QUARANTINED, ended.why, 0.0)
                hand.suspects.append(order)
                return None
            case _:
                assert_never(ended)

    def _known(self, order: Order) -> Result | None:
        """Return what the ledger has of an order, None where it must be done."""
        row = self.ledger.row(order.name)
        if row is None:
            return None
        try:
            return self._result(order, row)
        except DamagedOutput:
            return None

    def _result(self, order: Order, row: Row) -> Result:
        done = row.state is State.DONE
        return Result(
            number=order.number,
            name=order.name,
            labels=order.labels,
            output=open_output(order.place, digest=row.said) if done else None,
            trouble=None if done else row.said,
        )


def in_order(results: Iterable[Result]) -> Iterator[Result]:
    """Yield the results of a `map` by number, each as soon as those before it are there."""
    held: dict[int, Result] = {}
    coming = 0
    for result in results:
        held[result.number] = result
        while coming in held:
            yield held.pop(coming)
            coming += 1
