"""Find the number itself: its tokens, its value or range, and the approximator before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from tetrapylon.lexicon.units import Bend, Meant, NumberWords, UnitKind
from tetrapylon.model.parse import Parse, Token

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
DASHES = frozenset("-–—")
LONGEST_APPROXIMATOR = 4
LIMITERS = frozenset({"only", "just", "even", "a", "an", "another", "the"})


class Style(StrEnum):
    """How an amount is worded."""

    NUMBER = "number"
    VAGUE = "vague"
    SHARE = "share"
    EXTENT = "extent"
    ORDINAL = "ordinal"
    BOTH = "both"
    ARTICLE = "article"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or vague word: tokens `first` to `last` (both included) of one parse."""

    first: int
    last: int
    style: Style
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximator: str | None = None


def meant(first: int, last: int, style: Style, row: Meant) -> Figure:
    """Return the figure of a row of a word table."""
    return Figure(first=first, last=last, style=style, value=row.value, low=row.low, high=row.high)


def at(parse: Parse, i: int) -> Token | None:
    """Return token `i`, None before the first and after the last."""
    return parse[i] if 0 <= i < len(parse) else None


def low_at(parse: Parse, i: int) -> str:
    """Return token `i` in lower case, empty outside the passage."""
    token = at(parse, i)
    return "" if token is None else token.low


def numeral(parse: Parse, i: int, words: NumberWords) -> Figure | None:
    """Return the plain number or range that begins at token `i`: "270,000", "two dozen", "20 to 30"."""
    found = _plain(parse, i, words)
    if found is None:
        return None
    joint = low_at(parse, found.last + 1)
    if joint not in DASHES | {"to", "and", "or"} or found.value is None:
        return found
    other = _plain(parse, found.last + 2, words)
    if other is None or other.value is None or not _joins(parse, found, other, joint):
        return found
    scale = other.value / found.value if found.value else 0
    low = found.value * 1000 if _shared_thousand(parse, other) and scale >= 1000 else found.value
    if low >= other.value:
        return found
    return replace(found, last=other.last, value=None, low=low, high=other.value)


def _shared_thousand(parse: Parse, other: Figure) -> bool:
    return low_at(parse, other.last) == "thousand" and other.last > other.first


def _joins(parse: Parse, left: Figure, right: Figure, joint: str) -> bool:
    if joint == "and":
        return low_at(parse, left.first - 1) == "between"
    if joint in DASHES:
        return bool(
            DIGITS.fullmatch(parse[left.last].text) and DIGITS.match(parse[right.first].text)
        )
    return joint in ("to", "or")


def _plain(parse: Parse, i: int, words: NumberWords) -> Figure | None:
    start = i
    if low_at(parse, i) == "half" and low_at(parse, i + 1) == "a":
        size = words.magnitudes.get(low_at(parse, i + 2))
        return _number(i, i + 2, size / 2) if size else None
    if low_at(parse, i) in ("a", "an"):
        size = words.magnitudes.get(low_at(parse, i + 1))
        if size is None or low_at(parse, i + 1) in ("m", "k", "score"):
            return None
        return _number(i, i + 1, float(size))
    total, current, last = 0.0, None, i - 1
    while (token := at(parse, i)) is not None:
        value = _simple(token, words)
        size = _magnitude(parse, i, words)
        if value is not None and (current is None or _adds(current, value, parse, i)):
            current, last = (current or 0.0) + value, i
        elif size is not None and current is not None:
            total, current = (
                (total, current * size) if size < 1000 else (total + current * size, 0.0)
            )
            last = i
        elif not (token.low in DASHES | {"and"} and _goes_on(parse, i, last, words)):
            break
        i += 1
    return _number(start, last, total + (current or 0.0)) if last >= start else None


def _number(first: int, last: int, value: float) -> Figure:
    return Figure(first=first, last=last, style=Style.NUMBER, value=value)


def _simple(token: Token, words: NumberWords) -> float | None:
    if DIGITS.fullmatch(token.text):
        return float(token.text.replace(",", ""))
    return words.numbers.get(token.low)


def _adds(current: float, value: float, parse: Parse, i: int) -> bool:
    """Tell whether `value` goes on a number in words: twenty five, one hundred and six."""
    if DIGITS.fullmatch(parse[i].text):
        return False
    return (current >= 20 and current % 10 == 0 and value < 10) or (
        current % 100 == 0 and value < 100
    )


def _magnitude(parse: Parse, i: int, words: NumberWords) -> int | None:
    size = words.magnitudes.get(low_at(parse, i))
    if low_at(parse, i) != "m" or size is None:
        return size
    money = words.units.get(low_at(parse, i - 2))
    after = at(parse, i + 1)
    counted = after is not None and after.tag == "NNS"
    return size if counted or (money is not None and money.kind is UnitKind.MONEY) else None


def _goes_on(parse: Parse, i: int, last: int, words: NumberWords) -> bool:
    """Tell whether a hyphen or "and" at `i` stands inside a number in words."""
    after, before = low_at(parse, i + 1), low_at(parse, last)
    if last != i - 1 or after not in words.numbers:
        return False
    if low_at(parse, i) == "and":
        return before in ("hundred", "thousand")
    return words.numbers.get(before, 0) >= 20 and words.numbers[after] < 10


def bent(parse: Parse, figure: Figure, words: NumberWords, *, is_time: bool) -> Figure:
    """Return the figure with the approximator before it, and the range that this one leaves."""
    phrase = _approximator(parse, figure.first, words, is_time=is_time)
    if phrase is None and low_at(parse, figure.last + 1) == "or":
        phrase = "at least" if low_at(parse, figure.last + 2) == "more" else None
    if phrase is None:
        return figure
    if figure.value is None:
        return replace(figure, approximator=phrase)
    low, high = _range(figure.value, words.approximators[phrase])
    return replace(figure, approximator=phrase, low=low, high=high)


def _approximator(parse: Parse, first: int, words: NumberWords, *, is_time: bool) -> str | None:
    end = first
    while end > 0 and (parse[end - 1].low in LIMITERS or parse[end - 1].tag == "$"):
        end -= 1
    for length in range(LONGEST_APPROXIMATOR, 0, -1):
        phrase = " ".join(t.low for t in parse.tokens[max(0, end - length) : end])
        if phrase in words.approximators and not (
            is_time and phrase in ("over", "under", "around")
        ):
            return phrase
    return None


def _range(value: float, bend: Bend) -> tuple[float | None, float | None]:
    step = 1 if value == int(value) and value >= 20 else 0
    match bend:
        case Bend.ABOVE:
            return value + step, None
        case Bend.FLOOR:
            return value, None
        case Bend.BELOW:
            return None, value - step
        case Bend.CEILING:
            return None, value
        case Bend.NEAR:
            return None, None
