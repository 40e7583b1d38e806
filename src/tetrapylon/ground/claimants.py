"""Who answers for a statement: the entity behind the speaker's words, or the page's own voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tetrapylon.model.claim import Claimant, ClaimantType, Relay, Statement, Voice
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span
from tetrapylon.model.strand import OriginGuess

SINGULAR_PERSON = frozenset({"he", "she", "i", "him", "her", "his"})
TYPE_OF_KIND: Mapping[EntityKind, ClaimantType] = {
    EntityKind.PERSON: ClaimantType.NAMED_PERSON,
    EntityKind.ORGANISATION: ClaimantType.OFFICIAL_BODY,
    EntityKind.ARMED_GROUP: ClaimantType.ARMED_GROUP,
    EntityKind.STATE_FORCES: ClaimantType.OFFICIAL_BODY,
    EntityKind.GOVERNMENT: ClaimantType.OFFICIAL_BODY,
    EntityKind.STATE: ClaimantType.OFFICIAL_BODY,
    EntityKind.PLACE: ClaimantType.OFFICIAL_BODY,
    EntityKind.MEDIA: ClaimantType.MEDIA,
    EntityKind.MONITOR: ClaimantType.MONITOR,
}
HEAD_ENDS = re.compile(r",| \(| (?:of|for|in|from|at|on|with) ")
SURE_ORIGIN = 0.5
"""Score of an origin from which on its agency, not the publisher, answers for the writer's own words."""
NEAR_SPEAKER = 400
"""Code points between a speaker and the "he said" that takes him up: about a paragraph."""
KEPT_TYPES = frozenset({ClaimantType.MONITOR, ClaimantType.EXPERT})
"""Kinds that the words tell better than the entity's own kind does."""
PRONOUNS = frozenset({"they", "them", "their", "it", "its", "we", "who", "which"}) | SINGULAR_PERSON


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
        """Return the grounded mention that names the speaker: a person's, or one over the head word."""
        head = _head_of(span, self.text)
        inside = [
            m
            for m in self.by_start
            if m.start < span.end and span.start < m.end and m.form is not MentionForm.ADJECTIVE
        ]
        named = [m for m in inside if m.kind is EntityKind.PERSON or m.start <= head < m.end]
        return max(named, key=lambda m: self._fit(m, span), default=None)

    def is_named(self, mention: Mention | None, span: Span) -> bool:
        """Tell whether the lexicon's own name for somebody takes the head word in: "the X rebels"."""
        if mention is None or mention.form is not MentionForm.NAME:
            return False
        return mention.start <= _head_of(span, self.text) < mention.end

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


def claimant_of(statement: Statement, cast: Cast, earlier: tuple[Claimant, ...]) -> Claimant:
    """Return who answers for an attributed statement.

    Args:
        statement: the statement, not in the writer's own voice.
        cast: the report's speakers.
        earlier: claimants named before in the same report, in reading order.
    """
    if statement.speaker is None:
        return Claimant(
            entity=None, name=None, type=_or_other(statement.speaker_type), anonymous=True
        )
    words = statement.speaker.of(cast.text)
    spoke_before = _spoke_just_before(cast, statement.speaker, earlier)
    if words.lower() in SINGULAR_PERSON and spoke_before is not None:
        return replace(spoke_before, span=statement.speaker)
    mention = cast.mention_of(statement.speaker)
    if statement.anonymous and not cast.is_named(mention, statement.speaker):
        mention = None
    entity = cast.entities.get(mention.entity) if mention and mention.entity else None
    if entity is None and statement.speaker_type is None:
        return _echo(cast, words, statement.speaker, earlier)
    if entity is None:
        return Claimant(
            entity=None,
            name=words,
            type=_or_other(statement.speaker_type),
            anonymous=statement.anonymous,
            span=statement.speaker,
        )
    type_ = _type_of(entity, statement, words, earlier)
    return Claimant(entity=entity.id, name=entity.name, type=type_, span=statement.speaker)


def _spoke_just_before(cast: Cast, span: Span, earlier: tuple[Claimant, ...]) -> Claimant | None:
    """Return the person who spoke last, shortly before: a speaker's "he" is the one who spoke."""
    last = earlier[-1] if earlier else None
    if last is None or last.span is None or last.type not in _PERSONS:
        return None
    named = last.span.of(cast.text).lower() not in ("we", "i")
    return last if named and 0 <= span.start - last.span.end <= NEAR_SPEAKER else None


def _or_other(type_: ClaimantType | None) -> ClaimantType:
    return type_ or ClaimantType.ANONYMOUS_OTHER


def _type_of(
    entity: Entity, statement: Statement, words: str, earlier: tuple[Claimant, ...]
) -> ClaimantType:
    before = next((c.type for c in reversed(earlier) if c.entity == entity.id), None)
    if statement.speaker_type is None and before is not None:
        return before
    if statement.speaker_type in KEPT_TYPES:
        return statement.speaker_type
    political = statement.speaker_type is ClaimantType.POLITICAL_GROUP
    if political and entity.kind in (EntityKind.ORGANISATION, EntityKind.PEOPLE_GROUP):
        return ClaimantType.POLITICAL_GROUP
    by_kind = TYPE_OF_KIND.get(entity.kind)
    return by_kind or _or_other(statement.speaker_type)


def _echo(cast: Cast, words: str, span: Span, earlier: tuple[Claimant, ...]) -> Claimant:
    """Return the latest earlier claimant that a pronoun or an office fits; a nameless one if none does."""
    for claimant in reversed(earlier):
        if _fits(cast, words.lower(), claimant):
            return replace(claimant, span=span)
    pronoun = words.lower() in PRONOUNS
    return Claimant(
        entity=None,
        name=words,
        type=ClaimantType.ANONYMOUS_OTHER if pronoun else ClaimantType.OFFICIAL_BODY,
        anonymous=pronoun,
        span=span,
    )


def _fits(cast: Cast, words: str, claimant: Claimant) -> bool:
    if words in SINGULAR_PERSON:
        return claimant.type in _PERSONS
    if words in ("it", "its"):
        return claimant.type not in _PERSONS or claimant.type is ClaimantType.MONITOR
    if words in PRONOUNS:
        return True
    said = claimant.span.of(cast.text).lower().split() if claimant.span else []
    return words.split()[-1] in said


_PERSONS = frozenset(
    {
        ClaimantType.NAMED_PERSON,
        ClaimantType.EXPERT,
        ClaimantType.WITNESS,
        ClaimantType.MONITOR,
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
    }
)


def relays_of(statement: Statement, cast: Cast) -> tuple[Relay, ...]:
    """Return who passed a statement on, nearest first."""
    return tuple(_relay(span, cast) for span in statement.relays)


def _relay(span: Span, cast: Cast) -> Relay:
    mention = cast.mention_of(span)
    entity = cast.entities.get(mention.entity) if mention and mention.entity else None
    name = entity.name if entity else span.of(cast.text)
    return Relay(entity=entity.id if entity else None, name=name, span=span)


def voice_of(statement: Statement, record: Record, guess: OriginGuess | None) -> Claimant:
    """Return the page's own voice: headline, caption, or the agency or outlet whose words these are."""
    page = record.reading[statement.report].page
    publisher = page.publisher.name if page.publisher else None
    weak = guess is None or (guess.score < SURE_ORIGIN and publisher is not None)
    origin = None if guess is None or weak else guess.name
    if statement.voice is Voice.HEADLINE:
        return Claimant(
            entity=entity_named(record, publisher), name=publisher, type=ClaimantType.HEADLINE
        )
    if statement.voice is Voice.CAPTION:
        name = origin or publisher
        return Claimant(entity=entity_named(record, name), name=name, type=ClaimantType.CAPTION)
    if origin is not None and origin != publisher and origin in agencies_of(record):
        return Claimant(
            entity=entity_named(record, origin), name=origin, type=ClaimantType.AGENCY_VOICE
        )
    name = origin or publisher
    return Claimant(entity=entity_named(record, name), name=name, type=ClaimantType.PUBLISHER_VOICE)


def agencies_of(record: Record) -> frozenset[str]:
    """Return the names of the agencies that any page of the record is found to come from."""
    composed = {c.agency.name for c in record.compositions if c.agency is not None}
    credited = {a.name for r in record.readings for a in r.page.agencies}
    return frozenset(composed | credited)


def entity_named(record: Record, name: str | None) -> str | None:
    """Return the id of the media entity with this name or alias, None if the record has none."""
    if name is None:
        return None
    wanted = name.casefold()
    for entity in record.entities:
        known = {entity.name.casefold(), *(a.casefold() for a in entity.aliases)}
        if entity.kind is EntityKind.MEDIA and wanted in known:
            return entity.id
    return None
