"""What the words around a time expression tell: whether it is one, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tetrapylon.lexicon.time_cues import load_time_cues
from tetrapylon.lexicon.time_expression import Form
from tetrapylon.lexicon.times import Found
from tetrapylon.lexicon.units import load_measure_words
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.model.time import Bound

_SINCE = re.compile(r"\bsince\s+(?:(?:at\s+least|about|around)\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)
_THAT = re.compile(r"(?P<word>[\w’']+)\s+that\s+$", re.IGNORECASE)
_SAYS = re.compile(r"sa(?:id|ys?)|told|\w+ed", re.IGNORECASE)
"""Words after which "that" opens a clause."""
REACH: Final = 24
"""Code points before a time in which the preposition that bounds it stands."""


def bound_of(text: str, span: Span) -> Bound | None:
    """Return the end that a preposition before the words makes of them."""
    before = text[max(0, span.start - REACH) : span.start]
    if _SINCE.search(before):
        return Bound.SINCE
    that = _THAT.search(before)
    if that and not _SAYS.fullmatch(that["word"]):
        return Bound.THAT
    return Bound.UNTIL if _UNTIL.search(before) else None


def is_time(parse: Parse, found: Found) -> bool:
    """Tell whether the words are a time here, not a modal, a name, a number or an ordinal."""
    tokens = parse.within(Span(found.start, found.end))
    if not tokens:
        return True
    if _is_title(parse, tokens, found):
        return False
    check = _CHECKS.get(found.expression.form)
    return check is None or check(parse, tokens, found)


def _is_title(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    """Tell whether capitals make a name of the words: a newspaper "Today", a programme "This Week"."""
    last = tokens[-1]
    if found.expression.form not in _PLAIN_WORDS or not last.text.istitle():
        return False
    sentence = parse.sentence(last.sent)
    begins = next((t for t in sentence if t.text[0].isalnum()), last)
    if begins.i == tokens[0].i and len(tokens) == 1:
        return False
    before = parse[tokens[0].i - 1].low if tokens[0].i else ""
    if len(tokens) == 1 and before in load_time_cues().opening:
        return False
    low = sum(t.text.islower() for t in sentence if t.text.isalpha())
    return low * 2 > sum(t.text.isalpha() for t in sentence)


_PLAIN_WORDS: Final = frozenset(
    {
        Form.CLOCK,
        Form.DAY_SHIFT,
        Form.UNIT_SHIFT,
        Form.DURATION,
        Form.REFERENCE,
        Form.PART_SHIFT,
        Form.WINDOW,
    }
)
"""Forms whose last word is written small inside a sentence."""


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
    before = parse[token.i - 1].low if token.i else ""
    if before in load_time_cues().before_month:
        return token.pos != "AUX"
    if before == "the" and token.text[0].isupper() and token.i + 1 < len(parse):
        return parse[token.i + 1].tag in ("NN", "NNS")
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
    counted = following is not None and following.tag == "NNS" and token.dep == "nummod"
    if counted and (token.text.endswith("00") or int(token.text) < 1900):
        return False
    before = parse[token.i - 1] if token.i else None
    return before is None or before.low not in load_time_cues().before_amount


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
    if (found.expression.count or 0) <= OLDEST and _is_persons_age(parse, last):
        return False
    if last.low in ("quarter", "quarters") and tokens[0].low not in load_time_cues().quarters:
        return False
    following = parse[last.i + 1] if last.i + 1 < len(parse) else None
    return not (len(tokens) == 1 and following is not None and following.low == "'s")


def _is_persons_age(parse: Parse, last: Token) -> bool:
    """Tell whether the words are a person's age ("a 6-year-old boy", "she is 44 years old"), not a thing's."""
    old = last if last.low == "old" else _after(parse, last)
    if old is None or old.low != "old":
        return False
    people = load_measure_words()
    noun = next((t for t in (_after(parse, old), parse.head(old)) if t and t.pos in _NAMING), None)
    if noun is not None and noun.i > old.i:
        return noun.pos == "PROPN" or people.is_person(noun.lemma)
    subject = next((c for c in parse.children(parse.head(old)) if c.dep == "nsubj"), None)
    if subject is None:
        return last is old
    return subject.pos in ("PROPN", "PRON") or people.is_person(subject.lemma)


def _after(parse: Parse, token: Token) -> Token | None:
    return parse[token.i + 1] if token.i + 1 < len(parse) else None


OLDEST = 120
"""Years beyond which nobody's age is told."""
_NAMING = ("NOUN", "PROPN")


def _is_reference(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    del found
    first = tokens[0]
    if first.low == "now" and len(tokens) == 1:
        following = parse[first.i + 1] if first.i + 1 < len(parse) else None
        return first.dep != "mark" and not (following is not None and following.low == "that")
    if first.low == "current":
        return first.pos == "ADJ"
    return first.low != "soon" or _is_soon(parse, first)


def _is_soon(parse: Parse, word: Token) -> bool:
    """Tell whether "soon" looks ahead; "as soon", "soon after" and "soon fell" tell an order of events."""
    around = [parse[i].low for i in (word.i - 1, word.i + 1) if 0 <= i < len(parse)]
    if "as" in around[:1] or "after" in around[-1:]:
        return False
    verb = parse.head(word)
    helpers = {c.low for c in parse.children(verb) if c.dep in ("aux", "auxpass")}
    return not (verb.tag == "VBD" or helpers & {"was", "were", "had"})


def _is_unit_shift(parse: Parse, tokens: tuple[Token, ...], found: Found) -> bool:
    """The bare words "the year" are a time after a preposition, unless a clause goes on to say which."""
    if [t.low for t in tokens] != ["the", "year"]:
        return True
    before = parse[tokens[0].i - 1].low if tokens[0].i else ""
    after = parse[tokens[1].i + 1].low if tokens[1].i + 1 < len(parse) else ""
    cues = load_time_cues()
    named = before in cues.before_year and after not in cues.after_year
    return named or after in cues.year_ends


def is_accounting_year(parse: Parse, found: Found) -> bool:
    """Tell whether "the year ended 31 March" is meant: a length, not the calendar year of the story day."""
    said = found.expression
    if said.form is not Form.UNIT_SHIFT or said.unit != "Y" or not said.latest:
        return False
    tokens = parse.within(Span(found.start, found.end))
    after = tokens[-1].i + 1 if tokens else len(parse)
    return after < len(parse) and parse[after].low in load_time_cues().year_ends


_CHECKS: Final[dict[Form, Callable[[Parse, tuple[Token, ...], Found], bool]]] = {
    Form.CALENDAR: _is_date,
    Form.SEASON: _is_season,
    Form.DURATION: _is_duration,
    Form.SINCE: _is_adverb,
    Form.REFERENCE: _is_reference,
    Form.UNIT_SHIFT: _is_unit_shift,
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
