"""Happenings: as one report tells them, and in the world."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A trigger with its arguments as read. `frame` is a row of the frame lexicon; argument ids are mentions'.

    `statement` is the statement whose span holds the trigger most narrowly, None where there is none.
    `modality` and `polarity` are those of the happening itself, which a sentence may put differently from
    its main predicate ("launched an offensive to retake the town": launched, not retaken). `background`
    tells a happening that the sentence looks back on, `ongoing` one that it sees under way. `thing` is the
    head word of an object that is no known actor or place ("three hilltops"). `near_places` are places
    of the same sentence, for a happening that names none itself. `pair_type` is the PLOVER type that a
    model gives to what the agent does to the patient, where the frame has none of its own.
    """

    id: str
    report: str
    sentence: str
    trigger: Span
    frame: str
    statement: str | None
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    associates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    instrument: Span | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    background: bool = False
    ongoing: bool = False
    thing: Span | None = None
    near_places: tuple[str, ...] = ()
    pair_type: str | None = None


class Status(StrEnum):
    """Whether a happening is real yet."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PREDICTED = "predicted"
    CLAIMED = "claimed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """PLOVER 0.8 coding: type, mode and contexts."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Entity ids by role."""

    actor1: tuple[str, ...] = ()
    actor2: tuple[str, ...] = ()
    assoc: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlace:
    """Where an incident was: an entity or a name, with the point that stands for it."""

    entity: str | None
    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fatalities:
    """Deaths stated by reports; `basis` names the rule that made the range."""

    low: float | None
    best: float | None
    high: float | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """One event of an incident that another leads, with what spoke for their being one."""

    event: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening in the world, told by one or more reports; the bundle's `incidents` row.

    `claims` are supporting claims only; `frames` the frame rows of its events. `joined` says of
    every event but the leading one why it was taken for the same happening. `resolved_by` is the id of the
    later incident that shows what came of one that was only foretold.
    """

    id: str
    title: str
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover: Plover | None
    actors: Actors
    place: IncidentPlace | None
    date: str | None
    status: Status
    status_as_of: str | None
    fatalities: Fatalities | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    independent_origins: tuple[str, ...]
    frames: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()
    resolved_by: str | None = None
