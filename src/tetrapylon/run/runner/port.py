"""What a runner is given and what it gives: tasks, chunks, orders, and how an order ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

Sections = Mapping[str, bytes]
"""What a task gives: named stretches of bytes. A task that splits names them by their bucket, see `bucket_name`."""

NAME_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One step over chunks. Its functions are top-level ones, so that they can be sent to another process.

    Equal input, `version` and `config` must give equal sections: whatever else the work depends on (a cache, a
    folder) may change how long it takes and nothing more.

    Attributes:
        name: what the step is called, fit for a folder's name.
        version: makers of what it gives; raising one makes every chunk be done anew.
        config: settings as JSON, handed to `prepare`.
        prepare: opens what the work needs; called once a process.
        run: the work: what `prepare` returned and the chunk's items to sections.
    """

    name: str
    version: str
    config: str
    prepare: Callable[[str], Any]
    run: Callable[[Any, tuple[bytes, ...]], Sections]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """What one task takes at a time. `labels` say to a person what its items are, one an item."""

    items: tuple[bytes, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One chunk of a task to be done by whoever is free. Everything a worker needs to know.

    A reducing order has `sources` instead of items: outputs whose section `section` it takes, in this order.
    """

    name: str
    number: int
    task: Task
    folder: Path
    items: tuple[bytes, ...] = ()
    labels: tuple[str, ...] = ()
    sources: tuple[Path, ...] = ()
    section: str = ""

    @property
    def place(self) -> Path:
        """Where the output comes to lie."""
        return self.folder / self.task.name / self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The output lies in its place. `digest` is its own."""

    name: str
    digest: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The work raised an error, or `kills` processes died over it (at least so many)."""

    name: str
    why: str
    kills: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unready:
    """What the work needs could not be opened; no chunk can be done."""

    name: str
    why: str


Ended = Done | Failed | Unready


class WorkersUnready(RuntimeError):
    """Workers cannot open what the work needs (a missing model, a broken lexicon). Stop and show the message."""


class Crew(Protocol):
    """Whoever does orders. It may lose workers; it says so, and has others afterwards."""

    @property
    def size(self) -> int:
        """How many orders are worked on at once."""
        ...

    def submit(self, order: Order) -> None:
        """Take an order."""
        ...

    def ended(self) -> list[Ended]:
        """Wait until at least one order has ended and return those that have."""
        ...

    def close(self) -> None:
        """Send the workers home; orders not yet ended are dropped."""
        ...


def bucket_name(bucket: int) -> str:
    """Return the section in which a splitting task puts what belongs to a bucket."""
    return f"{bucket:05d}"


def bucket_of(key: str, buckets: int) -> str:
    """Return the section of a key: equal keys meet in one bucket, on every machine."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return bucket_name(int.from_bytes(digest, "big") % buckets)


def order_name(task: Task, parts: Iterable[bytes]) -> str:
    """Return the name that the output of these items has: the same for the same work."""
    digest = blake2b(digest_size=NAME_BYTES)
    for part in (task.name.encode(), task.version.encode(), task.config.encode(), *parts):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
