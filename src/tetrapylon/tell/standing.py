"""How the answers to one question stand to each other: who said it first, who moved, who stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tetrapylon.model.codec import Json
from tetrapylon.model.edtf import days_of
from tetrapylon.model.question import Answer, Question
from tetrapylon.model.record import Record
from tetrapylon.tell.support import origin_of

NO_VOICE = "not named"
Value = tuple[float | None, float | None, float | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Voices (names of speakers, or of outlets that speak for themselves) by what they did.

    `first` is None where two voices spoke first on one day, or no day is known. `moved` gave two values for different
    days; `alone` give a value that no other voice gives, while two others agree on one. Both are told of figures only:
    for words nothing says whether two of them differ.
    """

    first: str | None = None
    moved: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()

    @property
    def row(self) -> Mapping[str, Json]:
        """The same as fields of a listing's row."""
        return {
            "said_first": self.first,
            "moved": list(self.moved),
            "stands_alone": list(self.alone),
        }


def standing_of(record: Record, question: Question) -> Standing:
    """Return who spoke first, moved and stands alone among the answers of a question."""
    said = [(voice_of(record, a), a) for a in question.answers]
    values: dict[Value, set[str]] = defaultdict(set)
    given: dict[str, set[tuple[Value, str | None]]] = defaultdict(set)
    for voice, answer in said:
        value = _value(record, answer)
        if value is not None:
            values[value].add(voice)
            given[voice].add((value, answer.as_of))
    agreed = any(len(voices) > 1 for voices in values.values())
    lone = {v for voices in values.values() if len(voices) == 1 for v in voices}
    shared = {v for voices in values.values() if len(voices) > 1 for v in voices}
    return Standing(
        first=_first(record, said),
        moved=tuple(sorted(v for v, pairs in given.items() if _moved(pairs))),
        alone=tuple(sorted(lone - shared)) if agreed else (),
    )


def voice_of(record: Record, answer: Answer) -> str:
    """Return who gives an answer: its speaker, else the wire or outlet whose own words it is."""
    claim = record.claim.get(answer.claim or "")
    return answer.said_by or (origin_of(record, claim) if claim else NO_VOICE)


def _moved(pairs: set[tuple[Value, str | None]]) -> bool:
    return len({value for value, _ in pairs}) > 1 and len({day for _, day in pairs}) > 1


def _value(record: Record, answer: Answer) -> Value | None:
    q = record.quantity.get(answer.quantity or "")
    return (q.value, q.low, q.high, q.unit) if q else None


def _first(record: Record, said: list[tuple[str, Answer]]) -> str | None:
    spoken = [(day, voice) for voice, a in said if (day := _spoken(record, a)) is not None]
    earliest = min((day for day, _ in spoken), default=None)
    voices = {voice for day, voice in spoken if day == earliest}
    return voices.pop() if len(voices) == 1 and len({v for v, _ in said}) > 1 else None


def _spoken(record: Record, answer: Answer) -> date | None:
    claim = record.claim.get(answer.claim or "")
    days = days_of(claim.speech_date) if claim else None
    return (days.last or days.first) if days else None
