"""What a reader of one kind of document returns."""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.gather.item import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of a document, and what stood outside that text; None where nothing did.

    `published` is an EDTF day. `pages` are the offsets in `text` at which pages begin.
    """

    text: str
    encoding: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
