"""A digest of the code that writes derived rows: rows of another form are not mixed with new ones in one generation."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from tetrapylon.model import codec, edtf, folding
from tetrapylon.store import beside, facets, texts

WRITERS = (codec, edtf, folding, beside, facets, texts)
"""Modules that decide which columns, links and words go with a row."""


@cache
def form_of_rows() -> str:
    """Return the digest; another one wherever the code or the columns are others."""
    digest = blake2b(digest_size=16)
    for module in WRITERS:
        digest.update(Path(module.__file__ or "").read_bytes())
    return digest.hexdigest()
