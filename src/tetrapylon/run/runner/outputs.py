"""Outputs of chunks: one file each, there whole or not at all, with a digest a section.

Layout: eight bytes of magic, the head's length (4 bytes), the head as JSON (section: start, length, digest), the sections.
A reducer reads its own section alone.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from tetrapylon.run.runner.port import Sections

MAGIC = b"TPCHUNK1"
PART = ".part"
_LENGTH_BYTES = 4


class DamagedOutput(ValueError):
    """An output is not what its ledger row or its head says. Do the chunk anew."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(f"{place}: {why}; the chunk must be done anew")


@dataclass(frozen=True, slots=True)
class Output:
    """A whole output, opened a section at a time."""

    place: Path
    sections: dict[str, tuple[int, int, str]]

    def read(self, section: str) -> bytes:
        """Return a section, empty where the output has none of that name.

        Raises:
            DamagedOutput: the bytes are not those that were written.
        """
        if section not in self.sections:
            return b""
        start, length, digest = self.sections[section]
        with self.place.open("rb") as file:
            file.seek(start)
            found = file.read(length)
        if _digest(found) != digest:
            raise DamagedOutput(self.place, f"section {section} has other bytes than were written")
        return found


def write_output(place: Path, sections: Sections) -> str:
    """Write an output and return its digest. Whoever is killed on the way leaves nothing under its name."""
    head, start = {}, 0
    for name, body in sections.items():
        head[name] = (start, len(body), _digest(body))
        start += len(body)
    encoded = json.dumps(head, separators=(",", ":")).encode()
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{uuid4().hex}{PART}")
    with part.open("wb") as file:
        file.write(MAGIC + len(encoded).to_bytes(_LENGTH_BYTES, "big") + encoded)
        file.writelines(sections.values())
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)
    _keep_name(place.parent)
    return _digest(encoded)


def open_output(place: Path, *, digest: str | None = None) -> Output:
    """Open an output.

    Args:
        place: where it lies.
        digest: what `write_output` returned; None where the reader cannot know it.

    Raises:
        DamagedOutput: it is missing, cut or another one.
    """
    try:
        with place.open("rb") as file:
            head = _head(file)
            body = file.tell()
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise DamagedOutput(place, "it is not there") from error
    if head is None or (digest is not None and _digest(head) != digest):
        raise DamagedOutput(place, "its head is not the one that was written")
    sections = {k: (body + start, n, d) for k, (start, n, d) in json.loads(head).items()}
    if size < max((start + n for start, n, _ in sections.values()), default=body):
        raise DamagedOutput(place, "it is cut short")
    return Output(place, sections)


def drop_outputs(folder: Path) -> None:
    """Delete a task's outputs and what killed workers left half-written, and the folder."""
    for place in folder.iterdir() if folder.exists() else ():
        place.unlink(missing_ok=True)
    with suppress(OSError):  # another run may use it by now
        folder.rmdir()


def _head(file: BinaryIO) -> bytes | None:
    if file.read(len(MAGIC)) != MAGIC:
        return None
    length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
    head = file.read(length)
    return head if len(head) == length else None


def _keep_name(folder: Path) -> None:
    """Make the file's new name last through a loss of power, where the system can."""
    with suppress(OSError):  # not every file system lets a folder be synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
