"""Sentences made ready to compare: normal words, their weight, and which of them are quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tetrapylon.model.passage import Role
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span

MIN_WORDS = 5
"""A shorter sentence is no evidence of copying: "He gave no details." is everybody's."""

COMPARED_ROLES = frozenset({Role.STANDFIRST, Role.BODY, Role.CAPTION})
"""Roles whose sentences may be copied text. A headline that returns elsewhere is not copying."""

LONGEST_QUOTATION = 1_000
"""Characters after which a quotation without its closing mark is taken to have ended."""

MOST_CAPITALS = 0.7
"""Share of capitalised words from which on a line is set in capitals, as headlines are."""

FUNCTION_WORD_WEIGHT = 0.3
"""What a word such as "of" counts beside a word such as "convoy" (1.0)."""

FUNCTION_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "more",
        "most",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "other",
        "our",
        "out",
        "over",
        "she",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
        "said",
        "says",
        "say",
    ]
)
"""Words that any two sentences share."""

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_INNER = re.compile(r"[.,'’_]")
_OPENING, _CLOSING, _STRAIGHT = "“„«", "”»", '"'
_MARK = re.compile(rf"[\r\n{_OPENING}{_CLOSING}{_STRAIGHT}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a report as the strand finder compares it.

    `quoted` is a bit mask over `words` (bit i: word i stands inside quotation marks), `named` another of
    words written with a capital inside the sentence. `day` sorts reports by time (an EDTF date or ISO
    instant; `9999` where nothing says when).
    """

    report: str
    sentence: str
    start: int
    end: int
    words: tuple[str, ...]
    quoted: int
    named: int = 0
    day: str = "9999"

    @property
    def order(self) -> tuple[str, str, int]:
        """Earliest report first; the same for every order of the input."""
        return self.day, self.report, self.start


def normal_words(text: str) -> list[tuple[str, int]]:
    """Return the words of `text` in the form they are compared in, each with its offset."""
    found = []
    for match in _WORD.finditer(text):
        bare = match.group().casefold()
        if not bare.isalnum():  # most words are letters alone, in which nothing is to be left out
            bare = _INNER.sub("", _POSSESSIVE.sub("", bare))
        if bare:
            found.append((bare, match.start()))
    return found


@cache
def weight(word: str) -> float:
    """Return what a shared word counts as evidence."""
    return FUNCTION_WORD_WEIGHT if word in FUNCTION_WORDS else 1.0


def quoted_characters(text: str) -> list[bool]:
    """Tell for each character whether it stands inside quotation marks.

    A straight mark opens where a space or bracket stands before it and none behind it, so that one lost mark
    does not turn the rest of the page inside out. A quotation that a paragraph leaves open ends with
    the paragraph, as newspapers print it, and after `LONGEST_QUOTATION` characters at the latest.
    """
    inside, opened, marks = False, 0, [False] * len(text)
    for found in _MARK.finditer(text):
        i, char = found.start(), found.group()
        last = min(i, opened + LONGEST_QUOTATION + 1)
        if inside and last > opened:
            marks[opened:last] = [True] * (last - opened)
        if char in "\r\n" or char in _CLOSING or i - opened > LONGEST_QUOTATION:
            inside = False
        elif char in _OPENING or (char == _STRAIGHT and _opens(text, i)):
            inside, opened = True, i
        elif char == _STRAIGHT:
            inside = False
    last = min(len(text), opened + LONGEST_QUOTATION + 1)
    if inside:
        marks[opened:last] = [True] * (last - opened)
    return marks


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    behind = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-") and not behind.isspace()


def lines_of_text(
    report: str, text: str, spans: dict[str, Span], *, day: str | None = None
) -> list[Line]:
    """Return the comparable sentences of one report; `spans` are sentence ids with their place."""
    marks, found = quoted_characters(text), []
    for key, span in spans.items():
        words = normal_words(span.of(text))
        if len(words) >= MIN_WORDS:
            quoted = sum(1 << i for i, (_, at) in enumerate(words) if marks[span.start + at])
            line = Line(
                report=report,
                sentence=key,
                start=span.start,
                end=span.end,
                words=tuple(word for word, _ in words),
                quoted=quoted,
                named=_named(span.of(text), words),
                day=day or "9999",
            )
            found.append(line)
    return found


def _named(text: str, words: list[tuple[str, int]]) -> int:
    """Return the bit mask of words with a capital, 0 where capitals are the rule and tell nothing."""
    capital = [i for i, (_, at) in enumerate(words) if i and text[at].isupper()]
    return sum(1 << i for i in capital) if len(capital) <= MOST_CAPITALS * len(words) else 0


def lines_of_record(record: Record) -> list[Line]:
    """Return every comparable sentence of the record, earliest report first."""
    return sorted(
        (line for reading in record.readings for line in lines_of_reading(record, reading)),
        key=lambda line: line.order,
    )


def lines_of_reading(record: Record, reading: Reading) -> list[Line]:
    """Return the comparable sentences of one report of a record."""
    report = record.report[reading.report]
    return lines_of_text(
        report.id, report.text, compared_spans(reading), day=day_of(record, reading)
    )


def compared_spans(reading: Reading) -> dict[str, Span]:
    """Return the places of a report's comparable sentences by their ids."""
    compared = (p for p in reading.passages if p.role in COMPARED_ROLES)
    return {s.id: s.span for p in compared for s in p.sentences}


def day_of(record: Record, reading: Reading) -> str | None:
    """Return the day that a report is put in order by, None where nothing tells."""
    return _day(reading, record.report[reading.report].published)


def _day(reading: Reading, published: str | None) -> str | None:
    printed = sorted(d.edtf for d in reading.page.dates)
    return published or (printed[0] if printed else None)
