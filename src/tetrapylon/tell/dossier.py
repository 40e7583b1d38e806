"""A dossier: the brief, the timeline, who holds what, and every question with all its answers; as Markdown or HTML.

One page for the whole record and one for each place that is fought over. Footnotes of the HTML page open the words
where they stand in the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tetrapylon.lexicon.labels import LabelLexicon, load_labels
from tetrapylon.model.record import Record
from tetrapylon.tell.brief import Length, plan_brief
from tetrapylon.tell.brief_control import fought_over
from tetrapylon.tell.brief_model import Brief
from tetrapylon.tell.brief_page import brief_html, brief_markdown

MOST_PLACES = 12
"""Places that get a page of their own."""


def markdown_files(record: Record) -> dict[str, bytes]:
    """Return the dossier in Markdown by file name."""
    return dossier_files(record, html=False)


def html_files(record: Record) -> dict[str, bytes]:
    """Return the dossier as web pages by file name."""
    return dossier_files(record, html=True)


def dossier_files(record: Record, *, html: bool) -> dict[str, bytes]:
    """Return the pages of a dossier by file name; `index` is the whole record's."""
    labels = load_labels()
    print_brief: Callable[[Brief], str] = brief_html if html else brief_markdown
    suffix = "html" if html else "md"
    pages = {f"index.{suffix}": print_brief(_planned(record, labels, None))}
    for key in fought_over(record, frozenset())[:MOST_PLACES]:
        name = record.entity[key].name
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or key.partition(":")[2]
        pages[f"places/{slug}.{suffix}"] = print_brief(_planned(record, labels, name))
    return {path: page.encode("utf-8", "replace") for path, page in pages.items()}


def _planned(record: Record, labels: LabelLexicon, place: str | None) -> Brief:
    return plan_brief(record, labels, about=place, length=Length.FULL)
