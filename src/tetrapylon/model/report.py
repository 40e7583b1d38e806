"""A report as obtained, and where its making ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One item as obtained; never changed once kept.

    `text` is the decoded or extracted text that every offset of the record counts in. `title`, `url`,
    `publisher` and `published` hold what stood outside that text (an HTML head, a JSONL field) and are
    None where nothing did; `published` is an EDTF date. `pages` are the offsets at which the pages of a
    paged document begin. `language` is an ISO 639-1 code, None where the text is too short to tell.
    """

    id: str
    name: str
    sha256: str
    media_type: str
    text: str
    encoding: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    pages: tuple[int, ...] = ()


def report_id(sha256: str) -> str:
    """Return the id of the report with these bytes."""
    return f"r-{sha256[:16]}"


class Disposition(StrEnum):
    """Where an input ended. Each input has exactly one, and the counts add up to the inputs taken."""

    DONE = "done"
    """Kept and read, or already in the record with the same bytes."""
    DECLINED = "declined"
    """Not read, for a reason that a Finding names; the input itself was understood."""
    QUARANTINED = "quarantined"
    """Damaged or hostile; kept out, with a Finding."""
    WAITING = "waiting"
    """Kept, but not yet read: the run stopped before."""
