"""The speakers of one report: which mention names the speaker that a phrase means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span

HEAD_ENDS = re.compile(r",| \(| (?:of|for|in|from|at|on|with|to) ")
SERVES = re.compile(
    r"\bto (?:[\w’'.-]+,? ){0,8}$|\b(?:for|of|with|by|from|under|behind) (?:[a-z][^\s,]+ )*$"
)
"""A preposition shortly before a name: who is spoken for, not who speaks ("a spokesman for President Haddad")."""


@dataclass(frozen=True)
class Cast:
    """The speakers of one report: its mentions, its statements so far, the record's entities."""

    text: str
    reading: Reading
    entities: Mapping[str, Entity]

    @cached_property
    def by_start(self) -> tuple[Mention, ...]:
        """Grounded mentions in reading order."""
        known = (m for m in self.reading.mentions if m.entity is not None)
        return tuple(sorted(known, key=lambda m: (m.start, -m.end)))

    def mention_of(self, span: Span) -> Mention | None:
        """Return the grounded mention that names the speaker: a named person, or one over the head word."""
        head = _head_of(span, self.text)
        inside = [
            m
            for m in self.by_start
            if m.start < span.end and span.start < m.end and m.form is not MentionForm.ADJECTIVE
        ]
        heads = [m for m in inside if m.start <= head < m.end]
        named = [m for m in heads if m.kind is EntityKind.PERSON and m.form is MentionForm.NAME]
        beside = [m for m in inside if self._is_apposed(m, span)]
        found = named or [*heads, *beside]
        return max(found, key=lambda m: self._fit(m, span), default=None)

    def is_named(self, mention: Mention | None, span: Span) -> bool:
        """Tell whether the lexicon's own name for somebody takes the head word in: "the X rebels"."""
        if mention is None or mention.form is not MentionForm.NAME:
            return False
        return mention.start <= _head_of(span, self.text) < mention.end

    def _is_apposed(self, mention: Mention, span: Span) -> bool:
        """Tell a person's name that says who the phrase means, from one of an owner or a principal."""
        if mention.kind is not EntityKind.PERSON or mention.form is MentionForm.PRONOUN:
            return False
        owns = self.text[mention.end : mention.end + 1] in ("'", "’")
        before = self.text[span.start : mention.start]
        return not owns and SERVES.search(before) is None

    def surnamed(self, words: str) -> Entity | None:
        """Return the one person of the report whose name ends with a bare name that no mention covers."""
        name = HEAD_ENDS.split(words, maxsplit=1)[0].strip()
        if not name[:1].isupper() or " " in name:
            return None
        persons = {
            m.entity
            for m in self.by_start
            if m.kind is EntityKind.PERSON and m.said.split()[-1] == name and m.entity
        }
        return self.entities.get(persons.pop()) if len(persons) == 1 else None

    @cached_property
    def sentences(self) -> Mapping[str, Span]:
        """The sentences' spans by id."""
        return {s.id: s.span for p in self.reading.passages for s in p.sentences}

    def _fit(self, mention: Mention, span: Span) -> tuple[bool, bool, float, int]:
        shared = span.overlap(Span(mention.start, mention.end))
        union = max(span.end, mention.end) - min(span.start, mention.start)
        person = mention.kind is EntityKind.PERSON
        return person, mention.form is MentionForm.NAME, shared / union, -mention.start


def _head_of(span: Span, text: str) -> int:
    """Return the offset of the last letter before the phrase's comma, bracket or "of"."""
    core = HEAD_ENDS.split(span.of(text), maxsplit=1)[0]
    return span.start + max(len(core.rstrip()) - 1, 0)


def cast_of(record: Record, report: str) -> Cast:
    """Return the cast of a report."""
    return Cast(record.report[report].text, record.reading[report], record.entity)
