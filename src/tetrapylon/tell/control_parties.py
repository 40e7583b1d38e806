"""Who is able to hold ground, and which actors are one party."""

from __future__ import annotations

from collections.abc import Iterable

from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record

HOLDERS = frozenset(
    {EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES, EntityKind.GOVERNMENT, EntityKind.STATE}
)
HOLDABLE = frozenset({EntityKind.PLACE, EntityKind.FACILITY})
CIVIL = frozenset(
    {
        "agency", "association", "bank", "board", "center", "centre", "charity", "church",
        "club", "college", "commission", "committee", "company", "congress", "corp", "court",
        "department", "foundation", "fund", "hospital", "inc", "institute", "journal",
        "ministry", "network", "news", "office", "parliament", "police", "post", "school",
        "senate", "society", "times", "university",
    }
)  # fmt: skip
"""Last words of bodies that hold no ground, whatever a sentence seems to say."""
PARTS = frozenset(
    {
        "old city",
        "old town",
        "house",
        "senate",
        "congress",
        "parliament",
        "green zone",
        "white house",
    }
)
"""Names that many towns or lands have one of: which one is held no gazetteer can tell."""
WIDEST_KM = 50.0
"""Radius beyond which a place is a region: forces are in it, not before it."""


def can_hold(entity: Entity | None) -> bool:
    """Tell whether an actor is able to hold ground: forces, an armed group, a state, an opposition.

    A body that no lexicon knows may be an armed group, unless its name says otherwise.
    """
    if entity is None:
        return False
    if entity.kind is not EntityKind.ORGANISATION:
        return entity.kind in HOLDERS
    opposed = entity.side is not None and "opposition" in entity.side.lower()
    unlisted = entity.country is None and entity.sector is None and entity.inter is None
    return opposed or (unlisted and entity.name.lower().split()[-1] not in CIVIL)


def first_holder(record: Record, keys: Iterable[str]) -> str | None:
    """Return the first of some actors that is able to hold ground, None for none."""
    return next((k for k in keys if can_hold(record.entity.get(k))), None)


def parties(record: Record, keys: Iterable[str | None]) -> frozenset[str]:
    """Return actors with their sides, and the state of those who are its own: two lists that share one are of one party."""
    known = [record.entity[k] for k in keys if k is not None and k in record.entity]
    own = {f"state of {e.country}" for e in known if e.country and _is_of_state(e)}
    return frozenset({e.id for e in known} | {e.side for e in known if e.side} | own)


def _is_of_state(entity: Entity) -> bool:
    """Tell whether an actor is a state, or its government or forces as the side of its government."""
    if entity.kind is EntityKind.STATE:
        return True
    governs = entity.side is not None and entity.side.lower().endswith(" government")
    return governs and entity.kind in (EntityKind.GOVERNMENT, EntityKind.STATE_FORCES)


def may_be_held(entity: Entity | None) -> bool:
    """Tell whether an entity is ground that may change hands."""
    return entity is not None and entity.kind in HOLDABLE and entity.name.lower() not in PARTS


def is_one_place(entity: Entity) -> bool:
    """Tell whether a place is narrow enough to stand before it."""
    narrow = entity.precision_km is None or entity.precision_km <= WIDEST_KM
    return entity.kind in HOLDABLE and narrow
