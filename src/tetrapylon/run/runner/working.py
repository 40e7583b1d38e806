"""What a worker does with an order. Nothing is raised: how it ended is the answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tetrapylon.run.collecting import seldom_collected
from tetrapylon.run.runner.outputs import open_output, write_output
from tetrapylon.run.runner.port import Done, Ended, Failed, Order, Task, Unready

_PREPARED: dict[tuple[Callable[[str], Any], str], Any] = {}
"""What this process has opened, by opener and settings: a model is loaded once a worker."""


@seldom_collected()
def execute(order: Order) -> Ended:
    """Do an order: open what it needs, run it, write its output."""
    try:
        prepared = _prepared(order.task)
    except Exception as error:  # noqa: BLE001 - the workers' boundary: the driver stops and shows it
        return Unready(name=order.name, why=_said(error))
    begun = time.process_time()
    try:
        items = order.items or _sections_of(order)
        digest = write_output(order.place, order.task.run(prepared, items))
    except Exception as error:  # noqa: BLE001 - the workers' boundary: the chunk is tried again, then quarantined
        return Failed(name=order.name, why=_said(error))
    return Done(name=order.name, digest=digest, seconds=time.process_time() - begun)


def _prepared(task: Task) -> Any:  # noqa: ANN401 - whatever the task opens
    key = (task.prepare, task.config)
    if key not in _PREPARED:
        _PREPARED[key] = task.prepare(task.config)
    return _PREPARED[key]


def _sections_of(order: Order) -> tuple[bytes, ...]:
    """Return the order's section of every source, empty ones left out."""
    found = (open_output(source).read(order.section) for source in order.sources)
    return tuple(section for section in found if section)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
