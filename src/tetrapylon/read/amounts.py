"""Find numbers and vague amounts in a report, bound to what they count."""

from __future__ import annotations

from tetrapylon.model.document import Document
from tetrapylon.model.quantity import Amount


def find_amounts(document: Document) -> tuple[Amount, ...]:
    """Return the amounts in reading order."""
    del document
    return ()
