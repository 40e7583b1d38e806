"""Numbers that are no amounts: dates, clock times, road numbers, names, "one of them"."""

from __future__ import annotations

from tetrapylon.lexicon.units import NumberWords, UnitKind
from tetrapylon.model.parse import Parse
from tetrapylon.read.amounts_counted import NOUNS, Counted
from tetrapylon.read.amounts_figures import DIGITS, Figure, Style, at, low_at

FIRST_YEAR, LAST_YEAR = 1800, 2100
TIME_POINTS = frozenset({"ago", "earlier", "later", "before"})
MOMENTS = frozenset({"day", "night", "morning", "evening", "time", "another", "way"})


def is_label(parse: Parse, figure: Figure, what: Counted, words: NumberWords) -> bool:
    """Tell whether a figure is no amount of anything."""
    if figure.style is Style.PERIOD:
        return low_at(parse, figure.last + 1) in TIME_POINTS
    if figure.style is not Style.NUMBER:
        return _is_time_point(parse, what)
    return (
        _is_date(parse, figure, what, words)
        or _is_attached(parse, figure)
        or _is_named(parse, figure, what, words)
        or _is_one(parse, figure, what)
        or _names_a_unit(parse, figure)
        or _is_time_point(parse, what)
        or _is_bare(parse, figure, what)
    )


def _is_time_point(parse: Parse, what: Counted) -> bool:
    timed = what.unit is not None and what.unit.kind is UnitKind.TIME
    return timed and low_at(parse, what.last + 1) in TIME_POINTS


def _is_date(parse: Parse, figure: Figure, what: Counted, words: NumberWords) -> bool:
    before, after = low_at(parse, figure.first - 1), low_at(parse, figure.last + 1)
    month = before.rstrip(".") in words.months and parse[figure.first - 1].text[0].isupper()
    next_month = after.rstrip(".") in words.months
    clock = after.rstrip(".") in words.clock or after in words.clock
    if month or next_month or clock:
        return True
    token = parse[figure.first]
    is_year = len(token.text) == 4 and token.text.isdigit()
    if figure.first != figure.last or not is_year or figure.value is None:
        return False
    plural = what.noun is not None and what.noun.tag == "NNS" and what.noun.i == figure.last + 1
    return FIRST_YEAR <= figure.value < LAST_YEAR and what.unit is None and not plural


def _is_attached(parse: Parse, figure: Figure) -> bool:
    """Tell whether a numeral is glued to letters before it, as in a model's name."""
    before = at(parse, figure.first - 1)
    if before is None or not DIGITS.fullmatch(parse[figure.first].text):
        return False
    glued = before.end == parse[figure.first].start
    return glued and (before.text[-1].isalnum() or before.text in "-–/#:.@+")


def _is_named(parse: Parse, figure: Figure, what: Counted, words: NumberWords) -> bool:
    """Tell whether a number names the thing before it: Resolution 2254, Highway 5."""
    before = at(parse, figure.first - 1)
    if before is None or what.unit is not None:
        return False
    if before.low.rstrip(".") in words.labels and what.noun is None:
        return True
    number = parse[figure.last]
    hangs = number.head == before.i and number.dep in ("nummod", "appos", "npadvmod")
    return hangs and before.pos in NOUNS and what.noun is None


UNITS = frozenset(
    {"division", "brigade", "battalion", "regiment", "corps", "squadron", "army", "infantry"}
)
"""Nouns before which, in the singular, a number is a unit's own: "the 58 Division"."""


def _names_a_unit(parse: Parse, figure: Figure) -> bool:
    """Tell whether a number in digits is the name of the one unit behind it."""
    if figure.first != figure.last or not DIGITS.fullmatch(parse[figure.first].text):
        return False
    return low_at(parse, figure.last + 1) in UNITS


def _is_one(parse: Parse, figure: Figure, what: Counted) -> bool:
    if low_at(parse, figure.last) != "one" or figure.first != figure.last:
        return False
    after = low_at(parse, figure.last + 1)
    direct = what.noun is not None and parse.head(parse[figure.last]).i == what.noun.i
    return after in MOMENTS or after == "of" or not (direct or what.unit is not None)


def _is_bare(parse: Parse, figure: Figure, what: Counted) -> bool:
    """Tell whether a number stands alone on its line or in brackets, as in a list or a score."""
    if what.noun is not None or what.unit is not None:
        return False
    token = parse[figure.last]
    return token.dep in ("ROOT", "punct", "meta") or low_at(parse, figure.first - 1) == "("
