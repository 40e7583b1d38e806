"""Actors and places of the record, and the words that mention them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """Closed list of kinds of entity."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    STATE_FORCES = "state_forces"
    GOVERNMENT = "government"
    STATE = "state"
    PLACE = "place"
    SITE = "site"
    FACILITY = "facility"
    MEDIA = "media"
    MONITOR = "monitor"
    PEOPLE_GROUP = "people_group"


PLACE_KINDS = frozenset({EntityKind.PLACE, EntityKind.SITE, EntityKind.FACILITY, EntityKind.STATE})
"""Kinds that may be where something happened."""


class Reference(StrEnum):
    """What part of a place a distance or side is told from."""

    EDGE = "edge"
    CENTRE = "centre"
    ENTRANCE = "entrance"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How an area lies to others: `of` are their ids, a bearing counts clockwise from north; None is not said."""

    of: tuple[str, ...]
    distance_km: float | None = None
    bearing_deg: float | None = None
    reference: Reference = Reference.UNSTATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One actor or place.

    Its id is a readable slug, the same in every report (`actor:islamic-state`, `place:geonames-172955`,
    `person:talal-barazi`).

    `lat`/`lon` in degrees (WGS 84) and `precision_km` as a radius; None where nothing was read that says so.
    `feature` says what kind of place it is (`town`, `district`, `region`, `country`, `area`, `base`, `site` ...);
    `offset` how it lies to another place. `admin1` and `admin2` are codes or names of the regions around it.
    `inter` (ACLED's code of an actor, 1 to 8) and `sector` (PLOVER's) stand where the kind does not tell them; an actor
    was there under its name from the year `since` to `until`; `parent` and `allies` are ids of other actors.
    `country` is ISO 3166 alpha-2. `wikidata` and `geonames` only where read from an installed data set.
    """

    id: str
    name: str
    kind: EntityKind
    side: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    feature: str | None = None
    offset: Offset | None = None
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    wikidata: str | None = None
    geonames: str | None = None
    aliases: tuple[str, ...] = ()
    inter: int | None = None
    sector: str | None = None
    since: int | None = None
    until: int | None = None
    parent: str | None = None
    allies: tuple[str, ...] = ()


class MentionForm(StrEnum):
    """How words mention an entity."""

    NAME = "name"
    NICKNAME = "nickname"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    METONYM = "metonym"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name an entity: the whole noun phrase, with title, determiner and bracketed acronym.

    `head` is the offset of the phrase's head word. `entity` is None where the words ground to nothing
    sure; `rivals` are other entities they may mean. `label_slant` keeps a loaded label as evidence
    (`pejorative`, `approving` ...), None for neutral words.
    """

    id: str
    report: str
    start: int
    end: int
    said: str
    head: int
    form: MentionForm
    entity: str | None
    kind: EntityKind | None = None
    label_slant: str | None = None
    score: float = 1.0
    basis: str = "lexicon"
    rivals: tuple[str, ...] = ()
