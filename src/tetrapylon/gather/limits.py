"""How much of the outside world gather lets in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes beyond which an input is declined; each finding names the field to raise.

    `max_bytes`: bytes of one report (a file, an archive member, a JSONL line, a crawled page).
    `max_text_chars`: code points of one report's text, once decoded or extracted.
    `max_members`: entries of one archive.
    `max_unpacked_bytes`: bytes that one input given by the user may unpack to, all levels together.
    `max_ratio`: unpacked bytes for each packed byte, looked at from a megabyte on.
    `max_depth`: archives inside archives; 1 opens the outer one only.
    """

    max_bytes: int = 25_000_000
    max_text_chars: int = 2_000_000
    max_members: int = 100_000
    max_unpacked_bytes: int = 2_000_000_000
    max_ratio: int = 200
    max_depth: int = 3
