"""Dates that a page carries as its own: date lines, clocks, captions, datelines, addresses, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tetrapylon.lexicon.furniture import plain
from tetrapylon.lexicon.written_dates import MONTHS, written_clocks, written_dates
from tetrapylon.model.page import DateEvidence, DateSource
from tetrapylon.model.passage import Role
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.read.page_posts import day_of_post
from tetrapylon.read.page_splits import Piece

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_YEAR = r"(?P<year>(?:19[89]|20[0-4])\d)"
_MONTH_NAMES = "|".join(sorted(MONTHS, key=lambda m: (-len(m), m)))
_IN_URL = (
    re.compile(
        rf"(?<!\d){_YEAR}(?P<sep>[-/_.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    ),
    re.compile(
        rf"(?<!\d){_YEAR}[-/](?P<month>1[0-2]|0?[1-9])[-/](?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
    ),
    re.compile(
        rf"(?<!\d){_YEAR}[-/](?P<name>{_MONTH_NAMES})[-/](?P<day>\d{{1,2}})(?!\d)", re.IGNORECASE
    ),
    re.compile(
        rf"(?<!\d){_YEAR}[-/](?P<day>\d{{1,2}})-(?P<name>{_MONTH_NAMES})(?![a-z])", re.IGNORECASE
    ),
    re.compile(
        rf"(?<![a-z])(?P<name>{_MONTH_NAMES})-(?P<day>\d{{1,2}})-{_YEAR}(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})-(?P<name>{_MONTH_NAMES})-{_YEAR}(?!\d)", re.IGNORECASE),
)
_MONTH_IN_URL = re.compile(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])/(?!\d{{1,2}}/)")


def page_dates(report: Report, pieces: Sequence[Piece]) -> tuple[DateEvidence, ...]:
    """Return the date evidence of a page: what stands outside the text first, then in reading order."""
    found = [*_outside(report), *_printed(report.text, pieces)]
    for piece in pieces:
        if piece.role is Role.CAPTION:
            found += _evidence(report.text, piece.span, DateSource.CAPTION)
        elif piece.role is Role.DATELINE:
            found += _evidence(report.text, piece.span, DateSource.PRINTED)
        elif piece.role is Role.BOILERPLATE:
            found += _addresses(report.text, piece.span)
    return tuple(dict.fromkeys(found))


def _outside(report: Report) -> Iterator[DateEvidence]:
    if report.published:
        day, _, rest = report.published.partition("T")
        yield DateEvidence(source=DateSource.METADATA, edtf=day, clock=rest[:5] if rest else None)
    if report.url:
        edtf = date_in_address(report.url)
        if edtf:
            yield DateEvidence(source=DateSource.URL, edtf=edtf)


def date_in_address(address: str) -> str | None:
    """Return the day, or the month, that a web address carries, as EDTF."""
    for pattern in _IN_URL:
        for m in pattern.finditer(address):
            groups = m.groupdict()
            month = int(groups["month"]) if groups.get("month") else MONTHS[groups["name"].lower()]
            edtf = f"{m['year']}-{month:02d}-{int(m['day']):02d}"
            if written_dates(edtf):
                return edtf
    month_only = _MONTH_IN_URL.search(address)
    if month_only:
        return f"{month_only['year']}-{month_only['month']}"
    return day_of_post(address)


def _addresses(text: str, span: Span) -> Iterator[DateEvidence]:
    for m in _URL.finditer(text, span.start, span.end):
        edtf = date_in_address(m.group())
        if edtf:
            yield DateEvidence(source=DateSource.URL, edtf=edtf, span=Span(m.start(), m.end()))


def _printed(text: str, pieces: Sequence[Piece]) -> list[DateEvidence]:
    """Read date lines; those above the headline are the page's clock where others follow it.

    Below the body a date line counts only where it is the page's one date: lists of other reports carry theirs.
    """
    lines = [i for i, p in enumerate(pieces) if p.role in (Role.DATE, Role.BYLINE)]
    first_title = _first_title(text, pieces)
    dated = {i: _evidence(text, pieces[i].span, DateSource.PRINTED) for i in lines}
    body = [i for i, p in enumerate(pieces) if p.role is Role.BODY]
    last = body[-1] if body else len(pieces)
    follows = any(dated[i] for i in lines if first_title < i < last)
    above = any(dated[i] for i in lines if i < last)
    found: list[DateEvidence] = []
    for i in lines:
        if i > last and (above or len({e.edtf for j in lines for e in dated[j]}) > 1):
            continue
        on_clock = follows and i < first_title
        source = DateSource.PAGE_CLOCK if on_clock else DateSource.PRINTED
        clock = _clock_near(text, pieces, i)
        found += [
            DateEvidence(source=source, edtf=e.edtf, span=e.span, clock=e.clock or clock)
            for e in dated[i]
        ]
    return found


def _first_title(text: str, pieces: Sequence[Piece]) -> int:
    titles = [p.span.of(text) for p in pieces if p.role is Role.HEADLINE]
    if not titles:
        return -1
    return next(i for i, p in enumerate(pieces) if plain(p.span.of(text)) == plain(titles[0]))


def _evidence(text: str, span: Span, source: DateSource) -> list[DateEvidence]:
    """Return the full dates in a stretch; a date whose order is open gives one row a reading."""
    words = span.of(text)
    clocks = written_clocks(words)
    found: list[DateEvidence] = []
    for written in written_dates(words):
        after = [c for c in clocks if c.start >= written.end] or clocks
        clock = after[0].clock if after and source is not DateSource.CAPTION else None
        where = Span(span.start + written.start, span.start + written.end)
        found += [
            DateEvidence(source=source, edtf=d.isoformat(), span=where, clock=clock)
            for d in written.days
        ]
    return found


def _clock_near(text: str, pieces: Sequence[Piece], i: int) -> str | None:
    """Return the time of day on the line before or after a date line."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(pieces) and pieces[j].role is Role.DATE:
            words = pieces[j].span.of(text)
            clocks = written_clocks(words)
            if clocks and not written_dates(words):
                return clocks[0].clock
    return None
