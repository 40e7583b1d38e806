"""Bytes to text: byte order marks, UTF-8, a declared charset, then detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tetrapylon.gather.faults import quiet
from tetrapylon.gather.item import Note
from tetrapylon.model.finding import Code

REPLACEMENT = "\ufffd"
_SAMPLE_BYTES = 65_536
_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes({*range(9), *range(14, 27), *range(28, 32), 127})
_MAX_CONTROL_SHARE = 0.02  # text holds none; a stray form of copy and paste is let through
_MIN_NUL_SHARE = 0.2  # UTF-16 of Latin script has a NUL in every second byte
_MAX_SMART_SHARE = (
    0.05  # high bytes in English set in Windows-1252: accents, dashes and quotes only
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_WEB_LATIN = frozenset({"ascii", "iso8859-1", "latin-1"})  # the WHATWG reads these as Windows-1252


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the encoding that gave it, and what was noticed on the way."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def looks_like_text(head: bytes) -> bool:
    """Tell whether bytes are text in some encoding; no bytes at all are."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(head):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls <= _MAX_CONTROL_SHARE * len(head)


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of `raw`, line ends untouched, a byte order mark dropped.

    Bytes that fit no encoding, NUL and lone surrogates stand as U+FFFD and are noted.

    Args:
        raw: all bytes of the report.
        declared: a charset that a header or the page itself names; trusted where it fits.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _read(raw[len(mark) :], encoding)
    wide = _unmarked_utf16(raw[:_SAMPLE_BYTES])
    if wide:
        return _read(raw, wide, guessed=True)
    for name in (_known(declared), "utf-8"):
        if name and (text := _strict(raw, name)) is not None:
            return _checked(text, name)
    return _read(raw, "utf-8") if _nearly_utf8(raw) else _read(raw, _guess(raw), guessed=True)


def storable(text: str) -> str:
    """Return the text with NUL and lone surrogates, which no store takes, as U+FFFD."""
    return _UNSTORABLE.sub(REPLACEMENT, text)


def _read(raw: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    text = _strict(raw, encoding)
    notes = []
    if guessed:
        notes.append(Note(code=Code.ENCODING_GUESSED, detail=f"not UTF-8; read as {encoding}"))
    if text is None:
        text = raw.decode(encoding, "replace")
        notes.append(_damage(text.count(REPLACEMENT), encoding))
    return _checked(text, encoding, *notes)


def _checked(text: str, encoding: str, *notes: Note) -> Decoded:
    clean = storable(text)
    if clean != text:
        changed = clean.count(REPLACEMENT) - text.count(REPLACEMENT)
        notes = (*notes, _damage(changed, encoding))
    return Decoded(text=clean, encoding=encoding, notes=notes)


def _damage(count: int, encoding: str) -> Note:
    detail = f"{count} places do not fit {encoding} and stand as U+FFFD"
    return Note(code=Code.ENCODING_DAMAGED, detail=detail)


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None


def _known(declared: str | None) -> str | None:
    """Return Python's name of a declared text encoding, None where there is none of that name."""
    try:
        name = codecs.lookup((declared or "").strip()).name
        b" ".decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _WEB_LATIN else name


def _unmarked_utf16(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > _MIN_NUL_SHARE * len(head) and not even:
        return "utf-16-le"
    return "utf-16-be" if even > _MIN_NUL_SHARE * len(head) and not odd else None


def _nearly_utf8(raw: bytes) -> bool:
    """Tell whether most bytes above ASCII form UTF-8: damage, not another encoding."""
    text = raw.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    return sum(c > "\x7f" for c in text) - bad >= 2 * bad


def _guess(raw: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8.

    Detection on few high bytes is a lottery, so English with accents and typographic quotes is read as
    Windows-1252, which most such pages are in; charset-normalizer judges the rest.
    """
    sample = raw[:_SAMPLE_BYTES]
    high = sum(b > 0x7F for b in sample)
    if high <= _MAX_SMART_SHARE * len(sample) and _strict(raw, "cp1252") is not None:
        return "cp1252"
    with quiet():
        best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
