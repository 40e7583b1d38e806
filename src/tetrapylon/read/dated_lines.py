"""Lines of a page's head that name an outlet, a writer or a town together with the day: "Kivu Post, 26 January 2025".

Each is cut into its names and its date, so that both are taken for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.lexicon.written_dates import WEEKDAYS, written_dates
from tetrapylon.model.span import Span
from tetrapylon.read.bylines import byline_names, is_names
from tetrapylon.read.page_layout import bare

LONGEST, MOST_NAMES, MOST_LINES = 120, 10, 8
"""Characters of such a line, words beside its date, and lines of a page among which it is looked for."""
_EDGE = r"[\s,;:|/·•()\[\]–—-]"
_TRIM = re.compile(rf"{_EDGE}*(?P<kept>.*?){_EDGE}*", re.DOTALL)
_WEEKDAY = re.compile(rf"\b(?:on\s+)?(?:{'|'.join(WEEKDAYS)})\b\.?", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[–—:-]|\w\.)\s*\Z")
"""A line that goes on in the next, as datelines do, or that ends as a sentence does."""
_FOLLOWS = re.compile(r"(?:[A-Z][a-z]{2,3}\.|\d{4}\.)\s*\Z")
"""A stop that belongs to a date."""


def dates_apart(text: str, spans: Sequence[Span], outlets: OutletLexicon) -> list[Span]:
    """Return paragraphs with those lines of the head cut that hold names and a day and nothing else.

    The first line may be the title ("Situation report, 26 January 2025"), and is cut only where it names an outlet or a writer.
    """
    found: list[Span] = []
    for i, span in enumerate(spans):
        parts = list(_parts(text, span)) if i < MOST_LINES else []
        names = [p for p in parts if not written_dates(p.of(text))]
        fits = names and all(_named(p.of(text)) for p in names)
        if fits and (i > 0 or any(_credits(p.of(text), outlets) for p in names)):
            found += parts
        else:
            found.append(span)
    return found


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield the names before the one day of a line, the day with what stands around it, and the names after it; nothing for other lines."""
    words = span.of(text)
    if len(words) > LONGEST or (_OPEN_END.search(words) and not _FOLLOWS.search(words)):
        return
    dates = written_dates(words)
    if len(dates) != 1 or not dates[0].days:
        return
    day, start, end = dates[0], 0, len(words)
    before, after = _TRIM.fullmatch(words[: day.start]), _TRIM.fullmatch(words[day.end :])
    if before and before["kept"] and not _WEEKDAY.fullmatch(before["kept"]):
        start = before.end("kept")
        yield Span(span.start, span.start + start)
    if after and after["kept"] and not _WEEKDAY.fullmatch(after["kept"]):
        end = day.end + after.start("kept")
    middle = bare(text, span.start + start, span.start + end)
    if middle is not None:
        yield middle
    if end < len(words):
        yield Span(span.start + end, span.end)


def _named(words: str) -> bool:
    words = words.strip(" ()[]/|,;:–—-")
    return len(words.split()) <= MOST_NAMES and is_names(byline_names(words) or words)


def _credits(words: str, outlets: OutletLexicon) -> bool:
    return byline_names(words) is not None or outlets.named(words) is not None
