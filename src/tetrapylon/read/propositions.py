"""One proposition a clause: main, coordinated, relative and participial clauses that assert something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span
from tetrapylon.read.clauses import VERBAL, hull, is_finite

SPLIT_ADVERBIALS = frozenset(
    {"as", "since", "while", "because", "although", "though", "whereas", "before"}
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate with the words that make up its clause."""

    root: Token
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span | None:
        """From the first to the last word."""
        return hull(self.tokens)


def propositions_of(parse: Parse, sentence: int, cut: frozenset[int]) -> tuple[Proposition, ...]:
    """Return the propositions of one sentence in reading order.

    Args:
        parse: the passage's parse.
        sentence: the sentence's index in it.
        cut: indices of further words that begin a proposition of their own (heads of attributed content).
    """
    tokens = parse.sentence(sentence)
    heads = [t for t in tokens if t.i in cut or _begins(parse, t)]
    if not heads and tokens:
        heads = [t for t in tokens if t.head == t.i or parse.head(t).sent != sentence][:1]
    marked = frozenset(t.i for t in heads)
    made = [Proposition(h, tuple(_own(parse, h, marked))) for h in heads]
    return tuple(p for p in made if p.tokens)


def _begins(parse: Parse, t: Token) -> bool:
    if t.head == t.i:
        return True
    if t.dep == "conj":
        return t.pos in VERBAL and _verb_like(t) and parse.head(t).pos in VERBAL and _main(parse, t)
    if t.dep == "relcl":
        return is_finite(parse, t) and _comma_before(parse, t)
    if t.dep == "advcl":
        return _adverbial(parse, t)
    return t.dep in ("parataxis",) and is_finite(parse, t)


def _main(parse: Parse, t: Token) -> bool:
    """Tell whether a coordinated verb continues a clause that is a proposition itself."""
    above = parse.head(t)
    return is_finite(parse, t) or t.tag in ("VBN", "VBD") or _begins(parse, above)


def _verb_like(t: Token) -> bool:
    return t.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD")


def _comma_before(parse: Parse, t: Token) -> bool:
    """Tell a relative clause that adds something from one that only picks out."""
    first = parse.subtree(t)[0]
    return first.i > 0 and parse[first.i - 1].text in (",", "-", "--", "—", "–", "(")


def _adverbial(parse: Parse, t: Token) -> bool:
    marks = {c.low for c in parse.children(t) if c.dep in ("mark", "advmod")}
    if is_finite(parse, t):
        return bool(marks & SPLIT_ADVERBIALS)
    if t.tag in ("VBG", "VBN") and not marks:
        words = parse.subtree(t)
        before = words[0].i > 0 and parse[words[0].i - 1].text == ","
        return before and len(words) > 2
    return False


def _own(parse: Parse, head: Token, marked: frozenset[int]) -> Iterator[Token]:
    """Yield the words of a clause without those of the clauses that are split off it."""
    todo, found = [head], [head]
    while todo:
        for c in parse.children(todo.pop()):
            if c.i not in marked and c.sent == head.sent:
                todo.append(c)
                found.append(c)
    dropped = {"cc"} if len(marked) > 1 else set()
    yield from sorted(
        (t for t in found if t.dep not in dropped or parse.head(t) is not head), key=lambda t: t.i
    )
