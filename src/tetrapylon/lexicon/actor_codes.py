"""ACLED's actor code (`inter`) and PLOVER's sector of an actor: what its row says, else what its kind tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from tetrapylon.model.entity import Entity, EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An actor's codes: `inter` 1 to 8 at home, `landless` for a body of no one country; None is not told."""

    inter: int | None
    sector: str | None
    landless: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCodes:
    """The table: codes by kind, of armed groups on a state's side, of people by a word of their name."""

    kinds: Mapping[EntityKind, Coded]
    for_a_state: Coded
    people: Mapping[str, Coded]
    sectors: Mapping[str, str]


@cache
def actor_codes() -> ActorCodes:
    """Return the packaged table."""
    source = files("tetrapylon.lexicon") / "data" / "actor_codes.yaml"
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    return ActorCodes(
        kinds=MappingProxyType({EntityKind(k): Coded(**row) for k, row in table["kinds"].items()}),
        for_a_state=Coded(**table["for_a_state"]),
        people=MappingProxyType({k: Coded(**row) for k, row in table["people"].items()}),
        sectors=MappingProxyType(table["sectors"]),
    )


def inter_at_home(actor: Entity) -> int | None:
    """Return ACLED's code (1 to 8) of an actor in its own country, None where neither row nor kind tells."""
    if actor.inter is not None:
        return actor.inter
    coded = _coded(actor)
    return coded.landless if actor.country is None and coded.landless else coded.inter


def sector_of(actor: Entity) -> str | None:
    """Return PLOVER's sector of an actor, None where neither row nor kind tells."""
    return actor.sector or _coded(actor).sector


def _coded(actor: Entity) -> Coded:
    table = actor_codes()
    if actor.kind is EntityKind.ARMED_GROUP and "government" in (actor.side or "").casefold():
        return table.for_a_state
    if actor.kind is EntityKind.PEOPLE_GROUP:
        said = (table.people.get(w) for w in actor.name.casefold().split())
        return next((c for c in said if c), table.kinds[actor.kind])
    return table.kinds[actor.kind]
