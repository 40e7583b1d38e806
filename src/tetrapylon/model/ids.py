"""Ids that come from content, so that a job run twice writes the same rows."""

from __future__ import annotations

from hashlib import blake2b

ID_BYTES = 8


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hex digits that depend on the parts alone.

    Args:
        prefix: one or two letters that name the noun, such as `c` for a claim.
        parts: what the row is made of; compared by their `str`.
    """
    digest = blake2b(digest_size=ID_BYTES)
    for part in parts:
        digest.update(str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return f"{prefix}-{digest.hexdigest()}"
