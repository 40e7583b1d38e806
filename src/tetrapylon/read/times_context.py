"""What the words around a time expression tell: whether it is one, and where its clause looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tetrapylon.lexicon.time_expression import Form
from tetrapylon.lexicon.times import Found
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.model.time import Bound, Direction

WILL: Final = frozenset({"will", "'ll", "shall", "wo", "would"})
PLANNING: Final = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "set",
        "due",
        "slate",
        "intend",
        "prepare",
        "hope",
        "aim",
        "want",
        "agree",
        "pledge",
        "vow",
        "promise",
        "threaten",
        "propose",
        "ready",
        "poised",
        "likely",
        "begin_again",
        "adjourn",
        "decide",
        "order",
        "ask",
        "urge",
        "call",
        "invite",
    ]
)
"""Verbs and adjectives whose infinitive or complement lies ahead."""
STARTING: Final = frozenset({"start", "begin"})
AHEAD_WORDS: Final = frozenset(
    {"upcoming", "deadline", "ahead", "coming", "forthcoming", "planned"}
)
_SINCE = re.compile(r"\bsince\s+(?:(?:at\s+least|about|around)\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)
_BEFORE_MONTH: Final = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "from",
        "until",
        "till",
        "through",
        "during",
        "after",
        "before",
        "and",
        "to",
        "for",
        "this",
        "last",
        "next",
        "late",
        "early",
        "mid",
        "between",
        "on",
        "throughout",
        "or",
        "around",
        "about",
        "is",
        "was",
    ]
)


def bound_of(text: str, span: Span) -> Bound | None:
    """Return the end that a preposition before the words makes of them."""
    before = text[max(0, span.start - 24) : span.start]
    if _SINCE.search(before):
        return Bound.SINCE
    return Bound.UNTIL if _UNTIL.search(before) else None


def is_time(parse: Parse, found: Found) -> bool:
    """Tell whether the words are a time here, not a modal, a name, a number or an ordinal."""
    tokens = parse.within(Span(found.start, found.end))
    if not tokens:
        return True
    check = _CHECKS.get(found.expression.form)
    return check is None or check(parse, tokens, found)


def _is_adverb(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    del found
    return tokens[0].dep == "advmod" or _ends_clause(parse, tokens[-1])


def _ends_clause(parse: Parse, last: Token) -> bool:
    following = parse[last.i + 1] if last.i + 1 < len(parse) else None
    return following is None or following.pos == "PUNCT"


def _is_date(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    said = found.expression
    if said.day is None and said.month is None:
        return _is_year(parse, tokens)
    if said.day is None and said.year is None and said.year_shift is None and len(tokens) == 1:
        return _is_month(parse, tokens[0])
    return True


def _is_month(parse: Parse, token: Token) -> bool:
    """Months that are also names or words need a preposition before them."""
    if token.low not in ("may", "march", "april", "june", "august"):
        return True
    if token.i and parse[token.i - 1].low in _BEFORE_MONTH:
        return token.pos != "AUX"
    return token.low in ("april", "august", "june") and not _beside_name(parse, token)


def _beside_name(parse: Parse, token: Token) -> bool:
    beside = [parse[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(parse)]
    return any(t.pos == "PROPN" and t.dep in ("compound", "flat", token.dep) for t in beside)


def _is_year(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Bare figures are a year unless they count the noun after them."""
    token = tokens[-1]
    if not token.text.isdigit() or len(tokens) > 1:
        return True
    following = parse[token.i + 1] if token.i + 1 < len(parse) else None
    counted = following is not None and following.tag in ("NNS", "NNPS") and token.dep == "nummod"
    if counted and (token.text.endswith("00") or int(token.text) < 1900):
        return False
    before = parse[token.i - 1] if token.i else None
    return before is None or before.low not in (
        "$",
        "£",
        "€",
        "no.",
        "nearly",
        "almost",
        "some",
        "than",
    )


def _is_season(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    del parse
    said = found.expression
    if said.shift is not None or said.year is not None:
        return True
    word = tokens[-1]
    if word.low == "fall" or word.pos == "VERB" or word.text[0].isupper():
        return False
    return word.low != "spring" or len(tokens) > 1


def _is_duration(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    last = tokens[-1]
    if found.expression.unit == "S" and last.low == "second":
        return tokens[0].low not in ("a", "the", "another")
    if last.low in ("quarter", "quarters") and tokens[0].low not in (
        "several",
        "two",
        "three",
        "four",
    ):
        return False
    following = parse[last.i + 1] if last.i + 1 < len(parse) else None
    return not (len(tokens) == 1 and following is not None and following.low == "'s")


def _is_reference(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    del found
    first = tokens[0]
    if first.low == "now" and len(tokens) == 1:
        following = parse[first.i + 1] if first.i + 1 < len(parse) else None
        return first.dep != "mark" and not (following is not None and following.low == "that")
    if first.low == "current":
        return first.pos == "ADJ"
    return not (first.low == "soon" and first.i and parse[first.i - 1].low == "as")


_CHECKS: Final[dict[Form, Callable[[Parse, tuple[Token, ...], Found], bool]]] = {
    Form.CALENDAR: _is_date,
    Form.SEASON: _is_season,
    Form.DURATION: _is_duration,
    Form.SINCE: _is_adverb,
    Form.REFERENCE: _is_reference,
}
"""Forms whose words may mean something else."""


def is_rate(parse: Parse, span: Span) -> bool:
    """Tell whether "a day" says how often: it hangs on what is counted just before it."""
    tokens = parse.within(span)
    if len(tokens) != 2 or tokens[0].low not in ("a", "an") or not tokens[0].i:
        return False
    before = parse[tokens[0].i - 1]
    counts = before.pos in ("NOUN", "NUM") or before.low in ("once", "twice", "times")
    return counts and tokens[1].dep in ("npadvmod", "prep", "pobj", "nmod", "appos")


def direction_of(parse: Parse, found: Found) -> Direction | None:
    """Return where the governing clause looks, None where it has no verb."""
    tokens = parse.within(Span(found.start, found.end))
    root = parse.root_of(tokens)
    if root is None:
        return None
    if found.expression.mod == "after":
        return Direction.FUTURE
    if found.expression.mod == "before":
        return Direction.PAST
    for above in parse.ancestors(root):
        if above.low in AHEAD_WORDS:
            return Direction.FUTURE
        if above.pos in ("VERB", "AUX"):
            return _of_verb(parse, above)
    return None


def _of_verb(parse: Parse, verb: Token) -> Direction:
    words = {c.low for c in parse.children(verb) if c.dep in ("aux", "auxpass")}
    if _looks_ahead(verb, words):
        return Direction.FUTURE
    if "to" in words:
        return _of_infinitive(parse, verb)
    if verb.tag == "VBD" or words & {"was", "were", "had", "did", "has", "have"}:
        return Direction.PAST
    if verb.tag in ("VBZ", "VBP") or words & {"is", "are"}:
        return Direction.PRESENT
    governor = parse.head(verb)
    governed = governor is not verb and verb.dep in ("conj", "xcomp", "ccomp")
    if governed and governor.pos in ("VERB", "AUX"):
        return _of_verb(parse, governor)
    return Direction.PAST if verb.tag == "VBN" else Direction.PRESENT


def _looks_ahead(verb: Token, helpers: set[str]) -> bool:
    """Tell whether a verb and its helpers speak of what is to come."""
    if "have" not in helpers:
        if helpers & WILL:
            return True
        if verb.lemma in PLANNING and verb.tag in ("VBN", "VBG", "VBP", "VBZ"):
            return True
    return verb.tag == "VBG" and verb.lemma in STARTING and not helpers


def _of_infinitive(parse: Parse, verb: Token) -> Direction:
    governor = parse.head(verb)
    if governor.i == verb.i:
        return Direction.FUTURE
    if governor.lemma in PLANNING or governor.lemma in ("be", "have") or governor.pos == "NOUN":
        return Direction.FUTURE
    return _of_verb(parse, governor) if governor.pos in ("VERB", "AUX") else Direction.FUTURE
