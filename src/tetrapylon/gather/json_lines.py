"""JSON lines: one report a line.

Fields of a line, all strings:
    text: the report's text, required.
    url, title, publisher: as they stood outside the text; null or absent where nothing did.
    published: an EDTF date or an ISO 8601 time, of which the day is kept; null or absent where not known.
Other fields are ignored. Lines are UTF-8; blank ones are skipped.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from tetrapylon.gather.decoding import decode, storable
from tetrapylon.gather.extract import Extract
from tetrapylon.gather.item import Item, Note, refused
from tetrapylon.gather.kinds import Kind
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.report_making import Source, item_of_extract, too_large
from tetrapylon.model.edtf import days_of
from tetrapylon.model.finding import Code

OPTIONAL_FIELDS = ("url", "title", "publisher", "published")
_DAY_CHARS = len("2016-03-23")


def items_of_lines(name: str, stream: BinaryIO, *, limits: Limits) -> Iterator[Item]:
    """Yield one item for each line that is not blank; lines are read one at a time.

    The bytes kept are the line's, without its line end; items are named `name:line`.
    """
    number = 0
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        bare = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if len(line) > limits.max_bytes:
            _skip_line(stream, limits.max_bytes)
            yield refused(f"{name}:{number}", too_large(limits))
        elif bare.strip():
            yield item_of_line(f"{name}:{number}", bare.strip(b"\r\n"), limits)


def _skip_line(stream: BinaryIO, step: int) -> None:
    while (more := stream.readline(step)) and not more.endswith(b"\n"):
        pass


def item_of_line(name: str, line: bytes, limits: Limits) -> Item:
    """Return the item that one line ends as."""
    found = extract_of_line(line)
    if isinstance(found, Note):
        return refused(name, found)
    source = Source(name=name, raw=line, kind=Kind.JSONL, url=found.url)
    return item_of_extract(source, found, limits=limits)


def extract_of_line(line: bytes) -> Extract | Note:
    """Return what a line says, or why it is no report."""
    decoded = decode(line)
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError) as fault:
        return _bad(f"not JSON ({fault})")
    if not isinstance(row, dict):
        return _bad("a line must be a JSON object")
    text = row.get("text")
    if not isinstance(text, str):
        return _bad('the field "text" must be there and be a string')
    for field in OPTIONAL_FIELDS:
        if not isinstance(row.get(field), str | None):
            return _bad(f'the field "{field}" must be a string or null')
    said = {field: storable(row.get(field) or "").strip() or None for field in OPTIONAL_FIELDS}
    day, doubt = _day(said["published"])
    return Extract(
        text=storable(text),
        encoding=decoded.encoding,
        title=said["title"],
        url=said["url"],
        publisher=said["publisher"],
        published=day,
        notes=(*decoded.notes, *doubt, *_unstorable(text)),
    )


def _day(said: str | None) -> tuple[str | None, tuple[Note, ...]]:
    """Return the EDTF date of `published`, or a note that it is none."""
    if said is None or (days_of(said) is not None and "T" not in said):
        return said, ()
    if said[_DAY_CHARS : _DAY_CHARS + 1] in ("T", " ") and days_of(said[:_DAY_CHARS]) is not None:
        return said[:_DAY_CHARS], ()
    detail = f'the field "published" is no EDTF date ("{said[:40]}"); left out'
    return None, (Note(code=Code.TIME_NOT_UNDERSTOOD, detail=detail),)


def _unstorable(text: str) -> tuple[Note, ...]:
    if storable(text) == text:
        return ()
    detail = "NUL or lone surrogates in the text stand as U+FFFD"
    return (Note(code=Code.ENCODING_DAMAGED, detail=detail),)


def _bad(detail: str) -> Note:
    return Note(code=Code.BAD_LINE, detail=detail)
