"""Countries as actors: the state, its government and what "the army" or "the rebels" mean there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind


class ActorsMisread(ValueError):
    """A pack holds a row that is no actor. Stop, and mend the file that the message names."""


Table = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country, or land with forces of its own, and what its names, adjectives and seats may mean.

    `iso` of a land that is not `whole` is the state's that it lies in.
    """

    iso: str
    state: Entity
    government: Entity
    adjectives: tuple[str, ...]
    people: str | None
    seats: tuple[str, ...]
    whole: bool = True

    @property
    def key(self) -> str:
        """The first part of the ids of its organs: the ISO code in small letters, or the land's name."""
        return self.iso.lower() if self.whole else slug(self.state.name)

    def entity_of(self, role: str) -> Entity:
        """Return the entity that a description such as `army` or `opposition` means in this country."""
        if role in ("state", "government"):
            return self.state if role == "state" else self.government
        kind, words, sided = _ROLES[role]
        adjective = self.adjectives[0] if self.adjectives else self.state.name
        own = f"{adjective} opposition" if sided == "opposition" else self.government.side
        name = words.format(adjective)
        return Entity(id=f"actor:{slug(name)}", name=name, kind=kind, side=own, country=self.iso)


_ROLES = {
    "army": (EntityKind.STATE_FORCES, "{} army", "government"),
    "forces": (EntityKind.STATE_FORCES, "{} government forces", "government"),
    "air_force": (EntityKind.STATE_FORCES, "{} air force", "government"),
    "militia": (EntityKind.ARMED_GROUP, "{} pro-government militia", "government"),
    "opposition": (EntityKind.ORGANISATION, "{} opposition", "opposition"),
    "rebels": (EntityKind.ARMED_GROUP, "{} armed opposition", "opposition"),
    "nation": (EntityKind.PEOPLE_GROUP, "{} people", "people"),
}


def section_map(section: object) -> Mapping[str, object]:
    """Return a section of a pack that must be a map."""
    if not isinstance(section, dict):
        raise ActorsMisread(f"expected a map, found {section!r}")
    return section


def section_list(section: object) -> list[object]:
    """Return a section of a pack that must be a list."""
    if not isinstance(section, list):
        raise ActorsMisread(f"expected a list, found {section!r}")
    return section


def strings(section: object) -> tuple[str, ...]:
    """Return the words of a list, none for a section that is not there."""
    return tuple(str(x) for x in section_list(section) if x) if section is not None else ()


def slug(name: str) -> str:
    """Return a name as a part of an id."""
    return folded(name).replace(" ", "-")


def countries_of(table: Table) -> Iterator[Country]:
    """Yield the countries of a table shaped like `countries.yaml`, or the lands of one like `lands.yaml`.

    A land's row ends with the ISO code of the state that it lies in; that is then its country.
    """
    rows, names = section_map(table["rows"]), section_map(table["names"])
    adjectives, seats = section_map(table["adjectives"]), section_map(table["metonyms"])
    for iso, row in rows.items():
        name, adjective, people, capital, lat, lon, *within = section_list(row)
        land = str(within[0]) if within else iso
        label = f"{adjective or name} government"
        state = Entity(
            id=f"place:{slug(str(name))}",
            name=str(name),
            kind=EntityKind.STATE,
            country=land,
            lat=float(str(lat)),
            lon=float(str(lon)),
            precision_km=300.0,
            aliases=strings(names.get(iso)),
        )
        government = Entity(
            id=f"actor:{slug(label)}",
            name=label,
            kind=EntityKind.GOVERNMENT,
            side=label,
            country=land,
        )
        yield Country(
            iso=land,
            state=state,
            government=government,
            adjectives=(*strings([adjective]), *strings(adjectives.get(iso))),
            people=str(people) if people else None,
            seats=(*strings([capital]), *strings(seats.get(iso))),
            whole=not within,
        )
