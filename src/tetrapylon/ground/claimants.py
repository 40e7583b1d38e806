"""Who answers for a statement: the entity behind the speaker's words, or the page's own voice."""

from __future__ import annotations

from collections.abc import Mapping

from tetrapylon.ground.cast import Cast
from tetrapylon.ground.pronouns import GENDER_OF_PRONOUN, PRONOUNS, echo, nameless, person_meant
from tetrapylon.lexicon.genders import GenderLexicon
from tetrapylon.model.claim import Claimant, ClaimantType, Relay, Statement, Voice
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.model.strand import OriginGuess

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
SURE_ORIGIN = 0.5
"""Score of an origin from which on its agency, not the publisher, answers for the writer's own words."""
KEPT_TYPES = frozenset({ClaimantType.MONITOR, ClaimantType.EXPERT})
"""Kinds that the words tell better than the entity's own kind does."""


def claimant_of(
    statement: Statement, cast: Cast, earlier: tuple[Claimant, ...], genders: GenderLexicon
) -> Claimant:
    """Return who answers for an attributed statement.

    Args:
        statement: the statement, not in the writer's own voice.
        cast: the report's speakers.
        earlier: claimants named before in the same report, in reading order.
        genders: what tells whom "he" and "she" may mean.
    """
    if statement.speaker is None:
        return Claimant(
            entity=None, name=None, type=_or_other(statement.speaker_type), anonymous=True
        )
    words = statement.speaker.of(cast.text)
    if words.lower() in GENDER_OF_PRONOUN:
        meant = person_meant(statement, cast, earlier, genders)
        return meant or nameless(words, statement.speaker)
    mention = cast.mention_of(statement.speaker)
    if statement.anonymous and not cast.is_named(mention, statement.speaker):
        mention = None
    entity = cast.entities.get(mention.entity) if mention and mention.entity else None
    if words.lower() in PRONOUNS and entity is not None and entity.kind is EntityKind.PLACE:
        return echo(statement, cast, statement.speaker, earlier)  # a town says nothing: "it added"
    entity = entity or cast.surnamed(words)
    if entity is None and statement.speaker_type is None:
        return echo(statement, cast, statement.speaker, earlier)
    if entity is None:
        return Claimant(
            entity=None,
            name=_described(words, earlier),
            type=_or_other(statement.speaker_type),
            anonymous=statement.anonymous,
            span=statement.speaker,
        )
    type_ = _type_of(entity, statement, earlier)
    return Claimant(entity=entity.id, name=entity.name, type=type_, span=statement.speaker)


def _described(words: str, earlier: tuple[Claimant, ...]) -> str:
    """Return the words for a nameless speaker: "the source" by those that brought in the last one ("a security source")."""
    article, _, head = words.partition(" ")
    if article.casefold() != "the" or " " in head or not head.islower():
        return words
    alike = (c.name for c in reversed(earlier) if c.name and c.entity is None and c.anonymous)
    return next((n for n in alike if n.split()[-1] == head and len(n.split()) > 2), words)


def _or_other(type_: ClaimantType | None) -> ClaimantType:
    return type_ or ClaimantType.ANONYMOUS_OTHER


def _type_of(entity: Entity, statement: Statement, earlier: tuple[Claimant, ...]) -> ClaimantType:
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
    if origin is not None and origin != publisher and origin in record.agencies:
        return Claimant(
            entity=entity_named(record, origin), name=origin, type=ClaimantType.AGENCY_VOICE
        )
    name = origin or publisher
    return Claimant(entity=entity_named(record, name), name=name, type=ClaimantType.PUBLISHER_VOICE)


def entity_named(record: Record, name: str | None) -> str | None:
    """Return the id of the media entity with this name or alias, None if the record has none."""
    return None if name is None else record.media_by_name.get(name.casefold())
