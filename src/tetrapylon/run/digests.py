"""Digests that stand for values: equal for equal values, in any process."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from tetrapylon.model.codec import to_json


@dataclass(slots=True)
class Digests:
    """Digests of values of one run, each worked out once; the values are held, so that none is taken for another."""

    known: dict[int, tuple[object, bytes]] = field(default_factory=dict)
    without: Mapping[type, Collection[str]] = field(default_factory=dict)
    """Fields that count for nothing, by type."""

    def but(self, without: Mapping[type, Collection[str]]) -> Digests:
        """Return digests to which fields of these types count for nothing; those of other types are the same."""
        known = {k: found for k, found in self.known.items() if type(found[0]) not in without}
        return Digests(known=known, without=without)

    def learn(self, value: object, digest: bytes) -> None:
        """Note the digest of a value that is known from elsewhere."""
        self.known[id(value)] = (value, digest)

    def of(self, value: object) -> bytes:
        """Return the digest of a value that has a JSON form; the same for equal values, in any process."""
        found = self.known.get(id(value))
        if found is None:
            body = to_json(value)
            if isinstance(body, dict):
                for name in self.without.get(type(value), ()):
                    del body[name]
            found = (value, digest_of(marshal.dumps(body, 0)))
            self.known[id(value)] = found
        return found[1]

    def of_all(self, *parts: tuple[object, ...]) -> bytes:
        """Return one digest for some rows, part by part."""
        found = (b"".join(map(self.of, part)) for part in parts)
        return digest_of(b"|".join(found))


def digest_of(body: bytes) -> bytes:
    """Return 16 bytes that stand for these."""
    return blake2b(body, digest_size=16).digest()
