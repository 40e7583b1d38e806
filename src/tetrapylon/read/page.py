"""The anatomy of a page: which stretch is headline, body, caption, furniture."""

from __future__ import annotations

import re

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Passage, Role, passage
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.read.sentences import split_sentences

_LINE = re.compile(r"[^\r\n]+")


def read_page(report: Report, outlets: OutletLexicon) -> tuple[Page, tuple[Passage, ...]]:
    """Return the page's anatomy and its passages in reading order."""
    passages = []
    for found in _LINE.finditer(report.text):
        bare = found.group().strip()
        if bare:
            start = found.start() + found.group().index(bare)
            span = Span(start, start + len(bare))
            passages.append(passage(report.id, span, Role.BODY, split_sentences(report.text, span)))
    return Page(report=report.id), tuple(passages)
