"""Pages of a WARC crawl: its successful responses of HTML and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from tetrapylon.gather.decoding import storable
from tetrapylon.gather.faults import DAMAGE, quiet
from tetrapylon.gather.item import Item, Note, refused
from tetrapylon.gather.kinds import Kind
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.report_making import Source, item_of, too_large
from tetrapylon.model.finding import Code

_KINDS = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_END = object()
_RECORD_END = b"\r\n\r\n"  # ISO 28500, 4


def items_of_crawl(name: str, stream: BinaryIO, *, limits: Limits) -> Iterator[Item]:
    """Yield one item for each page; requests, redirects, pictures and the like are no inputs.

    Items are named `name:record`, records counted from 1. The bytes kept are the page's, without
    transfer and content coding. A crawl that breaks off ends with an item of its own.
    """
    records = iter(ArchiveIterator(stream, no_record_parse=False))
    number = 0
    while True:
        number += 1
        try:
            with quiet():
                record = next(records, _END)
                found = record if record is _END else _whole(f"{name}:{number}", record, limits)
        except DAMAGE as fault:
            detail = f"the crawl breaks off at record {number} ({fault})"
            yield refused(name, Note(code=Code.DAMAGED_INPUT, detail=detail))
            return
        if found is _END:
            if number == 1 or not _ends_as_records_do(stream):
                detail = f"the crawl breaks off in the head of record {number}"
                yield refused(name, Note(code=Code.DAMAGED_INPUT, detail=detail))
            return
        if isinstance(found, Source):
            yield item_of(found, limits=limits)
        elif isinstance(found, Note):
            yield refused(f"{name}:{number}", found)


def _ends_as_records_do(stream: BinaryIO) -> bool:
    """Tell whether the last bytes are a record's end: warcio takes a cut head for the file's end."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - len(_RECORD_END)))
    return stream.read() == _RECORD_END


def _whole(name: str, record: Any, limits: Limits) -> Source | Note | None:  # noqa: ANN401 - untyped
    """Return what a record gives, read to its end: warcio passes over one that is cut short."""
    found = _source(name, record, limits)
    while record.raw_stream.read(1 << 16):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("shorter than its header says")
    return found


def _source(name: str, record: Any, limits: Limits) -> Source | Note | None:  # noqa: ANN401 - untyped
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return None
    said = headers.get_header("Content-Type") or ""
    kind = _KINDS.get(said.partition(";")[0].strip().lower())
    if kind is None or not headers.get_statuscode().startswith("2"):
        return None
    raw = _read(record.content_stream(), limits.max_bytes)
    if raw is None:
        return too_large(limits)
    charset = _CHARSET.search(said)
    return Source(
        name=name,
        raw=raw,
        kind=kind,
        charset=charset and charset[1],
        url=storable(record.rec_headers.get_header("WARC-Target-URI") or "") or None,
    )


def _read(content: Any, most: int) -> bytes | None:  # noqa: ANN401 - untyped
    """Return what a stream holds, None where that is more than `most` bytes."""
    taken = bytearray()
    while chunk := content.read(1 << 16):
        taken += chunk
        if len(taken) > most:
            return None
    return bytes(taken)
