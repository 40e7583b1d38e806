"""Paragraphs that hold two passages: a lead printed twice, a caption glued in front, a dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.model.passage import Role
from tetrapylon.model.span import Span
from tetrapylon.read.captions import caption_in_front
from tetrapylon.read.page_layout import bare

LEAST_DOUBLED = 40
"""A stretch printed twice in a row is noticed from this many characters on."""
DATELINE_REACH = 4
"""A dateline stands in one of this many first paragraphs of the body."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with its role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's words: all of it with its dash, without the dash, and the place alone (None without one)."""

    whole: Span
    said: Span
    place: Span | None


def undoubled(text: str, piece: Piece) -> tuple[Piece, ...]:
    """Split a paragraph that prints its beginning twice in a row into the first, the repeat and the rest."""
    span = piece.span
    key = text[span.start : span.start + LEAST_DOUBLED]
    again = text.find(key, span.start + LEAST_DOUBLED, span.end)
    if piece.role is not Role.BODY or again < 0 or len(key) < LEAST_DOUBLED:
        return (piece,)
    first = bare(text, span.start, again)
    if first is None or text[first.end - 1] not in '.!?"”’':
        return (piece,)
    size = first.end - first.start
    if again + size > span.end or text[again : again + size] != first.of(text):
        return (piece,)
    rest = bare(text, again + size, span.end)
    pieces = [Piece(first, Role.BODY), Piece(Span(again, again + size), Role.REPEAT)]
    return (*pieces, Piece(rest, Role.BODY)) if rest else tuple(pieces)


def without_caption(text: str, piece: Piece, outlets: OutletLexicon) -> tuple[Piece, ...]:
    """Split a caption glued in front of a paragraph from it."""
    if piece.role is not Role.BODY:
        return (piece,)
    cut = caption_in_front(piece.span.of(text), outlets)
    if cut is None:
        return (piece,)
    caption = bare(text, piece.span.start, piece.span.start + cut)
    rest = bare(text, piece.span.start + cut, piece.span.end)
    if caption is None or rest is None:
        return (piece,)
    return Piece(caption, Role.CAPTION), Piece(rest, Role.BODY)


_MONTHS = r"(?i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:(?:[A-Z][a-z]+day,?\s+)?(?:{_MONTHS}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTHS})(?:,?\s+\d{{2,4}})?)"
_CAPS = r"[^\W\d_a-z][^\W\d_a-z'’.-]+(?:[ /-][^\W\d_a-z][^\W\d_a-z'’.-]*){0,4}"
_NAME = r"[A-Z][\w'’-]+(?:[ /-](?:[A-Z][\w'’-]+|de|al|of|el)){0,3}"
_SOURCE = r"\([^()]{2,60}\)"
_DASH = r"(?:--+|_+(?=\s|\Z)|[–—‒]|-(?=\s)|[-–—]{2,})"
_FORMS = (
    # BEIRUT, Lebanon, March 3 (AFP) — ; HAMA — ; QAMISHLI, Syria (North Press) –
    rf"(?P<place>{_CAPS}(?:\s*\([^()]{{2,30}}\))?(?:,\s*{_NAME}){{0,2}})(?:[,.]?\s*{_DAY})?,?\s*(?:{_SOURCE})?\s*(?:\[[^\]]{{2,80}}\]\s*)*{_DASH}",
    # Beirut (AFP) - ; Gaza City, Dec 3 (Xinhua) --
    rf"(?P<place>{_NAME}(?:,\s*{_NAME})?)(?:,\s*{_DAY})?,?\s*{_SOURCE}\s*{_DASH}",
    # Geneva, 3 March 2016 - ; Geneva, 3 March –
    rf"(?P<place>{_NAME}(?:,\s*{_NAME})?),\s*{_DAY}\s*{_DASH}",
    # Jan 6, 2024 (Reuters) -
    rf"(?P<place>){_DAY},?\s*{_SOURCE}\s*{_DASH}",
    # Deir Ezzor, SANA- ; Riyadh, SPA --
    rf"(?P<place>{_NAME}),\s*[A-Z]{{2,8}}\s*(?:{_DASH}|-)",
    # (Reuters) -
    rf"(?P<place>){_SOURCE}\s*{_DASH}",
    # MOSCOW, March 25. /TASS/.
    rf"(?P<place>{_CAPS}),\s*{_DAY}\.?\s*/[A-Z][\w ]+/\.?",
    # Geneva - The ...
    rf"(?P<place>{_NAME}(?:,\s*{_NAME})?)\s+(?:--+|[–—]|-)(?=\s)",
    # NEW DELHI: The ...
    rf"(?P<place>{_CAPS})(?:,\s*{_DAY})?:",
)
_DATELINES = tuple(
    re.compile(form + r"\s*(?:\[[A-Z\s,.'-]{2,80}\]\s*)*(?=[\"“‘'(\[]?\w)") for form in _FORMS
)
_DASH_END = re.compile(rf"[\s:]*(?:{_DASH}|-|:)?(?:\s*\[[A-Z\s,.'-]{{2,80}}\])*\s*\Z")
_SIGNED = re.compile(rf"{_NAME}(?:,\s*{_NAME})?\s*\((?:[A-Z]{{2,8}}|Reuters|Xinhua|Bloomberg)\)")
"""A dateline on a line of its own, without its dash: "Port Louis (AFP)"."""
_MAY_HOLD_DATELINE = (Role.BOILERPLATE, Role.STANDFIRST, Role.HEADLINE, Role.CAPTION)
_LONGEST = 130
_LOOSE = 7
"""Index of the first form that a place name alone must carry: these are taken in the first paragraph only."""
_NOT_PLACES = re.compile(
    r"(?:BREAKING|UPDATE|EXCLUSIVE|WATCH|LIVE|QUESTION|ANSWER|Q|A|ANALYSIS|OPINION|VIDEO|PHOTOS?|NOTE|EDITOR.*|FILE.*|CORRECTION)\b",
    re.I,
)


def find_dateline(text: str, pieces: Sequence[Piece]) -> tuple[int, Dateline] | None:
    """Return the index of the body paragraph that opens with a dateline, and the dateline."""
    body = [i for i, p in enumerate(pieces) if p.role is Role.BODY][:DATELINE_REACH]
    above = _last_above(pieces, body[0]) if body else None
    if above is not None and pieces[above].role in _MAY_HOLD_DATELINE:
        body.insert(0, above)
    for order, i in enumerate(body):
        span = pieces[i].span
        alone = pieces[i].role is not Role.BODY
        words = text[span.start : min(span.end, span.start + _LONGEST)]
        words = (f"{words} —" if _SIGNED.fullmatch(words) else words) + " x" if alone else words
        for form, pattern in enumerate(_DATELINES):
            found = pattern.match(words)
            if found and _allowed(found, span, loose=form >= _LOOSE, first=order == 0, alone=alone):
                return i, _dateline(text, span, found)
    return None


def _last_above(pieces: Sequence[Piece], first: int) -> int | None:
    """Return the index of the last piece over the body that is neither date nor byline."""
    above = (i for i in range(first - 1, -1, -1) if pieces[i].role not in (Role.DATE, Role.BYLINE))
    return next(above, None)


def _allowed(found: re.Match[str], span: Span, *, loose: bool, first: bool, alone: bool) -> bool:
    """Tell whether a match may be a dateline; a bare place name only where the body begins."""
    if loose and (alone or not first):
        return False
    place = found["place"] or ""
    fits = span.start + found.end() >= span.end if alone else span.start + found.end() < span.end
    return fits and not _NOT_PLACES.match(place) and len(place.split()) <= 7


def _dateline(text: str, span: Span, found: re.Match[str]) -> Dateline:
    whole = bare(text, span.start, min(span.end, span.start + found.end())) or span
    dash = _DASH_END.search(whole.of(text))
    said_end = whole.start + (
        dash.start() if dash and dash.start() > 0 else whole.end - whole.start
    )
    place = found["place"]
    where = Span(span.start, span.start + len(place)) if place else None
    return Dateline(whole, Span(whole.start, said_end), where)
