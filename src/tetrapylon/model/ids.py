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
    body = "".join([f"{part!s}\x1f" for part in parts])
    digest = blake2b(body.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES)
    return f"{prefix}-{digest.hexdigest()}"
