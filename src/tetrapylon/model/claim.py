"""Who asserts what, in which words, how surely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.span import Span


class Modality(StrEnum):
    """How a proposition is put forward. A denied one has negative polarity."""

    ASSERTED = "asserted"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    INTENDED = "intended"
    DENIED = "denied"
    DEMANDED = "demanded"


class Polarity(StrEnum):
    """Whether the proposition is affirmed or negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Quotation(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class Voice(StrEnum):
    """Whose page-level voice speaks: a speaker's, or the writer's in one of its places."""

    ATTRIBUTED = "attributed"
    WRITER = "writer"
    HEADLINE = "headline"
    CAPTION = "caption"


class ClaimantType(StrEnum):
    """Closed list of kinds of claimant."""

    NAMED_PERSON = "named_person"
    OFFICIAL_BODY = "official_body"
    POLITICAL_GROUP = "political_group"
    WITNESS = "witness"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    ANONYMOUS_OTHER = "anonymous_other"
    ARMED_GROUP = "armed_group"
    MONITOR = "monitor"
    MEDIA = "media"
    EXPERT = "expert"
    AGENCY_VOICE = "agency_voice"
    PUBLISHER_VOICE = "publisher_voice"
    HEADLINE = "headline"
    CAPTION = "caption"


class Topic(StrEnum):
    """Closed list of topics."""

    MILITARY = "military"
    CONTROL = "control"
    TALKS = "talks"
    TRUCE = "truce"
    HUMANITARIAN = "humanitarian"
    HERITAGE = "heritage"
    CASUALTIES = "casualties"
    DISPLACEMENT = "displacement"
    DIPLOMACY = "diplomacy"
    OTHER = "other"


class Verification(StrEnum):
    """A verification note that the text attaches to a statement."""

    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"


class Accusation(StrEnum):
    """How firmly a statement lays a violent deed at somebody's door, weakest last but one.

    The list is MUC's: told as a fact; owned up to by who did it; laid at the door by the authorities, or by
    anybody else; only thought possible; or cleared of it.
    """

    FACT = "reported_as_fact"
    ADMITTED = "claimed_or_admitted"
    ACCUSED_BY_AUTHORITIES = "suspected_or_accused_by_authorities"
    ACCUSED = "suspected_or_accused"
    POSSIBLE = "possible"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One proposition as read: words, cue and the speaker's words; nobody looked up yet.

    `span` is the proposition without its cue. `root` is the offset of the proposition's main predicate
    word (None for a fragment without one). `speaker` are the words that name who says it (None in the
    writer's own voice, or where a passive leaves the speaker out); `relays` the words that name those
    who passed it on, nearest first. `speaker_known` is False for a definite speaker whom the text never introduced.
    """

    id: str
    report: str
    sentence: str
    passage: str
    span: Span
    voice: Voice
    root: int | None = None
    speaker: Span | None = None
    speaker_known: bool = True
    anonymous: bool = False
    speaker_type: ClaimantType | None = None
    relays: tuple[Span, ...] = ()
    cue: Span | None = None
    quotation: Quotation = Quotation.NONE
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    verification: Verification | None = None
    accusation: Accusation | None = None
    topics: tuple[Topic, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who answers for a claim. `span` are the words that say so, None for a page's own voice."""

    entity: str | None
    name: str | None
    type: ClaimantType
    anonymous: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Who passed a statement on."""

    entity: str | None
    name: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement with its speaker, places and dates filled in; the bundle's `claims` row.

    `about` are the ids of entities mentioned inside the span. `times` are ids of time expressions in it.
    `origin` is the wire or outlet whose text this is, after lineage; never the speaker.
    """

    id: str
    report: str
    span: Span
    sentence: str
    passage: str
    claimant: Claimant
    relayed_by: tuple[Relay, ...] = ()
    cue: Span | None = None
    quotation: Quotation = Quotation.NONE
    speech_date: str | None = None
    content_time: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    verification: Verification | None = None
    accusation: Accusation | None = None
    topics: tuple[Topic, ...] = ()
    about: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    cluster: str | None = None
    origin: str | None = None
    score: float = 1.0
