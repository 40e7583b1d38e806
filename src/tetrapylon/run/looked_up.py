"""Entities that note which of them were looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tetrapylon.model.entity import Entity


class LookedUp(Mapping[str, Entity]):
    """A record's entities by id. Ids are noted when they are asked for; going through all of them is refused."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self.keys_asked: set[str] = set()

    def __getitem__(self, key: str) -> Entity:  # type: ignore[explicit-override] # typing.override is newer than 3.11
        """Return the entity with this id.

        Raises:
            KeyError: the record has none.
        """
        self.keys_asked.add(key)
        return self._entities[key]

    def __iter__(self) -> Iterator[str]:  # type: ignore[explicit-override]
        """Refuse: who goes through all entities depends on all of them.

        Raises:
            TypeError: always.
        """
        raise TypeError("a block of a stage may look entities up; it may not go through all")

    def __len__(self) -> int:  # type: ignore[explicit-override]
        """Return how many entities the record has.

        Raises:
            TypeError: always, for the same reason.
        """
        raise TypeError("a block of a stage may look entities up; it may not count them")
