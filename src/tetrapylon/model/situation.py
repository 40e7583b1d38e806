"""States of the world over time: who holds what, and the tracks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One dated state of a track, in a sentence; the bundle's `tracks` row."""

    id: str
    track: TrackName
    date: str | None
    state: str
    claims: tuple[str, ...]
    site: str | None = None
    damage: str | None = None
    by: str | None = None
