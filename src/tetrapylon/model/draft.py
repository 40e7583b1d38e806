"""A brief in the hands of an editor: sentences that keep the words they stand on, through every rewording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCitation:
    """Words that a sentence stands on, in code points of a report; found again when the report is read anew.

    `report_name` and `origin` are as they were when it was cited, for the day the report is withdrawn.
    """

    report: str
    start: int
    end: int
    words: str
    report_name: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """One sentence. `key` is its own in the draft, whatever its place.

    `planned` is what the program wrote, None for a sentence that an editor added; `stood_on` what it cited then,
    of the claims of so many `reports` and `origins`. `searched` is the number of reports looked through for a sentence that nobody states a thing.
    """

    key: str
    text: str
    citations: tuple[DraftCitation, ...] = ()
    planned: str | None = None
    stood_on: tuple[DraftCitation, ...] = ()
    searched: int | None = None
    reports: int = 0
    origins: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A heading with its sentences."""

    heading: str
    sentences: tuple[DraftSentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A brief as it stands after one save. `revision` counts saves from 1; `made_from` says from what it was planned."""

    id: str
    revision: int
    title: str
    as_of: str
    made_from: str
    by: str
    at: str
    reports: int
    origins: int
    sections: tuple[DraftSection, ...] = ()
    removed: tuple[DraftSentence, ...] = ()
