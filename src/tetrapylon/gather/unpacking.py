"""Copy packed bytes into a temporary file, within limits."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Protocol, cast

from tetrapylon.gather.faults import DAMAGE
from tetrapylon.gather.item import Note
from tetrapylon.gather.kinds import CONTAINERS, HEAD_BYTES, kind_of
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code

CHUNK_BYTES = 1 << 18
_IN_MEMORY_BYTES = 8_000_000
_RATIO_FROM_BYTES = 1_000_000  # small files of one repeated line pack a thousandfold


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        ...


@dataclass(slots=True)
class Budget:
    """What one input given by the user may still unpack to; counts down over all its levels."""

    bytes_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """Bytes laid out in a temporary file, and the fault that cut them short, if one did."""

    stream: BinaryIO
    fault: Note | None = None


def spool() -> BinaryIO:
    """Return an empty temporary file that stays in memory while it is small. Close it."""
    return cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES))


def unpack(
    name: str, source: Readable, *, packed_bytes: int | None, limits: Limits, budget: Budget
) -> Unpacked:
    """Copy a stream to its end, to a fault or to a limit, and return it rewound.

    A member that is to be one report stops at `max_bytes`; a container in a container only at the budget.

    Args:
        name: the member's name, by which its kind is told.
        source: gives the unpacked bytes.
        packed_bytes: how many bytes they are packed in, None where nothing is packed.
        limits: how much is let in.
        budget: counted down by what is copied.
    """
    target = spool()
    fault = _copy(name, source, target, packed_bytes, limits, budget)
    target.seek(0)
    return Unpacked(stream=target, fault=fault)


def gunzipped(name: str, stream: BinaryIO, *, limits: Limits, budget: Budget) -> Unpacked:
    """Return what a gzip stream holds; what comes before a break is kept."""
    packed = stream.seek(0, 2)
    stream.seek(0)
    with gzip.GzipFile(fileobj=stream, mode="rb") as inner:
        return unpack(name, _Eager(inner), packed_bytes=packed, limits=limits, budget=budget)


class _Eager:
    """Gives what is unpacked so far: a full read would lose it all when the file breaks off."""

    def __init__(self, inner: gzip.GzipFile) -> None:
        self._inner = inner

    def read(self, size: int, /) -> bytes:
        return self._inner.read1(size)


def _copy(
    name: str,
    source: Readable,
    target: IO[bytes],
    packed_bytes: int | None,
    limits: Limits,
    budget: Budget,
) -> Note | None:
    taken, cap = 0, 0
    while True:
        try:
            chunk = source.read(CHUNK_BYTES)
        except DAMAGE as fault:
            return Note(
                code=Code.DAMAGED_INPUT, detail=f"it breaks off after {taken:,} bytes ({fault})"
            )
        if not chunk:
            return None
        cap = cap or _cap(name, chunk[:HEAD_BYTES], limits)
        taken += len(chunk)
        budget.bytes_left -= len(chunk)
        if (over := _over(taken, cap, packed_bytes, limits, budget)) is not None:
            return over
        target.write(chunk)


def _cap(name: str, head: bytes, limits: Limits) -> int:
    kind = kind_of(name, head)
    return limits.max_unpacked_bytes if kind in CONTAINERS else limits.max_bytes


def _over(
    taken: int, cap: int, packed_bytes: int | None, limits: Limits, budget: Budget
) -> Note | None:
    if budget.bytes_left < 0:
        detail = f"it unpacks to more than max_unpacked_bytes ({limits.max_unpacked_bytes:,})"
        return Note(code=Code.UNSAFE_ARCHIVE, detail=detail)
    if packed_bytes is not None and taken > max(_RATIO_FROM_BYTES, packed_bytes * limits.max_ratio):
        detail = f"it unpacks to more than max_ratio ({limits.max_ratio}) times its size"
        return Note(code=Code.UNSAFE_ARCHIVE, detail=detail)
    if taken > cap:
        detail = f"more than {cap:,} bytes; raise the limit max_bytes to read it"
        return Note(code=Code.TOO_LARGE, detail=detail)
    return None
