"""Members of zip and tar archives, in the archive's order."""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from tetrapylon.gather.faults import DAMAGE
from tetrapylon.gather.item import Note, printable
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.unpacking import Budget, Readable, unpack
from tetrapylon.model.finding import Code

_DRIVE = re.compile(r"[A-Za-z]:")
_RESOURCE_FORKS = "__MACOSX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An archive's member: its bytes in a temporary file (close it), or why it is not read.

    `name` is its path in the archive; empty for a fault of the archive itself, after which none follows.
    """

    name: str
    stream: BinaryIO | None = None
    fault: Note | None = None


def zip_members(stream: BinaryIO, *, limits: Limits, budget: Budget) -> Iterator[Member]:
    """Yield the files of a zip archive; folders and hidden files are passed over."""
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGE as fault:
        yield _break(f"it cannot be opened as a zip archive ({fault})")
        return
    with archive:
        for number, info in enumerate(archive.infolist()):
            if number >= limits.max_members:
                yield _too_many(limits)
                return
            if not info.is_dir() and not _hidden(info.filename):
                yield from _zip_member(archive, info, limits, budget)
                if budget.bytes_left < 0:
                    return


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, budget: Budget
) -> Iterator[Member]:
    name = printable(info.filename)
    if _leaves_archive(info.filename):
        yield Member(name=name, fault=_LEAVES)
        return
    try:
        source = archive.open(info)
    except DAMAGE as fault:
        note = Note(code=Code.DAMAGED_INPUT, detail=f"it cannot be unpacked ({fault})")
        yield Member(name=name, fault=note)
        return
    with source:
        yield _unpacked(name, source, info.compress_size, limits, budget)


def tar_members(stream: BinaryIO, *, limits: Limits, budget: Budget) -> Iterator[Member]:
    """Yield the files of a tar archive up to its end or its break.

    The archive is read forwards only ("r|"): no header can send the reader back in a circle.
    """
    try:
        archive = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115 - closed below
    except DAMAGE as fault:
        yield _break(f"it cannot be opened as a tar archive ({fault})")
        return
    with archive:
        for _ in range(limits.max_members):
            try:
                info = archive.next()
            except DAMAGE as fault:
                yield _break(f"the archive breaks off ({fault})")
                return
            if info is None:
                return
            if not info.isdir() and not _hidden(info.name):
                yield _tar_member(archive, info, limits, budget)
                if budget.bytes_left < 0:
                    return
        yield _too_many(limits)


def _tar_member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits, budget: Budget
) -> Member:
    name = printable(info.name)
    if _leaves_archive(info.name):
        return Member(name=name, fault=_LEAVES)
    if not info.isfile():
        note = Note(
            code=Code.UNSAFE_ARCHIVE, detail="a link or device in an archive is not followed"
        )
        return Member(name=name, fault=note)
    source = archive.extractfile(info)
    if source is None:
        return Member(name=name, fault=Note(code=Code.DAMAGED_INPUT, detail="it holds no bytes"))
    return _unpacked(name, source, None, limits, budget)


def _unpacked(
    name: str, source: Readable, packed_bytes: int | None, limits: Limits, budget: Budget
) -> Member:
    copied = unpack(name, source, packed_bytes=packed_bytes, limits=limits, budget=budget)
    if copied.fault is not None:
        copied.stream.close()
        return Member(name=name, fault=copied.fault)
    return Member(name=name, stream=copied.stream)


_LEAVES = Note(code=Code.UNSAFE_ARCHIVE, detail="its path leads out of the archive")


def _leaves_archive(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or _DRIVE.match(name) is not None


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(p == _RESOURCE_FORKS or (p[0] == "." and p != "..") for p in parts)


def _break(detail: str) -> Member:
    return Member(name="", fault=Note(code=Code.DAMAGED_INPUT, detail=detail))


def _too_many(limits: Limits) -> Member:
    detail = f"more than max_members ({limits.max_members:,}) entries; the rest is not read"
    return Member(name="", fault=Note(code=Code.UNSAFE_ARCHIVE, detail=detail))
