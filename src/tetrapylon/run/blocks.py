"""Parts of a stage that are made again only where what they look at changed.

A block is what a stage makes of one unit (a report) from rows that are handed to it. It is kept under a digest of these
rows, and of the entities that were looked up while it was made. Where all of them are as they were, so is what is
made of them, and the kept block is taken; so a record made with kept blocks is the record made without.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import TypeVar, cast

from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.entity import Entity
from tetrapylon.run.digests import Digests, digest_of
from tetrapylon.run.looked_up import LookedUp
from tetrapylon.store.blocks import Block, BlockFile

T = TypeVar("T")
ROOMS = ("model", "lexicon", "ground", "link", "tell", "run")
"""Rooms whose code and tables decide what a block holds."""
NONE = b"-"


class Blocks:
    """The blocks of a store's record, as the last run left them and as this one makes them."""

    def __init__(self, file: BlockFile, digests: Digests) -> None:
        self.digests = digests
        self.made = 0
        self._file = file

    @contextmanager
    def stage(self, maker: str, entities: Mapping[str, Entity]) -> Iterator[Shelf]:
        """Give the blocks of one stage; when the block of code ends well, what is new is kept and what is gone dropped."""
        shelf = Shelf(self._file.of(maker), self.digests, entities)
        yield shelf
        self.made += len(shelf.new)
        if shelf.new or shelf.left:
            self._file.put(maker, shelf.new, tuple(shelf.left))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@dataclass(slots=True)
class Shelf:
    """The kept blocks of one stage that were not asked for yet (`left`), and those made now (`new`)."""

    left: dict[str, Block]
    digests: Digests
    entities: Mapping[str, Entity]
    new: list[tuple[str, Block]] = field(default_factory=list)

    def block(
        self, unit: str, kind: type[T], inputs: bytes, make: Callable[[LookedUp], tuple[T, ...]]
    ) -> tuple[T, ...]:
        """Return what `make` makes of a unit, from the kept block where nothing that it looked at changed.

        Args:
            unit: what is made a block of: an id.
            kind: of the rows; they have a JSON form.
            inputs: digest of all that `make` looks at besides entities.
            make: takes the entities of the record.
        """
        kept = self.left.pop(unit, None)
        if kept is not None and kept.inputs == self._with_entities(inputs, kept.looked):
            rows = json.loads(kept.body)
            return tuple(from_json(kind, row) for row in rows)
        looked_up = LookedUp(self.entities)
        made = make(looked_up)
        looked = "\n".join(sorted(looked_up.keys_asked))
        body = json.dumps([to_json(row) for row in made])
        self.new.append((unit, Block(self._with_entities(inputs, looked), looked, body)))
        return made

    def _with_entities(self, inputs: bytes, looked: str) -> bytes:
        rows = (self.entities.get(key) for key in looked.split("\n"))
        found = (NONE if row is None else self.digests.of(row) for row in rows)
        return digest_of(inputs + b"".join(found))


@contextmanager
def kept_blocks(parses: Path | None, digests: Digests) -> Iterator[Blocks]:
    """Give the blocks of a store, given its parse cache: from the file beside that, in memory for a store in memory."""
    path = parses.with_suffix(".blocks") if parses else None
    blocks = Blocks(BlockFile(path, program()), digests)
    try:
        yield blocks
    finally:
        blocks.close()


@cache
def program() -> bytes:
    """Return a digest of the code and tables that make blocks: kept ones are of use to the same alone."""
    root = cast("Path", resources.files("tetrapylon"))
    digest = blake2b(digest_size=16)
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".py", ".yaml"):
                digest.update(path.read_bytes())
    return digest.digest()
