"""States of the world over time: who holds what, and the tracks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.claim import Modality


class ControlState(StrEnum):
    """State of a place in somebody's hands."""

    HELD = "held"
    CAPTURED = "captured"
    CONTESTED = "contested"
    LOST = "lost"
    APPROACHED = "approached"


class ControlBasis(StrEnum):
    """How a control row is known."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who held a place when; the bundle's `control` row. `begun`/`ended` are EDTF (`from`/`to` there)."""

    id: str
    place: str
    holder: str | None
    state: ControlState
    begun: str | None
    ended: str | None
    basis: ControlBasis
    claims: tuple[str, ...]


class TrackName(StrEnum):
    """The threads that a situation follows."""

    TALKS = "talks"
    TRUCE = "truce"
    HUMANITARIAN = "humanitarian"
    HERITAGE = "heritage"
    DISPLACEMENT = "displacement"
    CASUALTIES = "casualties"
    FOREIGN_FORCES = "foreign_forces"
    MILITARY = "military"


class Damage(StrEnum):
    """What became of a monument.

    The grades are those of UNITAR-UNOSAT's damage assessments of cultural heritage sites (2014, 2016): destroyed,
    severely, moderately and possibly damaged. `damaged` is damage of which no report says how bad it is; looted,
    threatened and intact stand beside the grades.
    """

    DESTROYED = "destroyed"
    SEVERELY_DAMAGED = "severely_damaged"
    MODERATELY_DAMAGED = "moderately_damaged"
    POSSIBLY_DAMAGED = "possibly_damaged"
    DAMAGED = "damaged"
    LOOTED = "looted"
    THREATENED = "threatened"
    INTACT = "intact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing that a state says of its track: the venue of talks, whom a truce leaves out.

    `name` is a row of the track lexicon, `value` the words for it, `entity` its id where it is an actor or a place.
    `modality` is how surely it is put: only an asserted one is told as a fact. `said_by` is the entity or name
    of the only speaker; None where a report says it in its own voice. `about` is the value of the track's leading aspect
    that this one belongs to: the monument of a damage.
    """

    name: str
    value: str
    claims: tuple[str, ...]
    entity: str | None = None
    modality: Modality = Modality.ASSERTED
    said_by: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One dated state of a track, in a sentence; the bundle's `tracks` row.

    `modality` is how surely its leading claim puts it, `said_by` as in its aspects. `site`, `damage` and `by` are those
    of heritage.
    """

    id: str
    track: TrackName
    date: str | None
    state: str
    claims: tuple[str, ...]
    modality: Modality = Modality.ASSERTED
    said_by: str | None = None
    aspects: tuple[Aspect, ...] = ()
    site: str | None = None
    damage: str | None = None
    by: str | None = None
