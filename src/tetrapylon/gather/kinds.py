"""Tell what an input is, from its first bytes and its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath

from tetrapylon.gather.decoding import looks_like_text
from tetrapylon.gather.item import Note
from tetrapylon.model.finding import Code

HEAD_BYTES = 65_536
_PDF_WITHIN = 1024  # readers accept bytes before the header; ISO 32000 annex H


class Kind(StrEnum):
    """What gather can open."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    JSONL = "application/jsonl"
    ZIP = "application/zip"
    TAR = "application/x-tar"
    GZIP = "application/gzip"
    WARC = "application/warc"
    PARQUET = "application/vnd.apache.parquet"


CONTAINERS = frozenset({Kind.JSONL, Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.WARC, Kind.PARQUET})

_SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".zip": Kind.ZIP,
    ".tar": Kind.TAR,
    ".gz": Kind.GZIP,
    ".tgz": Kind.GZIP,
    ".warc": Kind.WARC,
    ".parquet": Kind.PARQUET,
}
_MAGIC_KINDS = (
    (b"\x1f\x8b\x08", Kind.GZIP),
    (b"WARC/1.", Kind.WARC),
    (b"WARC/0.", Kind.WARC),
    (b"PAR1", Kind.PARQUET),
)
_BINARY = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"OggS", "a sound or film (Ogg)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_NO_READER = (
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file: unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file: save it as .docx"),
    (b"{\\rtf", "a rich text file: save it as .docx or .txt"),
)
_ZIP_DOCUMENTS = frozenset({".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk"})
_BY_MAGIC_ONLY = frozenset(
    {Kind.PDF, Kind.DOCX, Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.WARC, Kind.PARQUET}
)
_TAR_MAGIC_AT = 257


def kind_of(name: str, head: bytes) -> Kind | Note:
    """Return the kind of an input, or why none fits.

    Bytes outrank the name: a PNG called `x.txt` is a PNG.

    Args:
        name: the file's name; only its last suffix counts.
        head: its first bytes, `HEAD_BYTES` of them where there are as many.
    """
    suffix = PurePosixPath(name).suffix.lower()
    by_name = _SUFFIXES.get(suffix)
    by_bytes = _kind_of_bytes(head, suffix)
    if by_bytes is not None:
        return by_bytes
    if by_name in _BY_MAGIC_ONLY:
        return _not_what_it_says(suffix, head)
    if not looks_like_text(head):
        return Note(code=Code.BINARY_INPUT, detail="the bytes are no text, whatever the name says")
    return by_name if by_name is not None else _kind_of_text(head)


def _kind_of_bytes(head: bytes, suffix: str) -> Kind | Note | None:
    for table, code in ((_BINARY, Code.BINARY_INPUT), (_NO_READER, Code.UNKNOWN_FORMAT)):
        for magic, what in table:
            if head.startswith(magic) and (len(magic) > len(b"RIFF") or b"\x00" in head):
                return Note(code=code, detail=f"the bytes are those of {what}")
    for magic, kind in _MAGIC_KINDS:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(head, suffix)
    if head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar":
        return Kind.TAR
    return Kind.PDF if b"%PDF-" in head[:_PDF_WITHIN] else None


def _kind_of_zip(head: bytes, suffix: str) -> Kind | Note:
    if suffix in _ZIP_DOCUMENTS:
        return Note(
            code=Code.UNKNOWN_FORMAT, detail=f"no reader for {suffix}: save it as .docx or .txt"
        )
    inside = b"[Content_Types].xml" in head and b"word/" in head
    return Kind.DOCX if suffix == ".docx" or (inside and suffix != ".zip") else Kind.ZIP


def _not_what_it_says(suffix: str, head: bytes) -> Note:
    if not head:
        return Note(code=Code.EMPTY_INPUT, detail="no bytes")
    return Note(code=Code.DAMAGED_INPUT, detail=f"the bytes are not those of a {suffix} file")


def _kind_of_text(head: bytes) -> Kind:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (b"<html" in start and start[:1] == b"<"):
        return Kind.HTML
    line = start.split(b"\n", 1)[0]
    return Kind.JSONL if line.startswith(b"{") and b'"text"' in line else Kind.TEXT
