"""Where quoted speech stands in a report.

Marks are matched over the whole report: a quote that is not closed at its paragraph's end runs to that
end, and an opening mark on the next paragraph takes it up again. Marks around a name or a term of a few
words are no speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.remembered import Alone, alone, remembered

MARK = re.compile(
    r"[“”\"«»„]|''|``|(?<!\w)‘(?=\w)|(?<=[\w.,!?])’(?!\w)|(?<!\w)'(?=\w)|(?<=[\w.,!?])'(?!\w)"
)
OPENING = frozenset({"“", "«", "„", "``", "‘"})
CLOSING = frozenset({"”", "»", "’"})
DOUBLE = frozenset({"“", "”", '"', "«", "»", "„", "''", "``"})
SPEECH_END = frozenset(",.?!")
TERM_WORDS = 4
NAMING = frozenset({"known", "dubbed", "called", "named", "so-called", "nicknamed"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch with its marks.

    `closed` is False where the second mark is missing; `resumed` where the quote takes up the one left
    open in the paragraph before; `speech` is False for a name or a term in marks; `names` is True where
    the words around say that it is one (known as the "...").
    """

    span: Span
    passage: str
    closed: bool
    resumed: bool
    speech: bool
    names: bool = False


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Return the quotes of the speaking passages in reading order."""
    found: list[Quote] = []
    left_open = False
    for passage, parse in document.speaking():
        words = alone(document.text, passage, parse)
        own = remembered(
            words, "quotes", None, lambda w, o: tuple(_in_passage(w, left_open=o)), left_open
        )
        found += [placed(q, passage.id, words.by) for q in own]
        left_open = bool(own) and not own[-1].closed and own[-1].speech
    return tuple(found)


def placed(quote: Quote, passage: str, by: int) -> Quote:
    """Return the same quote of another copy of its passage, whose offsets are `by` further on."""
    span, speech = quote.span.shifted(by), quote.speech
    return Quote(span, passage, quote.closed, quote.resumed, speech, quote.names)


def _in_passage(words: Alone, *, left_open: bool) -> Iterator[Quote]:
    text, parse = words.text, words.parse
    begun: re.Match[str] | None = None
    first = True
    for mark in MARK.finditer(text, words.start, words.end):
        if begun is None:
            if _opens(text, mark, words):
                begun = mark
            continue
        if _closes(mark, begun, text):
            resumed = left_open and first and _starts(words, begun.start())
            yield _quote(Span(begun.start(), mark.end()), parse, closed=True, resumed=resumed)
            begun, first = None, False
    if begun is not None and _is_double(begun):
        resumed = left_open and first and _starts(words, begun.start())
        end = begun.start() + len(text[begun.start() : words.end].rstrip())
        yield _quote(Span(begun.start(), end), parse, closed=False, resumed=resumed)


def _is_double(mark: re.Match[str]) -> bool:
    return mark.group() in DOUBLE


def _starts(words: Alone, at: int) -> bool:
    return not words.text[words.start : at].strip()


def _opens(text: str, mark: re.Match[str], words: Alone) -> bool:
    if mark.group() in OPENING:
        return True
    if mark.group() in CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > words.start else " "
    after = text[mark.end()] if mark.end() < words.end else " "
    return (before.isspace() or before in "([—–-:,") and not after.isspace()


def _closes(mark: re.Match[str], begun: re.Match[str], text: str) -> bool:
    left, right = begun.group(), mark.group()
    if right in OPENING:
        return False
    if left in ("‘", "'"):
        return right in ("’", "'")
    if right in ("’", "'"):
        return False
    after = text[mark.end() : mark.end() + 1]
    return right != '"' or not after.isalnum()


def _quote(span: Span, parse: Parse, *, closed: bool, resumed: bool) -> Quote:
    words = [t for t in parse.within(span) if any(c.isalnum() for c in t.text)]
    speech = _is_speech(words, parse, span)
    return Quote(span, "", closed, resumed, speech, not speech and _names(words, parse))


def _names(words: list[Token], parse: Parse) -> bool:
    """Tell whether a short quotation is a name ("known as the ...") and nobody's words."""
    if not words:
        return True
    before = [t.low for t in parse.tokens[max(0, words[0].i - 4) : words[0].i]]
    return words[0].text[:1].isupper() or any(w in NAMING for w in before)


def _is_speech(words: list[Token], parse: Parse, span: Span) -> bool:
    """Tell speech from a name or a term: a tensed verb, or more words than a term has."""
    if not words:
        return False
    if any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words):
        return True
    inside = parse.within(span)
    last = [t for t in inside if t.text not in ('"', "”", "''", "'", "’")]
    ends = bool(last) and last[-1].text in SPEECH_END
    return len(words) > TERM_WORDS and ends
