"""Which of ACLED's eight actor codes an entity bears at a place.

An actor's code is its row's, else its kind's (lexicon/actor_codes.py): rebels 2, militias on a state's side 3, people
without arms 7. State forces at home are 1, abroad 8. Whoever has no code is a civilian.
"""

from __future__ import annotations

from tetrapylon.lexicon.acled_codes import CIVILIANS
from tetrapylon.lexicon.actor_codes import inter_at_home
from tetrapylon.model.entity import Entity

STATE_FORCES, EXTERNAL = 1, 8


def inter_of(actor: Entity, place: Entity) -> int:
    """Return the code of an actor for an event at a place."""
    code = inter_at_home(actor) or CIVILIANS
    abroad = actor.country is not None and actor.country != place.country
    return EXTERNAL if code == STATE_FORCES and abroad else code


def admin_name(place: Entity) -> str:
    """Return the name of a place's first-level division; a bare code is no name and gives nothing."""
    name = place.admin1 or ""
    return name if len(name) > 3 and not name.isdigit() else ""
