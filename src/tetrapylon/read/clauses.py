"""Questions about a clause: its subject, its auxiliaries, whose words are whose.

Every function takes a `Parse` and a token of it and returns tokens of the same parse.
"""

from __future__ import annotations

from collections.abc import Iterable

from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
INHERITING = frozenset({"conj", "xcomp", "advcl"})


def child(parse: Parse, token: Token, *deps: str) -> Token | None:
    """Return the first child of `token` with one of these relations."""
    return next((c for c in parse.children(token) if c.dep in deps), None)


def subject_of(parse: Parse, verb: Token, *, depth: int = 4) -> Token | None:
    """Return the subject of a verb, its own or the one that coordination or control lends it."""
    own = next((c for c in parse.children(verb) if c.dep in SUBJECTS), None)
    if own is not None or depth == 0:
        return own
    above = parse.head(verb)
    if verb.dep in INHERITING and above is not verb:
        return subject_of(parse, above, depth=depth - 1)
    if verb.dep in ("acl", "relcl") and above.pos in NOMINAL:
        return above
    return None


def is_finite(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb, or an auxiliary of it, carries tense."""
    if "VerbForm=Fin" in verb.morph or verb.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        "VerbForm=Fin" in c.morph or c.tag in ("VBD", "VBZ", "VBP", "MD")
        for c in parse.children(verb)
        if c.dep in AUXILIARIES
    )


def is_past(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb, or an auxiliary of it, stands in the past tense."""
    return verb.tag == "VBD" or any(
        c.tag == "VBD" for c in parse.children(verb) if c.dep in AUXILIARIES
    )


def is_infinitive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb stands in the infinitive with "to"."""
    return any(c.low == "to" and c.dep == "aux" for c in parse.children(verb))


def is_to_come(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause's own verb is an infinitive with a subject, as headlines have it: "Army to leave town"."""
    below = parse.children(verb)
    led = any(c.dep in ("nsubj", "nsubjpass") and c.i < verb.i for c in below)
    perfect = any(c.low == "have" and c.dep == "aux" for c in below)
    told = verb.dep == "ccomp" and verb.i < verb.head
    alone = told or verb.dep in ("ROOT", "parataxis")
    return led and alone and not perfect and verb.tag == "VB" and is_infinitive(parse, verb)


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    return any(c.dep in ("auxpass", "nsubjpass") for c in parse.children(verb))


def hull(tokens: Iterable[Token]) -> Span | None:
    """Return the stretch from the first to the last of `tokens`, None for none."""
    listed = list(tokens)
    if not listed:
        return None
    return Span(min(t.start for t in listed), max(t.end for t in listed))


def phrase(
    parse: Parse, head: Token, *, without: frozenset[int] = frozenset()
) -> tuple[Token, ...]:
    """Return the words of a noun phrase: its subtree up to a relative clause or a dash."""
    found: set[int] = {head.i}
    todo = [head]
    while todo:
        top = todo.pop()
        for c in parse.children(top):
            if c.i in without or c.dep in ("relcl", "punct", "advcl", "ccomp", "parataxis", "acl"):
                continue
            if top is head and c.dep in ("cc", "preconj") and not _has_conj(parse, head):
                continue
            found.add(c.i)
            todo.append(c)
    inside = [parse[i] for i in sorted(found)]
    first, last = inside[0].i, inside[-1].i
    return tuple(parse[i] for i in range(first, last + 1) if not parse[i].text.isspace())


def _has_conj(parse: Parse, head: Token) -> bool:
    return any(c.dep == "conj" for c in parse.children(head))


def trimmed(text: str, span: Span | None, *, drop: str = " \t\r\n\u00a0,;:.-–—") -> Span | None:
    """Return `span` without white space and loose punctuation at its ends; None if nothing is left."""
    if span is None:
        return None
    start, end = span.start, span.end
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end) if start < end else None
