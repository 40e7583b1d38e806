"""The way in: paths to items, each input with exactly one disposition."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from tetrapylon.gather.archives import Member, tar_members, zip_members
from tetrapylon.gather.crawls import items_of_crawl
from tetrapylon.gather.item import STAGE, Item, Note, refused
from tetrapylon.gather.json_lines import items_of_lines
from tetrapylon.gather.kinds import CONTAINERS, HEAD_BYTES, Kind, kind_of
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.parquet_rows import items_of_parquet
from tetrapylon.gather.places import Found, files_of
from tetrapylon.gather.report_making import Source, item_of, too_large
from tetrapylon.gather.unpacking import Budget, gunzipped, unpack
from tetrapylon.model.finding import Code, finding

STDIN = "-"
_GZIP_LEVELS = 2  # a gzip in a gzip happens; a third is a file made to trouble readers
_MEMBERS = {Kind.ZIP: zip_members, Kind.TAR: tar_members}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A seekable stream with its name, how it was reached, and the fault that cut it short."""

    name: str
    stream: BinaryIO
    depth: int
    budget: Budget
    fault: Note | None = None
    gzip_levels: int = 0
    inner: str | None = None


def gather(
    paths: Sequence[str], *, limits: Limits, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """Yield one item for each input at these paths, in a stable order, one at a time.

    A file is an input; so is each member of an archive, line of a JSONL file and page of a crawl. An
    archive that opens is none itself; one that does not, or breaks off, is (quarantined), and what came
    before the break is kept. The same bytes met again give an item with the same report id.

    Args:
        paths: files and folders; `-` is standard input.
        limits: sizes beyond which an input is declined.
        stdin: what `-` reads; None for the program's own.
    """
    opened = (
        item
        for path in paths
        for item in (
            _from_stdin(stdin, limits) if path == STDIN else _from_path(Path(path), limits)
        )
    )
    yield from noting_same_bytes(opened)


def noting_same_bytes(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, with a finding for each whose bytes were met before."""
    first_names: dict[bytes, str] = {}
    for item in items:
        yield _compared(item, first_names)


def items_of_found(found: Found, *, limits: Limits) -> Iterator[Item]:
    """Yield the items of one file that `places.files_of` found; same bytes are not noted."""
    if found.fault is not None:
        yield refused(found.name, found.fault)
    else:
        yield from _from_file(found, limits)


def items_of_stream(name: str, stream: BinaryIO, *, limits: Limits) -> Iterator[Item]:
    """Yield the items of a stream from anywhere, through a temporary copy; same bytes are not noted."""
    yield from _from_pipe(name, stream, limits)


def _compared(item: Item, first_names: dict[bytes, str]) -> Item:
    """Return the item with a finding if its bytes were met before."""
    if item.report is None:
        return item
    bytes_met = bytes.fromhex(item.report.sha256)
    first = first_names.get(bytes_met)
    if first is None:
        first_names[bytes_met] = item.name
        return item
    detail = f"{item.name}: the same bytes as {first}; both are one report"
    same = finding(Code.SAME_BYTES, detail, stage=STAGE, report=item.report.id)
    return replace(item, findings=(*item.findings, same))


def _from_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Item]:
    yield from _from_pipe("stdin", stdin if stdin is not None else sys.stdin.buffer, limits)


def _from_pipe(name: str, pipe: BinaryIO, limits: Limits) -> Iterator[Item]:
    """Yield the items of a stream that cannot be rewound, from a temporary copy."""
    copied = unpack(
        name, pipe, packed_bytes=None, limits=limits, budget=Budget(limits.max_unpacked_bytes)
    )
    with copied.stream as stream:
        if copied.fault is not None:
            yield refused(name, copied.fault)
            return
        yield from _items(_opened(name, stream, limits), limits)


def _from_path(path: Path, limits: Limits) -> Iterator[Item]:
    for found in files_of(path):
        yield from items_of_found(found, limits=limits)


def _from_file(found: Found, limits: Limits) -> Iterator[Item]:
    try:
        regular = stat.S_ISREG(found.path.stat().st_mode)
        stream = found.path.open("rb")
    except OSError as fault:
        note = Note(code=Code.MISSING_INPUT, detail=f"it cannot be opened ({fault.strerror})")
        yield refused(found.name, note)
        return
    with stream:
        if regular:
            yield from _items(_opened(found.name, stream, limits), limits)
        else:
            yield from _from_pipe(found.name, stream, limits)


def _opened(name: str, stream: BinaryIO, limits: Limits) -> _Opened:
    budget = Budget(limits.max_unpacked_bytes)
    return _Opened(name=name, stream=stream, depth=0, budget=budget)


def _items(opened: _Opened, limits: Limits) -> Iterator[Item]:
    """Yield what a stream holds: its members where it is a container, else itself."""
    head = opened.stream.read(HEAD_BYTES)
    opened.stream.seek(0)
    kind = kind_of(opened.inner or opened.name, head)
    if isinstance(kind, Note):
        yield refused(opened.name, opened.fault or (kind if head.strip() else _NOTHING))
    elif kind is Kind.GZIP:
        yield from _unzipped(opened, limits)
    elif kind in CONTAINERS:
        yield from _from_container(opened, kind, limits)
    elif opened.fault is not None:
        yield refused(opened.name, opened.fault)
    else:
        raw = opened.stream.read(limits.max_bytes + 1)
        if len(raw) > limits.max_bytes:
            yield refused(opened.name, too_large(limits))
        else:
            yield item_of(Source(name=opened.name, raw=raw, kind=kind), limits=limits)


_NOTHING = Note(code=Code.EMPTY_INPUT, detail="no bytes")


def _unzipped(opened: _Opened, limits: Limits) -> Iterator[Item]:
    """Yield what a gzip file holds; the wrapping is no level of its own and adds no name."""
    if opened.gzip_levels >= _GZIP_LEVELS:
        yield refused(opened.name, _too_deep(limits))
        return
    inner = _inner_name(opened.inner or opened.name)
    copied = gunzipped(inner, opened.stream, limits=limits, budget=opened.budget)
    with copied.stream as stream:
        fault = opened.fault or copied.fault
        levels = opened.gzip_levels + 1
        yield from _items(
            replace(opened, stream=stream, fault=fault, gzip_levels=levels, inner=inner), limits
        )


def _inner_name(name: str) -> str:
    lower = name.lower()
    if lower.endswith(".tgz"):
        return name[: -len(".tgz")] + ".tar"
    return name[: -len(".gz")] if lower.endswith(".gz") else name


def _from_container(opened: _Opened, kind: Kind, limits: Limits) -> Iterator[Item]:
    """Yield a container's members, and the container itself once if it broke off."""
    if opened.depth >= limits.max_depth and kind in _MEMBERS:
        yield refused(opened.name, _too_deep(limits))
        return
    broke = False
    for item in _contained(opened, kind, limits):
        broke = broke or item.name == opened.name
        yield item
    if opened.fault is not None and not broke:
        yield refused(opened.name, opened.fault)


def _contained(opened: _Opened, kind: Kind, limits: Limits) -> Iterator[Item]:
    if kind is Kind.JSONL:
        yield from _lines(opened, limits)
    elif kind is Kind.WARC:
        yield from items_of_crawl(opened.name, opened.stream, limits=limits)
    elif kind is Kind.PARQUET:
        yield from items_of_parquet(opened.name, opened.stream, limits=limits)
    else:
        for member in _MEMBERS[kind](opened.stream, limits=limits, budget=opened.budget):
            yield from _from_member(opened, member, limits)


def _lines(opened: _Opened, limits: Limits) -> Iterator[Item]:
    some = False
    for item in items_of_lines(opened.name, opened.stream, limits=limits):
        some = True
        yield item
    if not some and opened.fault is None:
        yield refused(opened.name, _NOTHING)


def _from_member(opened: _Opened, member: Member, limits: Limits) -> Iterator[Item]:
    name = f"{opened.name}/{member.name}" if member.name else opened.name
    if member.stream is None:
        yield refused(name, member.fault or _NOTHING)
        return
    with member.stream as stream:
        depth = opened.depth + 1
        yield from _items(
            _Opened(name=name, stream=stream, depth=depth, budget=opened.budget), limits
        )


def _too_deep(limits: Limits) -> Note:
    detail = f"archives lie deeper in one another than max_depth ({limits.max_depth})"
    return Note(code=Code.UNSAFE_ARCHIVE, detail=detail)
