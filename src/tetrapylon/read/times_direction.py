"""Where the clause of a time expression looks: its verb, what governs it, and what has a date beforehand."""

from __future__ import annotations

from tetrapylon.lexicon.time_cues import load_time_cues
from tetrapylon.lexicon.times import Found
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.model.time import Direction
from tetrapylon.read.spoken_days import is_day_of_saying

SAID = {"after": Direction.FUTURE, "before": Direction.PAST}
"""What "later" and "earlier" in the words themselves say."""
INSIDE_DATE = frozenset({"nummod", "nmod", "compound"})
"""How words of a date hang on one another."""


def direction_of(parse: Parse, found: Found) -> Direction | None:
    """Return where the governing clause looks, None where it has no verb."""
    tokens = parse.within(Span(found.start, found.end))
    root = parse.root_of(tokens)
    if root is None:
        return None
    said = SAID.get(found.expression.mod or "")
    if said is not None:
        return said
    if is_day_of_saying(parse, tokens[0]):
        return Direction.PAST
    noun = _happening_of(parse, tokens[-1])
    if noun is not None:
        return Direction.FUTURE if noun.lemma in load_time_cues().appointed else Direction.PAST
    return _of_clause(parse, tokens[0], root)


def _of_clause(parse: Parse, first: Token, root: Token) -> Direction | None:
    cues = load_time_cues()
    for above in parse.ancestors(root):
        if above.low in cues.ahead:
            return Direction.FUTURE
        if above.pos in ("VERB", "AUX"):
            before = parse[first.i - 1].low if first.i > 0 else ""
            put_off = before in cues.to_an_end and above.lemma in cues.put_off
            put_off |= before == "to" and above.lemma in cues.rescheduled
            ahead = put_off or _is_appointment(parse, above)
            return Direction.FUTURE if ahead else _of_verb(parse, above)
    return None


def _is_appointment(parse: Parse, verb: Token) -> bool:
    """Tell whether the clause says when something with a date beforehand is: "the vote is on Sunday"."""
    if verb.lemma != "be" or verb.tag not in ("VBZ", "VBP"):
        return False
    subjects = (c.lemma for c in parse.children(verb) if c.dep == "nsubj")
    return any(s in load_time_cues().appointed for s in subjects)


def _happening_of(parse: Parse, last: Token) -> Token | None:
    """Return the noun of "Friday's raid", "the May 3 raid": it was, whatever is or will be done about it; None without one."""
    if last.i + 1 >= len(parse):
        return None
    after, noun = parse[last.i + 1], parse.head(last)
    while noun.dep in INSIDE_DATE and noun.i <= last.i:
        noun = parse.head(noun)
    owns, names = after.low in ("'s", "'"), after.i == noun.i
    if not owns and not names:
        return None
    verb = next((t for t in parse.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    if noun.pos != "NOUN" or noun.i < last.i:
        return None
    ahead = verb is not None and _of_verb(parse, verb) is Direction.FUTURE
    return noun if noun.lemma not in load_time_cues().appointed or ahead else None


def _of_verb(parse: Parse, verb: Token) -> Direction:
    words = {c.low for c in parse.children(verb) if c.dep in ("aux", "auxpass")}
    if _looks_ahead(parse, verb, words):
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


def _says_for_what(parse: Parse, verb: Token) -> bool:
    if verb.lemma not in load_time_cues().bare_plans:
        return True
    return any(c.dep == "xcomp" or c.low == "for" for c in parse.children(verb))


def _looks_ahead(parse: Parse, verb: Token, helpers: set[str]) -> bool:
    """Tell whether a verb and its helpers speak of what is to come."""
    if "have" not in helpers:
        if helpers & load_time_cues().will:
            return True
        if verb.lemma in load_time_cues().planning and verb.tag in ("VBN", "VBG", "VBP", "VBZ"):
            return "had" not in helpers and _says_for_what(parse, verb)
        if verb.lemma in load_time_cues().timetabled and verb.tag in ("VBP", "VBZ"):
            return True
    return verb.tag == "VBG" and verb.lemma in load_time_cues().starting and not helpers


def _of_infinitive(parse: Parse, verb: Token) -> Direction:
    governor = parse.head(verb)
    if governor.i == verb.i:
        return Direction.FUTURE
    if any(c.low == "had" for c in parse.children(governor)):
        return Direction.PAST
    if (
        governor.lemma in load_time_cues().planning
        or governor.lemma in ("be", "have")
        or governor.pos == "NOUN"
    ):
        return Direction.FUTURE
    return _of_verb(parse, governor) if governor.pos in ("VERB", "AUX") else Direction.FUTURE
