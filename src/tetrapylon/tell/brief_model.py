"""A brief before it is printed: sections of sentences, each with the claims it stands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words a sentence stands on: which report, where, in which words, and what stands around them.

    `review` says what a person ruled on them, nothing where nobody did.
    """

    claim: str
    report: str
    report_name: str
    start: int
    end: int
    words: str
    origin: str
    before: str = ""
    after: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSentence:
    """One sentence in the record's own words.

    `reports` and `origins` count the reports that say so and the independent origins behind them;
    `searched` is the number of reports looked through where the sentence says that nobody states a thing.
    `parts` tells that each of them says a part of it only; `marks` say what keeps an edited sentence from being published as cited.
    """

    text: str
    citations: tuple[Citation, ...]
    reports: int
    origins: int
    searched: int | None = None
    marks: tuple[str, ...] = ()
    parts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """A heading with its sentences."""

    heading: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A whole brief. `as_of` is the day it could have been written on, in words."""

    title: str
    as_of: str
    reports: int
    origins: int
    sections: tuple[BriefSection, ...]
