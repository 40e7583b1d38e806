"""Inputs as references that any worker can open: files of folders, row groups of Parquet, on any file system.

A path with `://` in it goes through fsspec (extra `cluster`): `s3://bucket/folder`, `file:///data`. Other paths are this
machine's, which the workers must see too.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tetrapylon.gather.intake import items_of_found, items_of_stream
from tetrapylon.gather.item import Item, Note, printable, refused
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.parquet_rows import items_of_parquet, row_groups
from tetrapylon.gather.places import Found, files_of
from tetrapylon.model.finding import Code
from tetrapylon.run.runner.port import WorkersUnready

REMOTE = "://"
PARQUET = ".parquet"
GROUP_BYTES = 8_000_000
"""Row groups of one reference: what a worker holds at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, or some row groups of it. `state` changes when the file does; `fault` says why there is none."""

    name: str
    place: str
    size: int = 0
    state: str = ""
    groups: tuple[int, ...] = ()
    fault: str | None = None

    def to_bytes(self) -> bytes:
        """Return the reference as a chunk's item."""
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def of_bytes(cls, item: bytes) -> Source:
        """Return the reference that a chunk's item holds."""
        row = json.loads(item)
        return cls(**{**row, "groups": tuple(row["groups"])})

    def items(self, limits: Limits) -> Iterator[Item]:
        """Open the file and yield what it holds, as `gather` would."""
        if self.fault is not None:
            yield refused(self.name, Note(code=Code.MISSING_INPUT, detail=self.fault))
        elif self.groups:
            with _opened(self.place) as stream:
                yield from items_of_parquet(self.name, stream, limits=limits, groups=self.groups)
        elif REMOTE in self.place:
            with _opened(self.place) as stream:
                yield from items_of_stream(self.name, stream, limits=limits)
        else:
            yield from items_of_found(Found(name=self.name, path=Path(self.place)), limits=limits)


def sources_of(paths: Iterable[str]) -> Iterator[Source]:
    """Yield references to all files at these paths, in the order in which `gather` takes them.

    Raises:
        WorkersUnready: a path needs fsspec, and it or the driver of that file system is not installed.
    """
    for path in paths:
        for source in _remote(path) if REMOTE in path else _local(path):
            if source.place.endswith(PARQUET) and source.fault is None:
                yield from _split(source)
            else:
                yield source


def _local(path: str) -> Iterator[Source]:
    for found in files_of(Path(path)):
        if found.fault is not None:
            yield Source(name=found.name, place=str(found.path), fault=found.fault.detail)
        else:
            about = found.path.stat()
            yield Source(
                name=found.name,
                place=str(found.path.absolute()),
                size=about.st_size,
                state=str(about.st_mtime_ns),
            )


def _remote(path: str) -> Iterator[Source]:
    files, root = _file_system(path)
    found: dict[str, dict[str, Any]] = files.find(root, detail=True)
    if not found:
        yield Source(
            name=printable(path), place=path, fault="it cannot be opened (nothing is there)"
        )
    for key in sorted(found):
        name = key.removeprefix(root).lstrip("/") or key.rpartition("/")[2]
        if not any(part.startswith(".") for part in name.split("/")):
            about = found[key]
            yield Source(
                name=printable(name),
                place=files.unstrip_protocol(key),
                size=int(about.get("size") or 0),
                state=str(about.get("mtime") or about.get("ETag") or about.get("etag") or ""),
            )


def _split(source: Source) -> Iterator[Source]:
    """Yield a Parquet file as runs of row groups, itself where it cannot be read."""
    with _opened(source.place) as stream:
        sizes = row_groups(stream)
    if not sizes:
        yield source
    held: list[int] = []
    for number, size in enumerate(sizes):
        held.append(number)
        if sum(sizes[i] for i in held) >= GROUP_BYTES or number == len(sizes) - 1:
            size = sum(sizes[i] for i in held)
            yield replace(source, groups=tuple(held), size=size)
            held = []


def _opened(place: str) -> Any:  # noqa: ANN401 - a binary stream of whatever file system
    if REMOTE not in place:
        return Path(place).open("rb")
    files, root = _file_system(place)
    return files.open(root, "rb")


def _file_system(path: str) -> tuple[Any, str]:
    try:
        found: tuple[Any, str] = importlib.import_module("fsspec.core").url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise WorkersUnready(f"{path}: {error}; pip install 'tetrapylon[cluster]'") from error
    return found


def by_size(sources: Iterable[Source], *, most: int, at_once: int) -> Iterator[Sequence[Source]]:
    """Yield runs of references, each of about `most` bytes and at most `at_once` files."""
    held: list[Source] = []
    for source in sources:
        held.append(source)
        if len(held) >= at_once or sum(s.size for s in held) >= most:
            yield held
            held = []
    if held:
        yield held
