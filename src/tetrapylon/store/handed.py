"""Readings that this process has just made, handed to whoever asks for them next: decoding one costs more than keeping it a while.

A reading is known by the digest of its bytes as kept, so that what is handed on is what decoding them gives
(`tests/store/test_handed.py`); one that is not at hand is decoded. Each is handed on once, and no more than
`MOST_BYTES` of kept bytes are held.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from threading import Lock

from tetrapylon.model.quantity import Amount
from tetrapylon.model.record import Reading

MOST_BYTES = 4_000_000
"""Bytes of kept readings whose values are held: those of about six hundred articles."""


def body_digest(body: bytes) -> bytes:
    """Return 16 bytes that stand for a reading as kept."""
    return blake2b(body, digest_size=16).digest()


def as_kept(reading: Reading) -> Reading:
    """Return a reading as it comes back from the store, where a whole number in an amount is a number like any other."""
    return replace(reading, amounts=tuple(map(_amount_as_kept, reading.amounts)))


def _amount_as_kept(amount: Amount) -> Amount:
    said = (amount.value, amount.low, amount.high)
    if int not in map(type, said):
        return amount
    value, low, high = (None if n is None else float(n) for n in said)
    return replace(amount, value=value, low=low, high=high)


class Handed:
    """Readings on their way from who made them to who links them. The oldest go first where there is no more room."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._held = most_bytes, 0
        self._readings: dict[bytes, tuple[Reading, int]] = {}
        self._lock = Lock()

    def note(self, reading: Reading, body: bytes) -> None:
        """Hold a reading that was just made and encoded."""
        with self._lock:
            self._drop(body_digest(body))
            self._readings[body_digest(body)] = (as_kept(reading), len(body))
            self._held += len(body)
            while self._held > self._most:
                self._drop(next(iter(self._readings)))

    def take(self, digest: bytes) -> Reading | None:
        """Return the reading whose bytes have a digest and let it go, None where it is not at hand."""
        with self._lock:
            return self._drop(digest)

    def _drop(self, digest: bytes) -> Reading | None:
        reading, size = self._readings.pop(digest, (None, 0))
        self._held -= size
        return reading


HANDED = Handed()
"""That of this process."""
