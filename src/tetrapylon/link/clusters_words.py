"""Claims made ready to compare: their words of content, numbers, speaker and stance."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tetrapylon.link.strands_lines import FUNCTION_WORDS, normal_words
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Polarity
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record

PAGE_VOICES = frozenset(
    {
        ClaimantType.AGENCY_VOICE,
        ClaimantType.PUBLISHER_VOICE,
        ClaimantType.HEADLINE,
        ClaimantType.CAPTION,
    }
)
"""Voices without a speaker: that two pages speak is no sign that they say the same."""

OF_A_STATE = frozenset({EntityKind.STATE_FORCES, EntityKind.GOVERNMENT, EntityKind.STATE})
NUMBER_WORDS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "dozens",
        "hundreds",
        "thousands",
    ]
)
"""Number words that must agree like figures. "One" is left out: it is a pronoun as often."""

STANCES: Mapping[Modality, str] = {
    Modality.ASSERTED: "fact",
    Modality.PREDICTED: "ahead",
    Modality.INTENDED: "ahead",
    Modality.POSSIBLE: "maybe",
    Modality.CONDITIONAL: "maybe",
    Modality.DENIED: "fact",
    Modality.DEMANDED: "wish",
}
"""Modalities that may stand for one another in two reports of one statement; denial shows in the polarity."""

_ENDING = re.compile(r"(?:ies|es|s|ed|ing)$")
MIN_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as the cluster finder compares it; `speaker` is None for a page's own voice.

    `doers` are the sides of those who do what its words tell of, as far as they are known.
    """

    claim: Claim
    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    speaker: str | None
    strands: frozenset[str]
    day: str
    doers: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Earliest claim first; the same for every order of the input."""
        return self.day, self.claim.report, self.claim.span.start, self.claim.id

    @property
    def stance(self) -> tuple[Polarity, str]:
        """What must agree for two claims to say the same."""
        return self.claim.polarity, STANCES[self.claim.modality]


def said_of(record: Record) -> list[Said]:
    """Return the record's claims ready to compare, earliest first."""
    strands: dict[str, set[str]] = {}
    for strand in record.strands:
        for member in strand.members:
            strands.setdefault(member.sentence, set()).add(strand.id)
    doers = _doers(record)
    found = [
        _said(
            c,
            record,
            frozenset(strands.get(c.sentence, ())),
            doers.get((c.report, c.span.start, c.span.end), frozenset()),
        )
        for c in record.claims
    ]
    return sorted(found, key=lambda s: s.order)


def _doers(record: Record) -> dict[tuple[str, int, int], frozenset[str]]:
    """Return by report, start and end of a statement the sides of those who act in it."""
    found: dict[tuple[str, int, int], frozenset[str]] = {}
    for reading in record.readings:
        spans = {s.id: s.span for s in reading.statements}
        mentions = {m.id: m.entity for m in reading.mentions}
        for event in reading.events:
            span = spans.get(event.statement or "")
            sides = {_side(record, mentions.get(key)) for key in event.agents} - {None}
            if span is not None and sides:
                key = (reading.report, span.start, span.end)
                found[key] = found.get(key, frozenset()) | {s for s in sides if s}
    return found


def _side(record: Record, key: str | None) -> str | None:
    """Return the side of an actor: its own, else its land for forces and government of a state, else itself."""
    entity = record.entity.get(key or "")
    if entity is None:
        return None
    land = entity.country if entity.kind in OF_A_STATE else None
    return entity.side or (f"state:{land}" if land else entity.id)


def _said(claim: Claim, record: Record, strands: frozenset[str], doers: frozenset[str]) -> Said:
    words = tuple(w for w, _ in normal_words(claim.span.of(record.report[claim.report].text)))
    dating = record.dating.get(claim.report)
    day = dating.story_day.edtf if dating and dating.story_day else "9999"
    return Said(
        claim=claim,
        words=words,
        stems=frozenset(_stem(w) for w in words if w not in FUNCTION_WORDS),
        numbers=frozenset(w for w in words if w in NUMBER_WORDS or w[0].isdigit()),
        speaker=_speaker(claim),
        strands=strands,
        day=day,
        doers=doers,
    )


def _speaker(claim: Claim) -> str | None:
    if claim.claimant.type in PAGE_VOICES:
        return None
    return claim.claimant.entity or (claim.claimant.name or "").casefold() or None


def _stem(word: str) -> str:
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= MIN_STEM else word


class Rarity:
    """How telling a word is: logarithm of claims over claims with the word."""

    def __init__(self, stems: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for found in stems:
            counts.update(found)
            total += 1
        self._weight = {w: math.log(1 + total / n) for w, n in sorted(counts.items())}

    def mass(self, stems: frozenset[str]) -> float:
        """Return the summed weight of the words; the same for every order of them."""
        return math.fsum(self._weight[s] for s in stems)

    def rarest(self, stems: frozenset[str], count: int) -> list[str]:
        """Return the `count` most telling words."""
        return sorted(stems, key=lambda s: (-self._weight[s], s))[:count]
