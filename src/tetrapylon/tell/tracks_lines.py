"""A claim's words as a line for phrases: every grounded mention, time and number a mark.

`the U.N. envoy Jane Doe arrived in Geneva on Monday` becomes `the U.N. envoy ⟨P0:⟩ arrived in ⟨L1:⟩ on ⟨T2:⟩`. The phrases
of `lexicon.tracks` are matched against lines, so that a name that consists of words is never read as words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tetrapylon.lexicon.tracks import Phrase, TrackRow
from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.event import EventMention
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.situation import TrackName
from tetrapylon.model.span import Span
from tetrapylon.model.time import Time

LETTER: Mapping[EntityKind, str] = {
    EntityKind.PERSON: "P",
    EntityKind.ORGANISATION: "A",
    EntityKind.ARMED_GROUP: "A",
    EntityKind.STATE_FORCES: "A",
    EntityKind.GOVERNMENT: "G",
    EntityKind.STATE: "S",
    EntityKind.PLACE: "L",
    EntityKind.SITE: "H",
    EntityKind.FACILITY: "F",
    EntityKind.MEDIA: "M",
    EntityKind.MONITOR: "M",
    EntityKind.PEOPLE_GROUP: "K",
}
MARK = re.compile(r"⟨([A-Z])(\d+):([^⟩\s]*)⟩")
_UNEVEN = re.compile(r"\s\s|[^\S ]|[⟨⟩]")
"""What a line does not have as its report has it: other blanks than single spaces, and marks."""
_NOT_IN_TITLE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a mark of a line stands for: the words from `start` to `end` of the report, and what they mean."""

    start: int
    end: int
    letter: str
    title: str = ""
    mention: Mention | None = None
    time: Time | None = None
    number: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim as a line. `at` gives the offset in the report of each code point of `text`."""

    claim: Claim
    text: str
    at: tuple[int, ...]
    marks: tuple[Mark, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the report of a stretch of the line."""
        marks = [self.marks[int(m.group(2))] for m in MARK.finditer(self.text, start, end)]
        last = max((m.end for m in marks), default=0)
        return self.at[start], max(self.at[end - 1] + 1, last)

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """Return the marks of a stretch of the line."""
        return [self.marks[int(m.group(2))] for m in MARK.finditer(self.text, start, end)]


Matched = dict[tuple[TrackName, str], list[tuple[Phrase, re.Match[str]]]]
"""Where the phrases of a track fit a line's words: of these alone, so that it holds for any record."""


class Lines:
    """Makes lines of one record; looks mentions, times and numbers up by report once."""

    def __init__(self, record: Record, matched: Matched | None = None) -> None:
        self.record = record
        self._made: dict[str, Line] = {}
        self._matched: Matched = {} if matched is None else matched

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[list[int], list[Mention]]]:
        """Where the mentions of each report begin, in order, and the mentions."""
        ordered = {
            r.report: sorted(r.mentions, key=lambda m: (m.start, m.end, m.id))
            for r in self.record.readings
        }
        return {report: ([m.start for m in found], found) for report, found in ordered.items()}

    @cached_property
    def _numbers(self) -> Mapping[str, list[Quantity]]:
        found: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self.record.quantities:
            if quantity.claim is not None:
                found[quantity.claim].append(quantity)
        return found

    @cached_property
    def _events(self) -> Mapping[str, list[EventMention]]:
        found: dict[str, list[EventMention]] = defaultdict(list)
        for reading in self.record.readings:
            for event in reading.events:
                found[event.sentence].append(event)
        return found

    @cached_property
    def _by_sentence(self) -> Mapping[str, str]:
        """The words of each sentence with those before and after it, by the sentence's id."""
        near: dict[str, str] = {}
        for reading in self.record.readings:
            text = self.record.report[reading.report].text
            for passage in reading.passages:
                told = [s.span.of(text) for s in passage.sentences]
                for i, s in enumerate(passage.sentences):
                    near[s.id] = " ".join(told[max(0, i - 1) : i + 2])
        return near

    def around(self, claim: Claim) -> str:
        """Return the words of a claim's sentence and of the sentences beside it."""
        return self._by_sentence.get(claim.sentence, "")

    @cached_property
    def _claims(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.record.claims:
            found[claim.sentence].append(claim)
        return found

    def within(self, claim: Claim) -> list[Span]:
        """Return the spans of the claims that lie inside a claim's words."""
        return [
            c.span
            for c in self._claims.get(claim.sentence, [])
            if c.span != claim.span and claim.span.contains(c.span)
        ]

    def numbers_of(self, claim: Claim) -> list[Quantity]:
        """Return the quantities that a claim states."""
        return self._numbers.get(claim.id, [])

    def events_of(self, claim: Claim) -> list[EventMention]:
        """Return the happenings whose trigger stands in a claim's words."""
        return [
            e
            for e in self._events.get(claim.sentence, [])
            if claim.span.start <= e.trigger.start < claim.span.end
        ]

    def line_of(self, claim: Claim) -> Line:
        """Return a claim's words as a line; it is made once."""
        line = self._made.get(claim.id)
        if line is None:
            line = self._made[claim.id] = self._line(claim)
        return line

    def matches(self, row: TrackRow, text: str) -> list[tuple[Phrase, re.Match[str]]]:
        """Return where phrases of a track fit a line's words; copies are looked through once."""
        found = self._matched.get((row.name, text))
        if found is None:
            fitting = [row.phrases[i] for i in row.sieve.fitting(text)]
            found = [(p, match) for p in fitting for match in p.pattern.finditer(text)]
            self._matched[row.name, text] = found
        return found

    def _line(self, claim: Claim) -> Line:
        text = self.record.report[claim.report].text
        out: list[str] = []
        at: list[int] = []
        marks: list[Mark] = []
        here = claim.span.start
        for mark in self._marks(claim, text):
            if mark.start >= here:
                _copy(text, here, mark.start, out, at)
                shown = f"⟨{mark.letter}{len(marks)}:{mark.title}⟩"
                out.append(shown)
                at.extend([mark.start] * len(shown))
                marks.append(mark)
                here = mark.end
        _copy(text, here, claim.span.end, out, at)
        return Line(claim=claim, text="".join(out), at=tuple(at), marks=tuple(marks))

    def _marks(self, claim: Claim, text: str) -> list[Mark]:
        found = [*self._mentioned(claim, text)]
        found += [
            Mark(start=t.start, end=t.end, letter="T", time=t)
            for t in self.record.times_of(claim.report)
            if t.edtf is not None and _inside(claim, t.start, t.end)
        ]
        found += [
            Mark(start=q.start, end=q.end, letter="N", title=_counted(q, text), number=q)
            for q in self.numbers_of(claim)
            if q.measures is not Measure.ORDINAL and _inside(claim, q.start, q.end)
        ]
        return sorted(found, key=lambda m: (m.start, -m.end))

    def _mentioned(self, claim: Claim, text: str) -> list[Mark]:
        starts, mentions = self._mentions[claim.report]
        first, last = bisect_left(starts, claim.span.start), bisect_left(starts, claim.span.end)
        marks = []
        for m in mentions[first:last]:
            entity = self.record.entity.get(m.entity or "")
            if entity is not None and _inside(claim, m.start, m.end):
                letter = "J" if m.form is MentionForm.ADJECTIVE else LETTER[entity.kind]
                title = _title(text[m.start : m.end], entity)
                marks.append(Mark(start=m.start, end=m.end, letter=letter, title=title, mention=m))
        return marks


def _inside(claim: Claim, start: int, end: int) -> bool:
    return claim.span.start <= start and end <= claim.span.end


def _copy(text: str, start: int, end: int, out: list[str], at: list[int]) -> None:
    """Copy words to a line with each run of blanks as one."""
    words = text[start:end]
    if _UNEVEN.search(words) is None:
        if words[:1] == " " and out and out[-1][-1] == " ":
            start, words = start + 1, words[1:]
        if words:
            out.append(words)
            at.extend(range(start, end))
        return
    for i in range(start, end):
        char = text[i]
        if char in "⟨⟩":
            continue
        blank = char.isspace()
        if blank and out and out[-1][-1] == " ":
            continue
        out.append(" " if blank else char)
        at.append(i)


def _counted(quantity: Quantity, text: str) -> str:
    """Return the last word of a number with its noun: what it counts."""
    words = _NOT_IN_TITLE.sub(" ", text[quantity.start : quantity.end].lower()).split()
    return words[-1] if words else ""


def _title(words: str, entity: Entity) -> str:
    """Return what stands before a person's name in a mention ("UN special envoy"), as one word."""
    if entity.kind is not EntityKind.PERSON:
        return ""
    names = {w.casefold() for w in entity.name.split()}
    before: list[str] = []
    for word in words.split():
        if word.casefold().strip(",.'’") in names:
            break
        before.append(word)
    return _NOT_IN_TITLE.sub("_", " ".join(before).lower())
