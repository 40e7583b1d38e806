"""The words between quotation marks: in one line, of a length that can be read, with whole pairs of marks."""

from __future__ import annotations

import re

FEWEST_KEPT = 9
"""Words that are left at least where a quotation is cut."""


def unbroken(words: str) -> str:
    """Return words in one line, without half a pair of quotation marks or brackets; whole pairs become single ones."""
    flat = " ".join(words.split()).rstrip(" .,;:—–-")
    flat = re.sub(r"^[\"“]|[,;:]+(?=[\"”]$)", "", flat)
    if len(re.findall(r"[\"“”]", flat)) % 2:
        flat = re.sub(r"[\"”]$", "", flat)
    flat = re.sub(r"\s*\b(?:and|or|but)$", "", flat).rstrip(" .,;:—–-")
    if flat.count("(") > flat.count(")"):
        flat = flat.rpartition("(")[0].rstrip()
    return re.sub(r"[\"“”]", "'", flat)


def left_open(words: str) -> bool:
    """Tell whether a quotation inside the words begins and does not end."""
    opened = len(re.findall(r"(?:^|[\s(])'(?=[\w\[])", words))
    return opened > len(re.findall(r"(?<=[\w.,!?\]])'(?=[\s,.;:)]|$)", words))


def cut_short(words: str, most: int) -> str | None:
    """Return words as they are, or up to the last comma that leaves enough, None where neither fits."""
    listed = words.split()
    if len(listed) <= most:
        return words
    head = " ".join(listed[:most])
    kept = max(head.rfind(", "), head.rfind("; "), head.rfind(" — "), head.rfind(" – "))
    short = head[:kept].rstrip(" ,;—–") if kept > 0 else ""
    return f"{short} …" if len(short.split()) >= FEWEST_KEPT else None
