"""A .docx document: its paragraphs and table cells in order, one a line."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.oxml.ns import qn

from tetrapylon.gather.decoding import storable
from tetrapylon.gather.extract import Extract
from tetrapylon.gather.faults import DAMAGE, quiet
from tetrapylon.gather.item import Note
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code


def read_word_file(raw: bytes, *, limits: Limits) -> Extract | Note:
    """Return the text of a .docx; a cell's paragraphs are lines like any others.

    The paragraphs are taken from the document's XML, not from python-docx's grid of cells: a cell that
    says it spans a billion columns costs nothing that way.
    """
    with quiet():
        try:
            too_much = _unpacks_to_too_much(raw, limits)
            if too_much is not None:
                return too_much
            document = docx.Document(BytesIO(raw))
            body = document.element.body
            lines = [p.text for p in body.iter(qn("w:p"))]
            title = document.core_properties.title
        except DAMAGE as fault:
            detail = f"it cannot be read as a .docx ({type(fault).__name__}: {fault})"
            return Note(code=Code.DAMAGED_INPUT, detail=detail)
    return Extract(
        text=storable("\n".join(line for line in lines if line.strip())),
        title=storable(title).strip() or None if isinstance(title, str) else None,
    )


def _unpacks_to_too_much(raw: bytes, limits: Limits) -> Note | None:
    with zipfile.ZipFile(BytesIO(raw)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > limits.max_bytes:
        detail = f"it unpacks to {unpacked:,} bytes; the limit max_bytes is {limits.max_bytes:,}"
        return Note(code=Code.TOO_LARGE, detail=detail)
    return None
