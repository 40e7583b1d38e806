"""Sentences of a passage: where a stop, a question mark or an exclamation mark ends one.

Written for news prose, also in capitals only and with lines wrapped: shortenings, initials, decimals,
closing quotation marks and brackets stay with their sentence, and two sentences glued without a space
("the process.Rebel fighters") come apart. Runs in time linear in the text.
"""

from __future__ import annotations

import itertools
import re

from tetrapylon.lexicon.sentence_words import (
    BEFORE_FIGURES,
    MAY_BE_LAST,
    NEVER_LAST,
    SENTENCE_OPENERS,
    SPEECH_VERBS,
)
from tetrapylon.model.span import Span

_STOP = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)"
    r"(?:(?P<gap>\s+)(?=[\"'“‘«(\[\-–—•]{0,3}\s?[^\W_a-z])|(?=[\"“‘]?[A-Z]))"
)
_LAST_WORD = re.compile(r"[\w.'’-]+\Z")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[\-–—•\s]*([\w'’]+)\s*([\w'’]*)\s*([\w'’]*)")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{3,}|\d{2,}|[a-z]\)?[\"”])\Z")
_GLUED_AFTER = re.compile(r"[\"“‘]?(?:[A-Z][a-z]|[AI] )")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]", re.UNICODE)
_LONGEST_ASIDE = 400
_WINDOW = 40


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences inside `span`, in order, without surrounding white space."""
    words = span.of(text)
    cuts = [0, *_cuts(words), len(words)]
    pieces = (_stripped(words, begin, end) for begin, end in itertools.pairwise(cuts))
    return tuple(p.shifted(span.start) for p in pieces if p is not None)


def _stripped(words: str, begin: int, end: int) -> Span | None:
    piece = words[begin:end]
    bare = piece.strip()
    if not bare:
        return None
    start = begin + len(piece) - len(piece.lstrip())
    return Span(start, start + len(bare))


def _cuts(words: str) -> list[int]:
    asides = _asides(words)
    found: list[int] = []
    for stop in _STOP.finditer(words):
        if asides[stop.start()] and ")" not in stop["close"] and "]" not in stop["close"]:
            continue
        if _ends_sentence(words, stop):
            found.append(stop.end())
    return found


def _asides(words: str) -> bytearray:
    """Mark the characters inside brackets that close again soon."""
    inside = bytearray(len(words) + 1)
    opened: list[int] = []
    for found in re.finditer(r"[()\[\]]", words):
        if found.group() in "([":
            opened.append(found.start())
            continue
        if opened:
            begin = opened.pop()
            if found.start() - begin <= _LONGEST_ASIDE and not opened:
                inside[begin : found.start()] = b"\x01" * (found.start() - begin)
    return inside


def _ends_sentence(words: str, stop: re.Match[str]) -> bool:
    before = words[max(0, stop.start() - _WINDOW) : stop.start()]
    after = words[stop.end() : stop.end() + 2 * _WINDOW]
    if stop["gap"] is None:
        return _ends_glued(before + stop["close"][:1], after, stop["mark"])
    if stop["mark"] != ".":
        return not (stop["close"] and _speech_follows(after))
    return bool(stop["close"]) or _stop_ends(before, after)


def _ends_glued(before: str, after: str, mark: str) -> bool:
    plain_stop = mark in (".", "!", "?")
    return plain_stop and bool(_GLUED_BEFORE.search(before)) and bool(_GLUED_AFTER.match(after))


def _speech_follows(after: str) -> bool:
    """Tell whether a name and a verb of speech carry on after a quotation."""
    following = _NEXT_WORD.match(after)
    return bool(following) and any(
        w.lower() in SPEECH_VERBS
        for w in (following or [""]).groups()[:3]  # type: ignore[union-attr]
    )


def _stop_ends(before: str, after: str) -> bool:
    """Tell whether a full stop after `before` ends its sentence, given what follows."""
    last = _LAST_WORD.search(before)
    word = last.group().lower().strip("'’-") if last else ""
    following = _NEXT_WORD.match(after)
    first = following.group(1) if following else ""
    bare = word.replace(".", "")
    if bare in NEVER_LAST:
        return False
    if bare in BEFORE_FIGURES:
        return not first[:1].isdigit()
    if bare in MAY_BE_LAST or _is_initials(word):
        return first.lower() in SENTENCE_OPENERS
    return True


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and (word != "i" or len(word) == 1)
