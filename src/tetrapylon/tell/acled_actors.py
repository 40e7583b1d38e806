"""Which of ACLED's eight actor codes an entity bears at a place.

State forces at home are 1, abroad 8. A named armed group is a rebel group (2) unless it stands on the side of
the place's own state, which makes it a political militia (3). People without arms are civilians (7).
"""

from __future__ import annotations

from typing import assert_never

from tetrapylon.model.entity import Entity, EntityKind

STATE_FORCES, REBELS, MILITIA, CIVILIANS, EXTERNAL = 1, 2, 3, 7, 8


def inter_of(actor: Entity, place: Entity) -> int:
    """Return the code of an actor for an event at a place."""
    match actor.kind:
        case EntityKind.STATE_FORCES | EntityKind.GOVERNMENT | EntityKind.STATE:
            return STATE_FORCES if actor.country in (None, place.country) else EXTERNAL
        case EntityKind.ARMED_GROUP:
            return MILITIA if _is_governments(actor) else REBELS
        case EntityKind.PEOPLE_GROUP | EntityKind.PERSON | EntityKind.MEDIA | EntityKind.MONITOR:
            return CIVILIANS
        case EntityKind.ORGANISATION:
            return EXTERNAL if actor.country is None else CIVILIANS
        case EntityKind.PLACE | EntityKind.SITE | EntityKind.FACILITY:
            return CIVILIANS
        case _:
            assert_never(actor.kind)


def _is_governments(group: Entity) -> bool:
    return group.side is not None and "government" in group.side.casefold()


def admin_name(place: Entity) -> str:
    """Return the name of a place's first-level division; a bare code is no name and gives nothing."""
    name = place.admin1 or ""
    return name if len(name) > 3 and not name.isdigit() else ""
