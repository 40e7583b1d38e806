"""Who takes part: states, forces, armed groups, bodies, media, and the words that describe them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from tetrapylon.lexicon.actor_rows import actors_of, check_relatives
from tetrapylon.lexicon.actors_media import everyday_names, with_outlets
from tetrapylon.lexicon.countries import (
    ActorsMisread,
    Country,
    Table,
    countries_of,
    section_list,
    section_map,
    strings,
)
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind, MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One name of the lexicon: its words in lower case, how it must be printed, whom it means."""

    words: tuple[str, ...]
    printed: str
    form: MentionForm
    entity: Entity | None
    country: str | None = None

    def fits(self, said: str) -> bool:
        """Tell whether the printed words have the capitals that the name needs."""
        plain = said.replace(".", "")
        if self.printed.replace(".", "").isupper() and len(plain) <= 5:
            return plain == self.printed.replace(".", "")
        return said[0].isupper() or self.printed[0].islower()


@dataclass(frozen=True, kw_only=True)
class ActorLexicon:
    """All names and words. `namings` is keyed by a name's first word, longest names first.

    `countries` is keyed by ISO code, `lands` (with forces of their own inside a state) by the entity's id.
    """

    namings: Mapping[str, tuple[Naming, ...]]
    entities: Mapping[str, Entity]
    by_name: Mapping[str, str]
    countries: Mapping[str, Country]
    lands: Mapping[str, Country]
    descriptions: Mapping[str, str]
    slants: Mapping[str, str]
    roles: frozenset[str]
    titles: tuple[str, ...]
    offices: frozenset[str]
    ranks: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    not_places: frozenset[str]
    group_nouns: frozenset[str]
    state_bodies: frozenset[str]
    organisation_ends: frozenset[str]
    place_ends: frozenset[str]
    place_starts: frozenset[str]
    place_heads: frozenset[str]
    nicknames: Mapping[str, str]

    def land_of(self, state: Entity) -> Country | None:
        """Return the country, or land with forces of its own, that a state entity is."""
        return self.lands.get(state.id) or self.countries.get(state.country or "")

    @cached_property
    def armed_namings(self) -> Mapping[str, tuple[Naming, ...]]:
        """The namings of armed groups, as `namings` has them."""
        armed = {
            k: tuple(n for n in v if n.entity and n.entity.kind is EntityKind.ARMED_GROUP)
            for k, v in self.namings.items()
        }
        return {k: v for k, v in armed.items() if v}

    @cached_property
    def peoples(self) -> Mapping[str, Entity]:
        """The peoples of all states by id."""
        found: dict[str, Entity] = {}
        for country in self.countries.values():
            nation = country.entity_of("nation")
            found.setdefault(nation.id, nation)
        return found

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Every word of a title."""
        return frozenset(w for t in self.titles for w in t.split())

    @cached_property
    def nations(self) -> frozenset[str]:
        """The adjectives of all states."""
        return frozenset(a for c in self.countries.values() for a in c.adjectives)

    def names_no_place(self, name: str, *, locative: bool) -> bool:
        """Tell whether a bare name is mostly a person's or a common word, though some place may bear it.

        Args:
            name: as printed.
            locative: whether it stands where a place stands; a surname may then be a town's.
        """
        return name in self.not_places or (
            not locative and (name in self.surnames or name in self.given_names)
        )

    def entity_named(self, name: str) -> Entity | None:
        """Return the actor that bears this name, None where none or more than one does."""
        key = self.by_name.get(folded(name))
        return self.entities.get(key) if key else None


@cache
def load_actors(folder: Path | None = None) -> ActorLexicon:
    """Return the packaged lexicon with a user's packs, read once in a process.

    Args:
        folder: a user's folder of packs (`actors*.yaml`); a row named as a packaged one takes its place.

    Raises:
        ActorsMisread: a pack is broken.
    """
    data = files("tetrapylon.lexicon") / "data"
    packs = sorted((data / "actors").iterdir(), key=lambda p: p.name)
    actors = [a for p in packs if p.name.endswith(".yaml") for a in actors_of(_read(p), p.name)]
    mine = [a for p in user_packs(folder) for a in actors_of(_read(p), p.name)]
    replaced = {a.id for a in mine}
    actors = [*(a for a in actors if a.id not in replaced), *mine]
    countries = {c.iso: c for c in countries_of(_read(data / "countries.yaml"))}
    lands = {c.state.id: c for c in countries_of(_read(data / "lands.yaml"))}
    outlets = load_outlets().outlets
    packed = {n for a in actors for n in (a.name, *a.aliases)}
    return lexicon_of(
        with_outlets(actors, outlets),
        countries,
        {
            **_read(data / "actor_words.yaml"),
            "given_names": _joined(_read(data / "given_names.yaml")),
            **_read(data / "not_places.yaml"),
        },
        lands=lands,
        everyday=everyday_names(outlets) - packed,
    )


def user_packs(folder: Path | None) -> list[Path]:
    """Return a user's packs in order of name."""
    return sorted(folder.glob("actors*.yaml")) if folder is not None else []


def pack_problems(folder: Path) -> list[str]:
    """Return what is wrong with a user's packs, a line a pack; none where all can be used."""
    found: list[str] = []
    for pack in user_packs(folder):
        try:
            actors_of(_read(pack), pack.name)
        except ActorsMisread as error:
            found.append(str(error))
    if not found:
        try:
            load_actors(folder)
        except ActorsMisread as error:
            found.append(str(error))
    return found


def _joined(table: Table) -> list[object]:
    return [name for names in table.values() for name in section_list(names)]


def _read(path: Traversable) -> Table:
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ActorsMisread(f"{path.name} is no YAML: {error}") from error
    if not isinstance(table, dict):
        raise ActorsMisread(f"{path.name}: expected a map, found {type(table).__name__}")
    return table


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words for comparison: lower case, dots gone, split at hyphens and spaces."""
    return tuple(folded(name.replace(".", "")).split())


def lexicon_of(
    actors: list[Entity],
    countries: Mapping[str, Country],
    words: Table,
    *,
    lands: Mapping[str, Country] | None = None,
    everyday: frozenset[str] = frozenset(),
) -> ActorLexicon:
    """Return the lexicon over these actors, countries, lands and words; `everyday` names are not read in running text.

    Raises:
        ActorsMisread: two actors share an id, or a parent or ally is not in the lexicon.
    """
    namings = [n for a in actors for n in _actor_namings(a) if n.printed not in everyday]
    lands = lands or {}
    states = (*countries.values(), *lands.values())
    namings += [n for c in states for n in _country_namings(c)]
    first: dict[str, list[Naming]] = {}
    for naming in namings:
        first.setdefault(naming.words[0], []).append(naming)
    entities = {a.id: a for a in actors}
    if len(entities) != len(actors):
        raise ActorsMisread("two actors share a name; merge their rows")
    for country in states:
        entities |= {country.state.id: country.state, country.government.id: country.government}
    check_relatives(actors, entities)
    groups = section_map(words["descriptions"])
    return ActorLexicon(
        namings={k: tuple(sorted(v, key=lambda n: -len(n.words))) for k, v in first.items()},
        entities=entities,
        by_name={folded(n): e.id for e in entities.values() for n in (e.name, *e.aliases)},
        countries=countries,
        lands=lands,
        descriptions={w: role for role, ws in groups.items() for w in strings(ws)},
        slants={k: str(v) for k, v in section_map(words["slants"]).items()},
        roles=frozenset(strings(words["roles"])),
        titles=strings(words["titles"]),
        offices=frozenset(strings(words["offices"])),
        ranks=frozenset(strings(words["ranks"])),
        given_names=frozenset(strings(words.get("given_names", []))),
        surnames=frozenset(strings(words.get("surnames", []))),
        not_places=frozenset(strings(words.get("not_places", []))),
        group_nouns=frozenset(strings(words["group_nouns"])),
        state_bodies=frozenset(strings(words.get("state_bodies", []))),
        organisation_ends=frozenset(strings(words["organisation_ends"])),
        place_ends=frozenset(strings(words["place_ends"])),
        place_starts=frozenset(strings(words["place_starts"])),
        place_heads=frozenset(strings(words["place_heads"])),
        nicknames={k: str(v) for k, v in section_map(words["nicknames"]).items()},
    )


def _actor_namings(actor: Entity) -> Iterator[Naming]:
    for name in dict.fromkeys((actor.name, *actor.aliases)):
        yield Naming(
            words=words_of(name),
            printed=name,
            form=MentionForm.NAME,
            entity=actor,
            country=actor.country,
        )


def _country_namings(country: Country) -> Iterator[Naming]:
    rows = (
        (MentionForm.NAME, country.state, (country.state.name, *country.state.aliases)),
        (MentionForm.ADJECTIVE, country.state, country.adjectives),
        (MentionForm.METONYM, country.government, country.seats),
        (MentionForm.DESCRIPTION, country.entity_of("nation"), strings([country.people])),
    )
    for form, entity, names in rows:
        for name in names:
            yield Naming(
                words=words_of(name), printed=name, form=form, entity=entity, country=country.iso
            )
