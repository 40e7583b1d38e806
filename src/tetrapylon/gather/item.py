"""What gather hands over: one item an input, with its one disposition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.report import Disposition, Report

STAGE = "gather"

DISPOSITIONS: Mapping[Code, Disposition] = MappingProxyType(
    {
        Code.EMPTY_INPUT: Disposition.DECLINED,
        Code.BINARY_INPUT: Disposition.DECLINED,
        Code.TOO_LARGE: Disposition.DECLINED,
        Code.UNKNOWN_FORMAT: Disposition.DECLINED,
        Code.MISSING_INPUT: Disposition.DECLINED,
        Code.NO_TEXT: Disposition.DECLINED,
        Code.NOT_ENGLISH: Disposition.DECLINED,
        Code.BAD_LINE: Disposition.QUARANTINED,
        Code.DAMAGED_INPUT: Disposition.QUARANTINED,
        Code.UNSAFE_ARCHIVE: Disposition.QUARANTINED,
        Code.ENCODING_GUESSED: Disposition.DONE,
        Code.ENCODING_DAMAGED: Disposition.DONE,
        Code.SAME_BYTES: Disposition.DONE,
        Code.TIME_NOT_UNDERSTOOD: Disposition.DONE,
    }
)
"""Where an input with this finding ends; codes that gather never gives are absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding in the making: what was noticed, before it is known which report it belongs to."""

    code: Code
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One input as it came in.

    `report` and `raw` (its bytes) are present where the input gave a report. A report that is kept but
    not to be read (another language) is DECLINED and present. `name` is the file's path below the
    folder or archive that was given, a line or record number after a colon.
    """

    name: str
    disposition: Disposition
    report: Report | None = None
    raw: bytes | None = None
    findings: tuple[Finding, ...] = ()


def refused(name: str, note: Note) -> Item:
    """Return the item of an input that gives no report."""
    return Item(
        name=name,
        disposition=DISPOSITIONS[note.code],
        findings=(finding(note.code, f"{name}: {note.detail}", stage=STAGE),),
    )


def printable(name: str) -> str:
    """Return a name with everything that cannot be printed or stored as U+FFFD."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)
