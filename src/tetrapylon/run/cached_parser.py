"""A parser that looks up before it parses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tetrapylon.model.parse import Parse
from tetrapylon.read.parsing import ParseTask
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.store.parse_cache import parse_key


class Parses(Protocol):
    """Where parses are kept by key."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Parse]:
        """Return the parses that are kept, by key."""
        ...

    def put(self, parses: dict[bytes, Parse]) -> None:
        """Keep parses by key."""
        ...


class CachedParser:
    """A spaCy parser with a cache in front; the same words are parsed once."""

    def __init__(self, parser: SpacyParser, cache: Parses) -> None:
        self.parser, self.cache = parser, cache

    def parse(self, tasks: Sequence[ParseTask]) -> list[Parse]:
        """Return one parse a task, in order.

        Kept by the words as parsed, so a better table of names never meets an old parse of capitals.
        """
        tasks = [self.parser.cased(t) for t in tasks]
        keys = [parse_key(self.parser.name, t.text, t.sentence_starts) for t in tasks]
        known = self.cache.get(keys)
        new = {k: t for k, t in zip(keys, tasks, strict=True) if k not in known}
        made = dict(zip(new, self.parser.parse(list(new.values())), strict=True)) if new else {}
        self.cache.put(made)
        return [known[k] if k in known else made[k] for k in keys]
