"""What a distance is taken from, and in which direction."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.amounts_figures import low_at

SOURCES = frozenset({"from", "of", "to", "outside", "off", "inside", "beyond"})
BEARING = re.compile(r"(?:north|south|east|west|northern|southern|eastern|western)+")
TRAILING = re.compile(r"(?:north|south|east|west)[a-z-]*")


@dataclass(frozen=True, slots=True)
class Reference:
    """The words a distance is taken from and its bearing; None where the text leaves one out."""

    words: Span | None
    bearing: str | None


def reference_after(parse: Parse, i: int) -> Reference | None:
    """Return the reference that begins at token `i`, right after a length; None where none follows."""
    bearing, i = _bearing(parse, i)
    if low_at(parse, i) in ("away", "short"):
        i += 1
    if low_at(parse, i) not in SOURCES:
        away = bearing is not None or low_at(parse, i - 1) == "away"
        return Reference(None, bearing) if away else None
    return Reference(_phrase(parse, i), bearing)


def _bearing(parse: Parse, i: int) -> tuple[str | None, int]:
    start = i + (
        low_at(parse, i) in ("to", "the", "due") and bool(_is_bearing(low_at(parse, i + 1)))
    )
    if low_at(parse, i) == "to" and low_at(parse, i + 1) == "the":
        start = i + 2
    parts: list[str] = []
    end = start
    while _is_bearing(low_at(parse, end)) or (parts and low_at(parse, end) == "-"):
        parts.append(low_at(parse, end))
        end += 1
    return ("".join(parts).replace("-", ""), end) if parts else (None, i)


def _is_bearing(word: str) -> bool:
    return bool(BEARING.fullmatch(word.replace("-", "")))


def _phrase(parse: Parse, preposition: int) -> Span | None:
    noun = _noun_after(parse, preposition)
    if noun is None:
        return None
    first = preposition + 1
    last = noun.i
    if low_at(parse, last + 1) == "of":
        inner = _noun_after(parse, last + 1)
        last = inner.i if inner is not None else last
    return Span(parse[first].start, parse[last].end)


def _noun_after(parse: Parse, i: int) -> Token | None:
    """Return the head of the noun phrase right after token `i`."""
    found = None
    for token in parse.tokens[i + 1 : i + 10]:
        if token.pos in ("NOUN", "PROPN"):
            found = token
        elif token.low not in ("'s", "-", "'") and (
            found or token.pos not in ("DET", "ADJ", "PRON", "NUM", "ADV")
        ):
            break
    return found
