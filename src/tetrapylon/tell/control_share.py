"""How much of a place a holder is said to hold, and which ground a town's name stands for: "the mostly X-held province of".

A control row has one place and one holder; the words may say less than that. What is told of the row says so, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control

SHARES = {
    "mostly": "most of",
    "largely": "most of",
    "mainly": "most of",
    "predominantly": "most of",
    "overwhelmingly": "most of",
    "most": "most of",
    "much": "much of",
    "partly": "part of",
    "partially": "part of",
    "parts": "parts of",
    "half": "half of",
    "nearly": "nearly all of",
    "almost": "nearly all of",
}
"""What a word of extent before a holding says of the place."""
_EXTENT = re.compile(
    r"\b(?:(mostly|largely|mainly|predominantly|overwhelmingly|partly|partially|(?:nearly|almost)(?= (?:all|entire|whol|complete)))"
    r"[ -](?:\S+[ -]){0,4}?|(most|much|parts|half) of (?:(?!who\b|that\b|which\b|those\b)[^\s,;]+ ){1,6}?)"
    r"(?:held|controlled|occupied|in the hands|under (?:the )?control|rul\w+)\b",
    re.I,
)
AREA = r"(province|governorate|region|district|county|oblast|state|department|prefecture)"
_OF = re.compile(rf"\b{AREA} of (?:the )?$", re.I)
_AFTER = re.compile(rf"^(?:['’]s)?\s+{AREA}\b", re.I)
REACH = 24


def ground_words(record: Record, row: Control, name: str) -> str:
    """Return a place's name with the ground and the share of it that all words behind a row speak of.

    "Kestra" under "the mostly rebel-held province of Kestra" is "most of Kestra province".
    """
    claims = [record.claim[c] for c in row.claims if c in record.claim]
    share = _one([_share(record, c) for c in claims])
    area = _one([_area(record, c, row.place) for c in claims])
    ground = name if area is None or area in name.casefold() else f"{name} {area}"
    return f"{share} {ground}" if share else ground


def _one(found: list[str | None]) -> str | None:
    """Return what all claims agree on, None where one says otherwise or nothing."""
    said = set(found)
    return said.pop() if len(said) == 1 else None


def _share(record: Record, claim: Claim) -> str | None:
    found = _EXTENT.search(claim.span.of(record.report[claim.report].text))
    word = next((w for w in found.groups() if w), None) if found else None
    return SHARES[word.casefold()] if word else None


def _area(record: Record, claim: Claim, place: str) -> str | None:
    text = record.report[claim.report].text
    for start, end in _named(record, claim, place):
        found = _OF.search(text[max(0, start - REACH) : start]) or _AFTER.match(
            text[end : end + REACH]
        )
        if found:
            return found.group(1).casefold()
    return None


def _named(record: Record, claim: Claim, place: str) -> Iterator[tuple[int, int]]:
    """Yield where a claim's words name a place."""
    span = claim.span
    for m in record.reading[claim.report].mentions:
        if m.entity == place and span.start <= m.start and m.end <= span.end:
            yield m.start, m.end
