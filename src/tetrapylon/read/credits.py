"""Whom a page credits: its publisher, and the agencies that its text names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tetrapylon.lexicon.furniture import plain
from tetrapylon.lexicon.outlets import OutletLexicon, folded
from tetrapylon.model.page import Credit
from tetrapylon.model.passage import Role
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.read.bylines import byline_names
from tetrapylon.read.page_nameplates import copyright_holder, credit_parts, is_name, nameplate
from tetrapylon.read.page_shapes import is_masthead
from tetrapylon.read.page_splits import Piece

SCORES = {
    "metadata": 0.97,
    "url": 0.95,
    "masthead": 0.9,
    "slogan": 0.85,
    "copyright": 0.8,
    "title": 0.8,
    "byline": 0.75,
    "section_label": 0.4,
}
"""How surely a publisher is known by where its name stands; set by judgement, in the order of the list."""

UNLISTED = 0.7
"""What is left of these scores for an outlet that the lexicon does not know."""

AGENCY_SCORES = {
    "dateline": 0.98,
    "byline": 0.97,
    "sign_off": 0.97,
    "told": 0.85,
    "staff": 0.8,
    "cited": 0.4,
}
"""How surely an agency wrote a text by how the text names it; `cited` may be a rewrite of another's report."""

_TOLD = re.compile(
    r"\b(?:told|interview (?:with|to)|speaking (?:to|with)|spoke (?:to|with)|interviewed by|statement to|contacted by|reached by|sent to|shown to|seen by|obtained by)\s+(?:news agency\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\A(?:'s|’s)?\s+(?:correspondents?|reporters?|journalists?|photographers?|team|tally|count|stringers?|crew|bureau)\b",
    re.IGNORECASE,
)
_CITED_AFTER = re.compile(
    r"\A(?:\s+news agency)?,?\s+(?:has |had |also |later )?(?:cited|quoted|reported|reports|said|says|citing|quoting|writes|wrote|report|learned|learnt)\b"
)
_CITED_BEFORE = re.compile(
    r"\b(?:according to|quoted by|cited by|reported by|citing|quoting|told by|reports? (?:by|from)|as)\s+(?:the\s+)?(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[(\[/]|[–—-]\s*|\A\W*)\s*\Z")
_TITLE_TAIL = re.compile(r"\s[|–—-]\s([^|–—]{2,50})\Z")
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    basis: str
    span: Span


def publisher_of(report: Report, pieces: Sequence[Piece], outlets: OutletLexicon) -> Credit | None:
    """Return the outlet that the page or its metadata names as publisher, None where nothing does."""
    found = list(_publishers(report, pieces, outlets))
    if not found:
        return None
    best = found[0]
    names = {folded(n) for n in (best.name, *best.via)}
    others = sorted({c.name for c in found[1:] if folded(c.name) not in names})
    return Credit(
        name=best.name,
        basis=best.basis,
        stated=True,
        score=best.score,
        evidence=tuple(
            dict.fromkeys(
                s for c in found if folded(c.name) == folded(best.name) for s in c.evidence
            )
        ),
        via=best.via,
        rivals=tuple(others),
    )


def _publishers(
    report: Report, pieces: Sequence[Piece], outlets: OutletLexicon
) -> Iterator[Credit]:
    """Yield what the page says of its publisher, surest first."""
    text = report.text
    if report.publisher and report.publisher.strip():
        known = outlets.named(report.publisher) or outlets.at(report.publisher)
        yield _credit(known.name if known else report.publisher.strip(), "metadata")
    at = outlets.at(report.url) if report.url else None
    if at:
        yield _credit(at.name, "url")
    for piece in pieces:
        if piece.role is Role.BOILERPLATE:
            yield from _masthead(text, piece.span, outlets)
    yield from _in_title(report.title, outlets)
    notices = list(_notices(text, pieces, outlets))
    yield from (c for c in notices if outlets.named(c.name))
    yield from _from_byline(text, pieces, outlets)
    yield from _nameplates(text, pieces, outlets)
    yield from (c for c in notices if not outlets.named(c.name))


def _credit(name: str, basis: str, *evidence: Span, via: tuple[str, ...] = ()) -> Credit:
    return Credit(
        name=name, basis=basis, stated=True, score=SCORES[basis], evidence=evidence, via=via
    )


def _masthead(text: str, span: Span, outlets: OutletLexicon) -> Iterator[Credit]:
    words = span.of(text)
    if len(words) > 120:
        return
    named, slogan = outlets.named(words), outlets.with_slogan(words)
    if named and not named.is_agency and is_masthead(words, outlets):
        yield _credit(named.name, "masthead", span)
    if slogan:
        yield _credit(slogan.name, "slogan", span)


def _nameplates(text: str, pieces: Sequence[Piece], outlets: OutletLexicon) -> Iterator[Credit]:
    """Read the name of an unlisted outlet over the headline."""
    first = next((i for i, p in enumerate(pieces) if p.role is Role.HEADLINE), 0)
    by_role = {role: [p.span.of(text) for p in pieces if p.role is role] for role in Role}
    lines = credit_parts(by_role[Role.CAPTION], by_role[Role.BYLINE], by_role[Role.BOILERPLATE])
    for piece in pieces[:first]:
        if piece.role is Role.BOILERPLATE and outlets.named(piece.span.of(text)) is None:
            name = nameplate(piece.span.of(text), lines, outlets.furniture)
            if name:
                yield replace(
                    _credit(name, "masthead", piece.span),
                    score=round(SCORES["masthead"] * UNLISTED, 2),
                )


def _notices(text: str, pieces: Sequence[Piece], outlets: OutletLexicon) -> Iterator[Credit]:
    """Read the holder of the page's copyright, an agency not counted."""
    for piece in pieces:
        found = copyright_holder(piece.span.of(text)) if piece.role is Role.BOILERPLATE else None
        if found is None:
            continue
        start, end = found.span("who")
        where, known = (
            Span(piece.span.start + start, piece.span.start + end),
            outlets.named(found["who"]),
        )
        if known is not None and not known.is_agency:
            yield _credit(known.name, "copyright", where)
        elif known is None and is_name(found["who"]):
            credit = _credit(found["who"], "copyright", where)
            yield replace(credit, score=round(SCORES["copyright"] * UNLISTED, 2))


def _in_title(title: str | None, outlets: OutletLexicon) -> Iterator[Credit]:
    tail = _TITLE_TAIL.search(title or "")
    named = outlets.named(tail.group(1)) if tail else None
    if named:
        yield _credit(named.name, "title")


def _from_byline(text: str, pieces: Sequence[Piece], outlets: OutletLexicon) -> Iterator[Credit]:
    """Read an outlet in the byline; a label between byline and date is then the republishing site's own."""
    for i, piece in enumerate(pieces):
        who = byline_names(piece.span.of(text)) if piece.role is Role.BYLINE else None
        named = outlets.named(who) if who else None
        if named is None or named.is_agency:
            continue
        label = _label_after(text, pieces, i, outlets)
        if label:
            yield _credit(label.of(text), "section_label", label, via=(named.name,))
        yield _credit(named.name, "byline", piece.span)


def _label_after(text: str, pieces: Sequence[Piece], i: int, outlets: OutletLexicon) -> Span | None:
    if i + 2 >= len(pieces) or pieces[i + 1].role is not Role.BOILERPLATE:
        return None
    span = pieces[i + 1].span
    label = plain(span.of(text))
    furniture = outlets.furniture
    generic = label in furniture.lines or label in furniture.sections
    return span if pieces[i + 2].role is Role.DATE and not generic and label else None


def agencies_of(
    report: Report, pieces: Sequence[Piece], outlets: OutletLexicon
) -> tuple[Credit, ...]:
    """Return the agencies that the text credits, surest first, each with the words that name it."""
    by_name: dict[str, list[_Named]] = {}
    for named in _named_agencies(report.text, pieces, outlets):
        by_name.setdefault(named.name, []).append(named)
    found = [_agency(name, rows) for name, rows in by_name.items()]
    return tuple(sorted(found, key=lambda c: (-c.score, c.evidence[0], c.name)))


def _agency(name: str, rows: Sequence[_Named]) -> Credit:
    best = max(rows, key=lambda r: (AGENCY_SCORES[r.basis], -r.span.start))
    spans = tuple(sorted({r.span for r in rows}))
    return Credit(
        name=name, basis=best.basis, stated=True, score=AGENCY_SCORES[best.basis], evidence=spans
    )


def _named_agencies(text: str, pieces: Sequence[Piece], outlets: OutletLexicon) -> Iterator[_Named]:
    body = [i for i, p in enumerate(pieces) if p.role is Role.BODY]
    readers: dict[Role, Callable[[str, Span, OutletLexicon], Iterable[_Named]]] = {
        Role.DATELINE: _whole("dateline"),
        Role.BYLINE: _whole("byline"),
        Role.BODY: _in_prose,
        Role.BOILERPLATE: _in_notice,
    }
    for i, piece in enumerate(pieces):
        reader = readers.get(piece.role)
        if reader:
            yield from reader(text, piece.span, outlets)
        if body and i in body[-2:]:
            yield from _at_end(text, piece.span, outlets)


def _whole(basis: str) -> Callable[[str, Span, OutletLexicon], Iterable[_Named]]:
    """Return a reader that takes every agency named in a stretch."""

    def reader(text: str, span: Span, outlets: OutletLexicon) -> Iterator[_Named]:
        words = span.of(text)
        signed = basis == "byline" and len(words.split()) > 6
        for m in outlets.agency_pattern.finditer(words):
            named = outlets.named(m.group())
            if named:
                where = Span(span.start + m.start(), span.start + m.end())
                yield _Named(named.name, "sign_off" if signed else basis, span if signed else where)

    return reader


def _in_notice(text: str, span: Span, outlets: OutletLexicon) -> Iterator[_Named]:
    """Read an agency that holds the copyright: the text is its own."""
    found = copyright_holder(span.of(text))
    named = outlets.named(found["who"]) if found else None
    if found and named and named.is_agency:
        start, end = found.span("who")
        yield _Named(named.name, "sign_off", Span(span.start + start, span.start + end))


def _in_prose(text: str, span: Span, outlets: OutletLexicon) -> Iterator[_Named]:
    for m in outlets.agency_pattern.finditer(text, span.start, span.end):
        named = outlets.named(m.group())
        before = text[max(span.start, m.start() - _REACH) : m.start()]
        after = text[m.end() : min(span.end, m.end() + _REACH)]
        if named is None:
            continue
        told = _TOLD.search(before)
        if told:
            yield _Named(
                named.name, "told", Span(m.start() - (len(before) - told.start()), m.end())
            )
        elif _STAFF.match(after):
            yield _Named(named.name, "staff", Span(m.start(), m.end()))
        elif _CITED_AFTER.match(after) or _CITED_BEFORE.search(before):
            yield _Named(named.name, "cited", Span(m.start(), m.end()))


def _at_end(text: str, span: Span, outlets: OutletLexicon) -> Iterator[_Named]:
    """Read a sign-off at the end of the last paragraphs: "(AFP)", "/AFP", "— AFP"."""
    begin = max(span.start, span.end - _REACH)
    for m in outlets.agency_pattern.finditer(text, begin, span.end):
        rest = text[m.end() : span.end]
        named = outlets.named(m.group())
        if (
            named
            and not re.search(r"\w", rest)
            and len(rest) <= 3
            and _TAIL.search(text[begin : m.start()])
        ):
            yield _Named(named.name, "sign_off", Span(m.start(), m.end()))
