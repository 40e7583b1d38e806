"""Pages for tests: a text to its anatomy in one call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Passage, Role
from tetrapylon.read.page import read_page
from tetrapylon.run.documents import report_of_text


@dataclass(frozen=True)
class Read:
    """A text with its page and passages."""

    text: str
    page: Page
    passages: tuple[Passage, ...]

    def rows(self) -> list[tuple[Role, str]]:
        """Each passage's role and words."""
        return [(p.role, self.text[p.start : p.end]) for p in self.passages]

    def words(self, role: Role) -> list[str]:
        """The words of the passages with a role."""
        return [words for r, words in self.rows() if r is role]


def read(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Read:
    """Read a text as a page."""
    report = replace(
        report_of_text(text, published=published), title=title, url=url, publisher=publisher
    )
    page, passages = read_page(report, load_outlets())
    return Read(text, page, passages)
