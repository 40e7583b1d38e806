"""Paths given by the user, to open files in a stable order."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tetrapylon.gather.item import Note, printable
from tetrapylon.model.finding import Code

FileKey = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to open, or why there is none. `name` is its path below the folder that was given."""

    name: str
    path: Path
    fault: Note | None = None


def files_of(path: Path) -> Iterator[Found]:
    """Yield the file at a path, or all files of the folder there, sorted by name.

    Hidden files and folders below the given one are passed over; a link to a folder already being
    walked is not followed.
    """
    try:
        is_folder = path.is_dir()
        path.stat()
    except (OSError, ValueError) as fault:
        yield Found(name=printable(str(path)), path=path, fault=_missing(fault))
        return
    if is_folder:
        yield from _walk(path, "", frozenset())
    else:
        yield Found(name=printable(path.name), path=path)


def _walk(folder: Path, below: str, above: frozenset[FileKey]) -> Iterator[Found]:
    try:
        here = folder.stat()
        entries = sorted(entry.name for entry in folder.iterdir())
    except OSError as fault:
        yield Found(name=below or printable(folder.name), path=folder, fault=_missing(fault))
        return
    key = (here.st_dev, here.st_ino)
    if key in above:
        return
    for entry in entries:
        if not entry.startswith("."):
            yield from _entry(folder / entry, below + printable(entry), above | {key})


def _entry(path: Path, name: str, above: frozenset[FileKey]) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except OSError as fault:
        yield Found(name=name, path=path, fault=_missing(fault))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, name + "/", above)
    elif stat.S_ISREG(mode):
        yield Found(name=name, path=path)
    else:
        note = Note(code=Code.UNKNOWN_FORMAT, detail="a device or pipe in a folder is not read")
        yield Found(name=name, path=path, fault=note)


def _missing(fault: Exception) -> Note:
    return Note(code=Code.MISSING_INPUT, detail=f"it cannot be opened ({_reason(fault)})")


def _reason(fault: Exception) -> str:
    return (isinstance(fault, OSError) and fault.strerror) or str(fault)
