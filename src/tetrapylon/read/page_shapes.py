"""What a paragraph looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tetrapylon.lexicon.furniture import Furniture, plain, words_of
from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.lexicon.written_dates import MONTHS, WEEKDAYS, written_clocks, written_dates
from tetrapylon.model.span import Span
from tetrapylon.read.bylines import is_byline, is_sign_off
from tetrapylon.read.captions import is_caption
from tetrapylon.read.page_layout import line_breaks
from tetrapylon.read.page_nameplates import credit_parts, nameplate


class Shape(StrEnum):
    """What a paragraph looks like."""

    PROSE = "prose"
    SHORT = "short"
    DATE = "date"
    BYLINE = "byline"
    SIGN_OFF = "sign_off"
    FURNITURE = "furniture"
    MASTHEAD = "masthead"
    LINK = "link"
    LINK_LABEL = "link_label"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A paragraph with its words and its shape; `attached` to the one before without a blank line between."""

    span: Span
    words: str
    shape: Shape
    attached: bool = False


LONGEST_DATE_LINE = 120
_LETTERS = re.compile(r"[^\W\d_]+")
_URL = re.compile(r"(?:https?://|www\.)\S*\Z|https?\s?:\s?/\s?/\s[\w\s./?=&%:_-]*\Z", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|est\.?|established(?: in)?|founded(?: in)?)\s+(?:1[6-9]|20)\d\d\W*\Z",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_SHOUTED_LINK = re.compile(
    r"\W*(?:ALSO READ|READ MORE|READ ALSO|READ NEXT|SEE ALSO|RELATED|WATCH|LISTEN)\b\W*\s"
)
_DATE_WORDS = words_of(
    """
    a ago am and as at bst by cest cet created date dated day days edt eest eet est et first
    gmt h hour hours hrs in issued ist last local m mins minute minutes modified msk nd of
    on p pdt pm post posted pst publication publish published rd st t th the time times
    update updated utc z
    """
) | frozenset(WEEKDAYS)
_DATE_LINE_WORDS = (
    _DATE_WORDS
    | {*MONTHS, *words_of("months week weeks")}
    | {f"{ending}{month}" for ending in ("st", "nd", "rd", "th", "of") for month in MONTHS}
)
"""All runs of letters that a date line can hold, within its dates too ("5thMarch")."""
_WEEKDAY_ENDS = tuple(WEEKDAYS)
"""A weekday before a date in figures may be glued to what stands before it."""
_AGO = re.compile(
    r"\b\d+\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago\b", re.IGNORECASE
)
_DOTS = ("…", "...")
_TRAILS_OFF = re.compile(r"[^.!?]{20,}(?:…|\.\.\.)\Z")
_BETWEEN_ITEMS = re.compile(r"\s*[|•›»·¦]\s*|\s+[>/]\s+")
_BAR = re.compile(r"[|•›»·¦>/]")
"""One of what stands between items."""
MOST_ITEM_WORDS = 3
LEAST_ITEMS = 3
"""Items from which on a row is a menu even if none of them is known as a section or a button."""
_QUESTION = re.compile(r"[^\W_][^.!?\"“”]+\?")
MOST_ASKED_WORDS = 14
_DIGIT = re.compile(r"\d")
"""What every date, clock and "ago" holds."""
_TITLE_WORDS = 20
_TITLE_SHARE = 0.75


def shapes(text: str, spans: Sequence[Span], outlets: OutletLexicon) -> tuple[Shaped, ...]:
    """Return each paragraph with its shape."""
    shouts = is_shouted(text)
    latin = _is_latin(text[:20_000])
    units = [
        Shaped(
            span,
            span.of(text),
            _shape(span.of(text), outlets, shouts=shouts, latin=latin),
            attached=before is not None and line_breaks(text[before.end : span.start]) == 1,
        )
        for before, span in zip([None, *spans], spans, strict=False)
    ]
    return with_nameplate(_with_questions(units), outlets.furniture)


def _with_questions(units: Sequence[Shaped]) -> list[Shaped]:
    """Return the units with a question that stands for a title over the first long paragraph made short."""
    prose = [i for i, u in enumerate(units) if u.shape is Shape.PROSE]
    asked = list(itertools.takewhile(lambda i: _asks(units[i].words), prose))
    if len(asked) == len(prose):
        return list(units)
    found = list(units)
    for i in asked:
        titled = any(u.shape is Shape.SHORT and len(u.words.split()) > 2 for u in found[:i])
        if not titled or units[i + 1].shape in (Shape.BYLINE, Shape.DATE):
            found[i] = replace(units[i], shape=Shape.SHORT)
    return found


def _asks(words: str) -> bool:
    return len(words.split()) <= MOST_ASKED_WORDS and _QUESTION.fullmatch(words) is not None


def with_nameplate(units: Sequence[Shaped], furniture: Furniture) -> tuple[Shaped, ...]:
    """Return the units with the name of an unlisted outlet over the headline as masthead.

    Only the first line that is no furniture may be one, and only where a title is left under it.
    """
    above = list(itertools.takewhile(lambda u: u.shape is not Shape.PROSE, units))
    short = [u for u in above if u.shape is Shape.SHORT]
    if len(above) == len(units) or not any(len(u.words.split()) > 2 for u in short[1:]):
        return tuple(units)
    credit_lines = credit_parts(
        [u.words for u in units if u.shape is Shape.CAPTION],
        [u.words for u in units if u.shape is Shape.BYLINE],
        [u.words for u in units if u.shape is Shape.FURNITURE],
    )
    if nameplate(short[0].words, credit_lines, furniture) is None:
        return tuple(units)
    name = plain(short[0].words)
    return tuple(replace(u, shape=Shape.MASTHEAD) if plain(u.words) == name else u for u in units)


def is_shouted(text: str) -> bool:
    """Tell whether a text is in capitals throughout, as wire archives are."""
    letters = _LETTERS.findall(text[:5000])
    return len(letters) > 5 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _shape(words: str, outlets: OutletLexicon, *, shouts: bool, latin: bool) -> Shape:
    if len(words) > 1500:
        return Shape.PROSE
    tests: tuple[tuple[Shape, Callable[[], bool]], ...] = (
        (Shape.FURNITURE, lambda: latin and not _is_latin(words)),
        (Shape.DATE, lambda: is_date_line(words)),
        (Shape.MASTHEAD, lambda: is_masthead(words, outlets)),
        (
            Shape.LINK_LABEL,
            lambda: outlets.furniture.label_of(words) in outlets.furniture.link_labels,
        ),
        (Shape.BYLINE, lambda: is_byline(words, outlets)),
        (Shape.SIGN_OFF, lambda: is_sign_off(words)),
        (Shape.FURNITURE, lambda: is_furniture(words, outlets)),
        (Shape.LINK, lambda: _is_link(words, outlets, shouts=shouts)),
        (Shape.CAPTION, lambda: not shouts and is_caption(words, outlets)),
    )
    for shape, fits in tests:
        if fits():
            return shape
    return Shape.SHORT if _is_short(words, shouts=shouts) else Shape.PROSE


def _is_latin(words: str) -> bool:
    if words.isascii():
        return True
    letters = [c for c in words if c.isalpha()]
    return sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) >= len(letters) / 2


def is_date_line(words: str) -> bool:
    """Tell whether a line is a date or a clock and nothing else but labels such as "Last updated"."""
    if len(words) > LONGEST_DATE_LINE or not _DIGIT.search(words):
        return False
    if words.isascii() and _holds_another_word(words):
        return False
    spans = [(d.start, d.end) for d in written_dates(words)]
    spans += [(c.start, c.end) for c in written_clocks(words)]
    spans += [m.span() for m in _AGO.finditer(words)]
    if not spans:
        return False
    rest = "".join(" " if any(a <= i < b for a, b in spans) else c for i, c in enumerate(words))
    return not [w for w in _LETTERS.findall(rest.lower()) if w not in _DATE_WORDS]


def _holds_another_word(words: str) -> bool:
    """Tell whether letters stand in plain words that no date, clock or label of theirs holds: so it is in most lines."""
    others = set(_LETTERS.findall(words.lower())) - _DATE_LINE_WORDS
    return not all(w.endswith(_WEEKDAY_ENDS) for w in others)


def is_masthead(words: str, outlets: OutletLexicon) -> bool:
    """Tell whether a line is an outlet's name or slogan."""
    if len(words.split()) > 12:
        return False
    named = outlets.named(words)
    if named is not None and not named.is_agency:
        return not named.common or (" " in words and words.strip() == named.name)
    return outlets.with_slogan(words) is not None or bool(_SINCE.search(words))


def is_furniture(words: str, outlets: OutletLexicon) -> bool:
    """Tell whether a line is a button, a menu entry, a section's name, a notice or a bare address."""
    furniture = outlets.furniture
    label = furniture.label_of(words)
    if not _LETTERS.search(words) or label in furniture.lines or label in furniture.sections:
        return True
    if _URL.match(words) or _is_menu(words, furniture):
        return True
    size = len(words.split())
    if furniture.opening_pattern.match(words):
        return (
            size <= 12 or not _FINAL.search(words) or words.lower().startswith(("copyright", "©"))
        )
    return size <= 60 and furniture.is_notice(words)


def _is_menu(words: str, furniture: Furniture) -> bool:
    """Tell whether a line is a row of short items with bars or arrows between, as menus and paths are."""
    if not _BAR.search(words):
        return False
    label, _, listed = words.rpartition(": ")
    items = [item for item in _BETWEEN_ITEMS.split(listed) if item.strip()]
    if len(items) < 2 or len(label.split()) > 4 or _FINAL.search(words):
        return False
    if any(len(item.split()) > MOST_ITEM_WORDS for item in items):
        return False
    known = any(furniture.is_line(i) or plain(i) in furniture.sections for i in items)
    return known or len(items) >= LEAST_ITEMS


def _is_link(words: str, outlets: OutletLexicon, *, shouts: bool) -> bool:
    furniture, size = outlets.furniture, len(words.split())
    if size > 30:
        return False
    if furniture.link_pattern.match(words) or (not shouts and _SHOUTED_LINK.match(words)):
        return True
    return not _FINAL.search(words) and bool(furniture.wordy_link_pattern.match(words))


def _is_short(words: str, *, shouts: bool) -> bool:
    size = len(words.split())
    if size > 30 or words[:1].islower():
        return False
    if not _FINAL.search(words) or (_trails_off(words) and '"' not in words):
        return True
    if words.endswith((":", ";")) or shouts:
        return False
    return size <= 3 or (size <= _TITLE_WORDS and _is_title_case(words))


def _trails_off(words: str) -> bool:
    """Tell whether a line ends in dots after a stretch without a stop; the dots are looked for first, as most lines have none."""
    return words.endswith(_DOTS) and _TRAILS_OFF.search(words) is not None


def _is_title_case(words: str) -> bool:
    """Tell whether nearly all longer words are capitalised, as in a headline that ends in a stop."""
    longer = [w for w in _LETTERS.findall(words) if len(w) >= 4]
    return len(longer) >= 4 and sum(w[0].isupper() for w in longer) >= _TITLE_SHARE * len(longer)
