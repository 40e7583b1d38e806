"""What an edit took away or put in that matters: numbers, hedges, sources, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import Modality
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.model.record import Reading
from tetrapylon.model.span import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NAMING = 3
"""Letters from which on a word of a speaker's name tells it from another."""

_STANDING_FOR = frozenset({"the", "she", "they", "her", "his", "their", "who", "him", "them"})
"""Words that name nobody by themselves."""


class Matter(StrEnum):
    """What kind of words came or went."""

    NUMBER = "number"
    HEDGE = "hedge"
    SOURCE = "source"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Words of one version that the other has no match for."""

    matter: Matter
    words: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a sentence: its stretches of a report's text (two where it was split) with the reading."""

    text: str
    spans: tuple[Span, ...]
    reading: Reading

    @property
    def said(self) -> str:
        """The words, stretches joined."""
        return " ".join(" ".join(s.of(self.text).split()) for s in self.spans)

    def holds(self, span: Span) -> bool:
        """Tell whether a stretch of the report's text lies in this version."""
        return any(s.contains(span) for s in self.spans)

    @property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(m.group().casefold() for m in _WORD.finditer(self.said))

    @property
    def amounts(self) -> list[Amount]:
        """The numbers in it, but not "first" and its like."""
        return [
            a
            for a in self.reading.amounts
            if self.holds(a.span) and a.measures is not Measure.ORDINAL
        ]


def changes_of(version: Version, other: Version, cues: CueLexicon) -> tuple[Change, ...]:
    """Return what stands in `version` and not in `other`: call it both ways for losses and gains."""
    found = {
        *(Change(Matter.NUMBER, w) for w in _numbers(version, other)),
        *(Change(Matter.HEDGE, w) for w in _roundings(version.amounts, other.amounts)),
        *(Change(Matter.HEDGE, w) for w in _missing(version, other, hedges_of(cues))),
        *(Change(Matter.NEGATION, w) for w in _missing(version, other, cues.negators)),
        *(Change(Matter.SOURCE, w) for w in _sources(version, other)),
    }
    return tuple(sorted(found))


def hedges_of(cues: CueLexicon) -> frozenset[str]:
    """Return the words that make a statement less sure: modals, hearsay adverbs, nouns and verbs of doubt."""
    modals = {w for w, modality in cues.modals.items() if modality is Modality.POSSIBLE}
    verbs = {w for w, modality in cues.governors.items() if modality is Modality.POSSIBLE}
    spelled = {w + end for w in (*verbs, *cues.possible_nouns) for end in ("", "s", "ed", "ing")}
    return frozenset(modals | spelled | cues.hearsay_adverbs)


def _missing(version: Version, other: Version, table: frozenset[str]) -> Iterator[str]:
    known = set(other.words)
    yield from (w for w in version.words if w in table and w not in known)


def _value(amount: Amount) -> tuple[float | None, float | None, float | None]:
    return amount.value, amount.low, amount.high


def _numbers(version: Version, other: Version) -> Iterator[str]:
    known, said = {_value(a) for a in other.amounts}, set(other.words)
    for amount in version.amounts:
        words = amount.span.of(version.text)
        spelled = {m.group().casefold() for m in _WORD.finditer(words)}
        if _value(amount) not in known and not spelled <= said:
            yield " ".join(words.split())


def _roundings(amounts: Sequence[Amount], others: Sequence[Amount]) -> Iterator[str]:
    """Yield "about" and its like where the other version gives the number without."""
    for amount in amounts:
        same = [o for o in others if o.value is not None and o.value == amount.value]
        if amount.approximator and same and all(o.approximator is None for o in same):
            yield amount.approximator


def _sources(version: Version, other: Version) -> Iterator[str]:
    """Yield the speakers named in the version of whose name no word stands in the other."""
    known = set(other.words)
    for statement in version.reading.statements:
        for span in (statement.speaker, *statement.relays):
            if span is not None and version.holds(span):
                words = span.of(version.text)
                spelled = {m.group().casefold() for m in _WORD.finditer(words)}
                naming = {w for w in spelled if len(w) >= _NAMING and w not in _STANDING_FOR}
                if naming and not naming & known:
                    yield " ".join(words.split())
