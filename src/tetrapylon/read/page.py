"""The anatomy of a page: which stretch is headline, body, caption, furniture.

Plain text comes in as one line a paragraph, as blocks between blank lines, or wrapped at a column; as
scraped pages with menus, as wire copy in capitals, or as one sentence. Each stretch of it that is not
blank belongs to exactly one passage, and passages stand in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tetrapylon.lexicon.outlets import OutletLexicon, folded
from tetrapylon.model.page import Flag, Page
from tetrapylon.model.passage import SPEAKING_ROLES, Passage, Role, passage
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.read.credits import agencies_of, publisher_of
from tetrapylon.read.dated_lines import dates_apart
from tetrapylon.read.page_dates import page_dates
from tetrapylon.read.page_layout import bare, paragraphs
from tetrapylon.read.page_roles import roles
from tetrapylon.read.page_shapes import shapes
from tetrapylon.read.page_splits import Dateline, Piece, find_dateline, undoubled, without_caption
from tetrapylon.read.sentences import split_sentences

_NAME = re.compile(
    r"(?<![\w-])(?!(?:By|Associated|Written|Reporting|Editing|Additional|Writing|Agence|Staff|Special|Press|Writers?|Reporters?|Correspondents?)\b)"
    r"[A-Z][a-z'’]+(?:[ -](?:[A-Z][a-z'’]+|[A-Z]\.|[A-Z][a-z]+[A-Z][a-z]+|al|el|de|van|von)){1,3}"
)
_OF_STAFF = re.compile(
    r"(?:['’]s?)?\s+(?:staff(?!\s+(?:writer|reporter|correspondent))|agenc(?:y|ies)|reporters|correspondents|newsroom|desk|team|bureau)\b",
    re.IGNORECASE,
)
"""After a name: an outlet's people, so that the name is no person's."""
_MET_SELF = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,})\s+(?:\w+\s+){0,2}(?:met|meets|called|telephoned|greeted|hosted)\s+"
    r"(?:with\s+)?(?:his|her|their)\s+(?:\w+\s+){0,3}?counterpart,?\s+(?:[A-Z]\w+\s+){0,2}(?P=name)\b"
)


def read_page(report: Report, outlets: OutletLexicon) -> tuple[Page, tuple[Passage, ...]]:
    """Return the page's anatomy and its passages in reading order."""
    page, pieces = _anatomy(report, outlets)
    return page, tuple(_passage(report, p) for p in pieces)


def page_alone(report: Report, outlets: OutletLexicon) -> Page:
    """Return the page's anatomy of a report that is not read: its passages are not cut into sentences."""
    return _anatomy(report, outlets)[0]


def _anatomy(report: Report, outlets: OutletLexicon) -> tuple[Page, list[Piece]]:
    pieces = _pieces(report, outlets)
    found = find_dateline(report.text, pieces)
    if found is not None:
        pieces = _with_dateline(report.text, pieces, *found)
    dateline = found[1] if found else None
    page = Page(
        report=report.id,
        title=next((p.span for p in pieces if p.role is Role.HEADLINE), None),
        authors=_authors(report.text, pieces, outlets),
        dateline=dateline.said if dateline else None,
        dateline_place=dateline.place if dateline else None,
        publisher=publisher_of(report, pieces, outlets),
        agencies=agencies_of(report, pieces, outlets),
        dates=page_dates(report, pieces),
        flags=_flags(report.text, pieces, outlets),
    )
    return page, pieces


def _pieces(report: Report, outlets: OutletLexicon) -> list[Piece]:
    text = report.text
    spans = dates_apart(text, _title_apart(report, paragraphs(text)), outlets)
    units = shapes(text, spans, outlets)
    placed = [Piece(u.span, r) for u, r in zip(units, roles(units, report.title), strict=True)]
    once = [half for p in placed for half in undoubled(text, p)]
    return [half for p in once for half in without_caption(text, p, outlets)]


def _title_apart(report: Report, spans: Sequence[Span]) -> list[Span]:
    """Cut a known title off the front of the first paragraph where both stand on one line."""
    title = (report.title or "").strip()
    if not spans or len(folded(title)) < 10:
        return list(spans)
    first, text = spans[0], report.text
    if not text.startswith(title, first.start) or first.end - first.start <= len(title) + 3:
        return list(spans)
    end = first.start + len(title)
    while end < first.end and text[end] in " .|-–—":
        end += 1
    if not set(text[end - 3 : end]) & set(".|–—?!"):
        return list(spans)
    head, rest = bare(text, first.start, end), bare(text, end, first.end)
    return [s for s in (head, rest, *spans[1:]) if s is not None]


def _with_dateline(text: str, pieces: Sequence[Piece], at: int, dateline: Dateline) -> list[Piece]:
    rest = bare(text, dateline.whole.end, pieces[at].span.end)
    body = [Piece(rest, Role.BODY)] if rest else []
    return [*pieces[:at], Piece(dateline.whole, Role.DATELINE), *body, *pieces[at + 1 :]]


def _passage(report: Report, piece: Piece) -> Passage:
    speaks = piece.role in SPEAKING_ROLES
    sentences = split_sentences(report.text, piece.span) if speaks else ()
    return passage(report.id, piece.span, piece.role, sentences)


def _authors(text: str, pieces: Sequence[Piece], outlets: OutletLexicon) -> tuple[Span, ...]:
    """Return the names of persons in bylines and contributor lines."""
    return tuple(
        Span(p.span.start + m.start(), p.span.start + m.end())
        for p in pieces
        if p.role is Role.BYLINE
        for m in _NAME.finditer(p.span.of(text))
        if _is_person(m.group(), outlets) and not _OF_STAFF.match(text, p.span.start + m.end())
    )


def _is_person(words: str, outlets: OutletLexicon) -> bool:
    return not outlets.agency_pattern.search(words) and outlets.named(words) is None


def _flags(text: str, pieces: Sequence[Piece], outlets: OutletLexicon) -> tuple[Flag, ...]:
    titles = {folded(p.span.of(text)) for p in pieces if p.role is Role.HEADLINE}
    found: set[Flag] = set()
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.role is Role.REPEAT and folded(piece.span.of(text)) not in titles:
            found.add(Flag.REPEATED_PARAGRAPH)
        if before and before.role is Role.CAPTION and piece.role is Role.BODY:
            gap = text[before.span.end : piece.span.start]
            if "\n" not in gap and "\r" not in gap:
                found.add(Flag.CAPTION_IN_BODY)
        if piece.role is Role.BODY and _met_self(piece.span.of(text)):
            found.add(Flag.TEXT_ERROR)
    return tuple(sorted(found))


def _met_self(words: str) -> bool:
    """Tell whether somebody meets himself, by a slip; the one fixed word is looked for first."""
    return "counterpart" in words and _MET_SELF.search(words) is not None
