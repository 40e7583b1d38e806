"""The outlets as actors: every agency and newspaper that copy may credit, under the one name of the record."""

from __future__ import annotations

from collections.abc import Iterable

from tetrapylon.lexicon.outlets import Outlet, OutletKind
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind


def with_outlets(actors: Iterable[Entity], outlets: Iterable[Outlet]) -> list[Entity]:
    """Return the actors with all outlets as media; a pack's row for an outlet lends it its other names.

    An outlet that a pack knows as something else (a monitor that publishes) stays what the pack says.
    """
    known = list(actors)
    by_name = {folded(n): a for a in known for n in (a.name, *a.aliases)}
    found: dict[str, Entity] = {}
    taken: set[str] = set()
    for outlet in outlets:
        same = [by_name[k] for n in _names(outlet) if (k := folded(n)) in by_name]
        if outlet.kind is OutletKind.MONITOR or any(a.kind is not EntityKind.MEDIA for a in same):
            continue
        media = _media(outlet, same)
        taken |= {a.id for a in same}
        found.setdefault(media.id, media)
    return [*(a for a in known if a.id not in taken), *found.values()]


def _names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *outlet.spellings)


def _media(outlet: Outlet, same: list[Entity]) -> Entity:
    others = (*outlet.spellings, *(n for a in same for n in (a.name, *a.aliases)))
    return Entity(
        id=f"actor:{folded(outlet.name).replace(' ', '-')}",
        name=outlet.name,
        kind=EntityKind.MEDIA,
        side=next((a.side for a in same if a.side), None),
        country=outlet.country or next((a.country for a in same if a.country), None),
        aliases=tuple(n for n in dict.fromkeys(others) if n != outlet.name),
    )


def everyday_names(outlets: Iterable[Outlet]) -> frozenset[str]:
    """Return names that are also everyday words: in running text they prove no outlet."""
    return frozenset(o.name for o in outlets if o.common)
