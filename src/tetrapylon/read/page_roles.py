"""Roles of paragraphs from their shapes and their neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.outlets import folded
from tetrapylon.lexicon.sentence_words import SENTENCE_OPENERS
from tetrapylon.model.passage import Role
from tetrapylon.read.bylines import looks_like_name
from tetrapylon.read.page_shapes import Shape, Shaped

FIXED = {
    Shape.DATE: Role.DATE,
    Shape.BYLINE: Role.BYLINE,
    Shape.SIGN_OFF: Role.BYLINE,
    Shape.FURNITURE: Role.BOILERPLATE,
    Shape.MASTHEAD: Role.BOILERPLATE,
    Shape.LINK: Role.LINK,
    Shape.LINK_LABEL: Role.LINK,
    Shape.CAPTION: Role.CAPTION,
    Shape.PROSE: Role.BODY,
}
"""Shapes whose role does not hang on the neighbours; `SHORT` alone is decided in context."""

MOST_TITLE_WORDS = 30
LEAST_STANDFIRST_WORDS = 5
MOST_CROSSHEAD_WORDS = 10
LEAST_REPEAT_LETTERS = 20
LEAST_SENTENCE = 8
QUOTES = tuple('"“‘')
SAME_TITLE_SHARE = 0.6
_BULLET = re.compile(r"\s*(?:[•*▪●‣–—-]|\d{1,2}[.)])\s+\w")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Placed:
    """The shaped paragraphs of one page with the two places that decide: headline and first prose."""

    units: tuple[Shaped, ...]
    headline: int | None
    body: int
    last: int


def roles(units: Sequence[Shaped], title: str | None) -> tuple[Role, ...]:
    """Return one role a paragraph.

    Args:
        units: the page's paragraphs in order.
        title: what an HTML head or a feed calls the report, None where nothing does.
    """
    placed = _placed(tuple(units), title)
    found: list[Role] = []
    for i, unit in enumerate(units):
        if i == placed.headline:
            found.append(Role.HEADLINE)
        elif unit.shape is not Shape.SHORT:
            found.append(FIXED[unit.shape])
        elif i < placed.body:
            found.append(_before_body(placed, i))
        else:
            found.append(_in_body(placed, i, found))
    return _with_repeats(units, found)


def _placed(units: tuple[Shaped, ...], title: str | None) -> Placed:
    prose = [i for i, u in enumerate(units) if u.shape is Shape.PROSE and not _is_title(u, title)]
    body = prose[0] if prose else len(units)
    last = prose[-1] if prose else len(units)
    if not prose and sum(u.shape is Shape.SHORT for u in units) == 1:
        only = next(i for i, u in enumerate(units) if u.shape is Shape.SHORT)
        is_title = _is_title(units[only], title)
        return Placed(units, only if is_title else None, only if not is_title else body, last)
    return Placed(units, _headline(units, body, title), body, last)


def _is_title(unit: Shaped, title: str | None) -> bool:
    return bool(title) and folded(unit.words) == folded(title or "") != ""


def _headline(units: tuple[Shaped, ...], body: int, title: str | None) -> int | None:
    known = [i for i, u in enumerate(units) if _is_title(u, title)]
    if known:
        before = [i for i in known if i <= body]
        return before[-1] if before else known[0]
    short = [
        i
        for i, u in enumerate(units)
        if u.shape is Shape.SHORT and 2 <= len(u.words.split()) <= MOST_TITLE_WORDS
    ]
    if title:
        return _nearest_title(units, short, title)
    printed = Counter(folded(units[i].words) for i in short)
    leading = [i for i in short if i < body and not _BULLET.match(units[i].words)]
    leading = [i for i in leading if not _is_slogan(units, leading, i)]
    twice = [
        i
        for i in leading
        if printed[folded(units[i].words)] > 1 and len(units[i].words.split()) > 3
    ]
    return twice[-1] if twice else _best_leading(units, leading)


def _is_slogan(units: tuple[Shaped, ...], leading: list[int], i: int) -> bool:
    """Tell whether a line hangs on the masthead, with a title set apart under it."""
    under = i > 0 and units[i].attached and units[i - 1].shape is Shape.MASTHEAD
    return under and any(j > i and not units[j].attached for j in leading)


def _best_leading(units: tuple[Shaped, ...], leading: list[int]) -> int | None:
    for least in (5, 3, 2):
        for i in leading:
            if len(units[i].words.split()) >= least:
                return i
    return None


def _nearest_title(units: tuple[Shaped, ...], short: list[int], title: str) -> int | None:
    """Return the line that shares most words with a title from outside, if it shares enough."""
    wanted = {w.lower() for w in _WORD.findall(title)}
    best: tuple[float, int] | None = None
    for i in short:
        given = {w.lower() for w in _WORD.findall(units[i].words)}
        share = len(wanted & given) / len(given) if len(given) > 2 else 0.0
        if share >= SAME_TITLE_SHARE and (best is None or share > best[0]):
            best = (share, i)
    return best[1] if best else None


def _before_body(placed: Placed, i: int) -> Role:
    """Return the role of a short line above the body."""
    words = placed.units[i].words
    size = len(words.split())
    headline = placed.headline
    if headline is None:
        return Role.STANDFIRST if size >= LEAST_STANDFIRST_WORDS else Role.BOILERPLATE
    if i < headline:
        return Role.BOILERPLATE
    if _near(placed, i, Shape.BYLINE, -1) and _near(placed, i, Shape.DATE, 1):
        return Role.BOILERPLATE
    if looks_like_name(words):
        return Role.BYLINE
    if folded(words) == folded(placed.units[headline].words):
        return Role.REPEAT
    return Role.STANDFIRST if size >= LEAST_STANDFIRST_WORDS else Role.BOILERPLATE


def _near(placed: Placed, i: int, shape: Shape, step: int) -> bool:
    j = i + step
    return 0 <= j < len(placed.units) and placed.units[j].shape is shape


def _in_body(placed: Placed, i: int, before: list[Role]) -> Role:
    """Return the role of a short line between or after paragraphs of prose."""
    words = placed.units[i].words
    size = len(words.split())
    full = words.rstrip("\"”’'").endswith(".")
    if full or _BULLET.match(words) or placed.last == len(placed.units):
        return Role.BODY
    after_link = (
        bool(before) and before[-1] is Role.LINK and placed.units[i - 1].shape is not Shape.LINK
    )
    if after_link:
        return Role.LINK
    if i > placed.last:
        return _in_tail(words, size, lone=i == len(placed.units) - 1 and i == placed.last + 1)
    return Role.CROSSHEAD if size <= MOST_CROSSHEAD_WORDS else Role.BODY


def _in_tail(words: str, size: int, *, lone: bool) -> Role:
    """Return the role of a short line after the last prose: a link, or a last sentence without its stop."""
    if looks_like_name(words):
        return Role.BYLINE
    opens = words.split()[0].lower() in SENTENCE_OPENERS
    sentence = size >= LEAST_SENTENCE and (lone or opens)
    if words[:1] in QUOTES or size > MOST_TITLE_WORDS or sentence:
        return Role.BODY
    return Role.LINK if size >= 4 else Role.BOILERPLATE


def _with_repeats(units: Sequence[Shaped], found: Sequence[Role]) -> tuple[Role, ...]:
    """Mark what an earlier paragraph said already, and every other printing of the headline."""
    title = next(
        (folded(u.words) for u, r in zip(units, found, strict=True) if r is Role.HEADLINE), ""
    )
    seen: set[str] = set()
    result: list[Role] = []
    for unit, role in zip(units, found, strict=True):
        key = folded(unit.words)
        doubled = role is not Role.HEADLINE and key == title and key != ""
        doubled = doubled or (key in seen and len(key) >= LEAST_REPEAT_LETTERS)
        keeps = role in (Role.HEADLINE, Role.BOILERPLATE, Role.DATE, Role.LINK)
        result.append(
            Role.REPEAT
            if doubled and not (keeps and key != title) and role is not Role.HEADLINE
            else role
        )
        seen.add(key)
    return tuple(result)
