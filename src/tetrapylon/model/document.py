"""A report on the reading desk: its page, passages and parses. What every finder of the read room takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tetrapylon.model.page import Page
from tetrapylon.model.parse import Parse
from tetrapylon.model.passage import SPEAKING_ROLES, Passage
from tetrapylon.model.report import Report


@dataclass(frozen=True, kw_only=True)
class Document:
    """One report while it is read. `parses` is keyed by passage id and holds the speaking passages only."""

    report: Report
    page: Page
    passages: tuple[Passage, ...]
    parses: Mapping[str, Parse] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The report's text, which all offsets count in."""
        return self.report.text

    def speaking(self) -> Iterator[tuple[Passage, Parse]]:
        """Yield the passages that are parsed, in reading order, with their parse."""
        for passage in self.passages:
            if passage.role in SPEAKING_ROLES and passage.id in self.parses:
                yield passage, self.parses[passage.id]
