"""One proposition a clause: main, coordinated, relative and participial clauses that assert something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.model.parse import Parse, Token
from tetrapylon.read.clauses import SUBJECTS, VERBAL, is_finite

SPLIT_ADVERBIALS = frozenset(
    {"as", "since", "while", "because", "although", "though", "whereas", "before"}
)
OWN_MATTER = frozenset({"dobj", "prep", "xcomp", "ccomp", "attr", "acomp", "npadvmod", "agent"})
VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD"})
BREAKS = frozenset({",", "-", "--", "—", "–", "(", ";"})
SOURCING = frozenset({"cite", "quote"})
"""Participles that name where a statement comes from and tell nothing of their own: "citing hospital lists"."""
TERMS = frozenset({"as", "dubbed", "called", "named", "so-called", "nicknamed"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate with the words that make up its clause."""

    root: Token
    tokens: tuple[Token, ...]


def propositions_of(parse: Parse, sentence: int, cut: frozenset[int]) -> tuple[Proposition, ...]:
    """Return the propositions of one sentence in reading order.

    Args:
        parse: the passage's parse.
        sentence: the sentence's index in it.
        cut: indices of further words that begin a proposition of their own (heads of attributed content).
    """
    tokens = [t for t in parse.sentence(sentence) if t.pos != "SPACE"]
    heads = [t for t in tokens if t.i in cut or begins(parse, t)]
    if not heads and tokens:
        heads = [t for t in tokens if t.head == t.i or parse.head(t).sent != sentence][:1]
    marked = frozenset(t.i for t in heads)
    made = [Proposition(h, tuple(_own(parse, h, marked))) for h in heads]
    return tuple(p for p in made if p.tokens)


def begins(parse: Parse, t: Token) -> bool:
    """Tell whether a word is the predicate of a clause that makes a proposition of its own."""
    if t.head == t.i:
        return True
    if t.dep == "conj":
        return _coordinated(parse, t)
    if t.dep == "ccomp" and is_finite(parse, t):
        return _parted(parse, t)
    if t.dep == "relcl":
        return is_finite(parse, t) and (_set_off(parse, t) or _tells_on(parse, t))
    if t.dep == "advcl" or (t.dep == "acl" and (t.tag == "VBG" or _done_by(parse, t))):
        return _adverbial(parse, t)
    return t.dep == "parataxis" and is_finite(parse, t) and _set_off(parse, t)


def _parted(parse: Parse, t: Token) -> bool:
    """Tell a clause that a semicolon parts from the one it hangs on."""
    after = parse.subtree(t)[-1].i + 1
    return t.i < parse.head(t).i and after < len(parse) and parse[after].text == ";"


def _coordinated(parse: Parse, t: Token) -> bool:
    """Tell a second proposition from a second verb that shares everything ("imprisoned and tortured")."""
    above = parse.head(t)
    if t.pos not in VERBAL or t.tag not in VERB_TAGS:
        return False
    subject = any(c.dep in SUBJECTS for c in parse.children(t))
    if above.pos not in VERBAL:
        return subject and is_finite(parse, t)
    first = above
    while first.dep == "conj":
        first = parse.head(first)
    if not (begins(parse, first) or first.dep == "ccomp"):
        return False
    if subject or is_finite(parse, t):
        return True
    if t.tag == "VB":
        return False
    matter = any(c.dep in OWN_MATTER for c in parse.children(t))
    return matter and any(c.dep in OWN_MATTER for c in parse.children(above) if c.i < t.i)


def _set_off(parse: Parse, t: Token) -> bool:
    """Tell a relative clause that adds something from one that only picks out."""
    first = parse.subtree(t)[0]
    return first.i > 0 and parse[first.i - 1].text in BREAKS


def _done_by(parse: Parse, t: Token) -> bool:
    """Tell a participle that says who did it: "the troops, supported by militiamen from the coast"."""
    return t.tag == "VBN" and any(c.dep == "agent" for c in parse.children(t))


def _tells_on(parse: Parse, t: Token) -> bool:
    """Tell a clause that only seems to pick out: "the war that has killed 9,000", "a truce that has held since May"."""
    below = parse.children(t)
    perfect = t.tag == "VBN" and any(c.low in ("has", "have") and c.dep == "aux" for c in below)
    subject = any(c.dep in ("nsubj", "nsubjpass") and c.tag in ("WDT", "WP") for c in below)
    since = any(c.dep == "prep" and c.low == "since" for c in below)
    counted = any(d.tag == "CD" for c in below if c.dep == "dobj" for d in parse.subtree(c))
    return perfect and subject and (since or counted)


def _adverbial(parse: Parse, t: Token) -> bool:
    marks = {c.low for c in parse.children(t) if c.dep in ("mark", "advmod")}
    if is_finite(parse, t):
        likened = {"as", "if"} <= marks
        ahead = "before" in marks and t.tag in ("VBZ", "VBP") and t.lemma != "be"
        return bool(marks & SPLIT_ADVERBIALS) and not likened and not ahead
    if t.tag not in ("VBG", "VBN") or marks or t.lemma in SOURCING:
        return False
    above, words = parse.head(t), parse.subtree(t)
    if words[0].i == 0 or parse[words[0].i - 1].text != "," or len(words) < 3:
        return False
    return t.tag == "VBG" or above.dep != "advcl"


def _own(parse: Parse, head: Token, marked: frozenset[int]) -> Iterator[Token]:
    """Yield the words of a clause without those of the clauses that are split off it."""
    todo, found = [head], [head]
    while todo:
        below = [c for c in parse.children(todo.pop()) if c.i not in marked and c.sent == head.sent]
        todo += below
        found += below
    ends = [t for t in found if t.dep == "cc" and parse.head(t) is head]
    last = max((t.i for t in found if t not in ends and t.pos != "PUNCT"), default=0)
    yield from sorted((t for t in found if t not in ends or t.i < last), key=lambda t: t.i)
