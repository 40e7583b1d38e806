"""A parsed passage: tokens with tags and heads, independent of the library that made them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from tetrapylon.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `start`/`end` count in the report's text; `head` is an index into the parse (itself at a root).

    `text` is the word of the report; where the report is in capitals only, with its case restored.

    `pos` is the universal tag, `tag` the Penn tag, `dep` the ClearNLP relation, `morph` in UD notation
    (`Tense=Past|VerbForm=Fin`), `sent` the index of its sentence in the passage.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str
    sent: int

    @property
    def span(self) -> Span:
        """The stretch of the report's text."""
        return Span(self.start, self.end)

    @property
    def low(self) -> str:
        """The token in lower case with straight apostrophes."""
        return _lowered(self.text)


@lru_cache(maxsize=1 << 16)
def _lowered(text: str) -> str:
    """Return the words in lower case with straight apostrophes; asked for a few dozen times a token."""
    return text.lower().replace("’", "'")


@dataclass(frozen=True)
class Parse:
    """The tokens of one passage, with the tree made walkable.

    `base` is the parse of the same words with offsets from their own first character, one for all copies, and
    `by` the offset at which the passage begins in the report; None and 0 for a parse that stands by itself.
    """

    tokens: tuple[Token, ...]
    base: Parse | None = field(default=None, compare=False, repr=False)
    by: int = field(default=0, compare=False, repr=False)

    @cached_property
    def remembered(self) -> dict[Hashable, tuple[object, dict[Hashable, object]]]:
        """What finders made of these words (`read.remembered`); it goes when the parse goes."""
        return {}

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        found: list[list[Token]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                found[t.head].append(t)
        return tuple(map(tuple, found))

    def children(self, t: Token) -> tuple[Token, ...]:
        """Return the tokens that hang directly on `t`, left to right."""
        return self._children[t.i]

    def head(self, t: Token) -> Token:
        """Return the token that `t` hangs on (`t` itself at a root)."""
        return self.tokens[t.head]

    def subtree(self, t: Token) -> tuple[Token, ...]:
        """Return `t` and all that hangs on it, left to right."""
        found, todo = [t.i], [t.i]
        while todo:
            below = [c.i for c in self._children[todo.pop()]]
            found += below
            todo += below
        return tuple(self.tokens[i] for i in sorted(found))

    def ancestors(self, t: Token) -> Iterator[Token]:
        """Yield the tokens above `t`, nearest first."""
        while t.head != t.i:
            t = self.tokens[t.head]
            yield t

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie wholly inside `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(t for t in self.tokens[first:last] if t.end <= span.end)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    @cached_property
    def _sentences(self) -> dict[int, tuple[Token, ...]]:
        found: dict[int, list[Token]] = {}
        for t in self.tokens:
            found.setdefault(t.sent, []).append(t)
        return {sent: tuple(tokens) for sent, tokens in found.items()}

    def sentence(self, index: int) -> tuple[Token, ...]:
        """Return the tokens of the passage's sentence number `index`."""
        return self._sentences.get(index, ())

    def root_of(self, tokens: tuple[Token, ...]) -> Token | None:
        """Return the token of `tokens` whose head lies outside them, None for no tokens."""
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in inside or t.head == t.i), None)
