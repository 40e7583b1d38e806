"""Digests that stand for values: equal for equal values, in any process."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from hashlib import blake2b

from tetrapylon.model.codec import to_json


@dataclass(slots=True)
class Digests:
    """Digests of values of one run, each worked out once; the values are held, so that none is taken for another."""

    known: dict[int, tuple[object, bytes]] = field(default_factory=dict)

    def learn(self, value: object, digest: bytes) -> None:
        """Note the digest of a value that is known from elsewhere."""
        self.known[id(value)] = (value, digest)

    def of(self, value: object) -> bytes:
        """Return the digest of a value that has a JSON form; the same for equal values, in any process."""
        found = self.known.get(id(value))
        if found is None:
            found = (value, digest_of(marshal.dumps(to_json(value), 0)))
            self.known[id(value)] = found
        return found[1]

    def of_all(self, *parts: tuple[object, ...]) -> bytes:
        """Return one digest for some rows, part by part."""
        found = (b"".join(map(self.of, part)) for part in parts)
        return digest_of(b"|".join(found))


def digest_of(body: bytes) -> bytes:
    """Return 16 bytes that stand for these."""
    return blake2b(body, digest_size=16).digest()
