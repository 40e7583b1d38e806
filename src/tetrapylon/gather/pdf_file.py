"""A PDF: the text of its pages, with the offset at which each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader

from tetrapylon.gather.decoding import storable
from tetrapylon.gather.extract import Extract
from tetrapylon.gather.faults import DAMAGE, quiet
from tetrapylon.gather.item import Note
from tetrapylon.model.finding import Code

MAX_PAGES = 5_000
_FULL_LINE = 0.75  # of the page's longest: the line was broken by its width, not by its writer
_MIN_FULL_CHARS = 40  # a column narrower than this gives lines that say nothing of their breaks
_SENTENCE_ENDS = re.compile(r"""[.!?:;…]["'”’)\]]*$""")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")


def read_pdf(raw: bytes, *, max_text_chars: int) -> Extract | Note:
    """Return the text of a PDF, lines of a paragraph joined; one page begins on a line of its own.

    Reading stops soon after `max_text_chars`, so that the caller can tell that there is more.
    """
    with quiet():
        try:
            reader = PdfReader(BytesIO(raw), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                return _damaged("it is encrypted; save a copy without a password")
            pages = list(_pages(reader, max_text_chars))
            title = reader.metadata and reader.metadata.title
        except DAMAGE as fault:
            return _damaged(f"it cannot be read as a PDF ({type(fault).__name__}: {fault})")
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + 1
    bare = storable(title).strip() if isinstance(title, str) else ""
    return Extract(text="\n".join(pages), title=bare or None, pages=tuple(starts))


def _pages(reader: PdfReader, max_text_chars: int) -> Iterator[str]:
    taken = 0
    for number, page in enumerate(reader.pages):
        if taken > max_text_chars or number >= MAX_PAGES:
            return
        text = unwrapped(storable(page.extract_text()))
        taken += len(text) + 1
        yield text


def unwrapped(page: str) -> str:
    """Return a page's text with the line breaks inside its paragraphs taken out.

    A line that runs as wide as its page and ends no sentence goes on in the next one. Headlines, table
    cells and last lines of paragraphs are shorter, and stay.
    """
    lines = [line.strip() for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    if width < _MIN_FULL_CHARS:
        return "\n".join(lines)
    out: list[str] = []
    going_on = False
    for line in lines:
        if going_on and line:
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
        going_on = len(line) >= _FULL_LINE * width and not _SENTENCE_ENDS.search(line)
    return "\n".join(out)


def _joined(before: str, after: str) -> str:
    if _HYPHENATED.search(before) and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"


def _damaged(detail: str) -> Note:
    return Note(code=Code.DAMAGED_INPUT, detail=detail)
