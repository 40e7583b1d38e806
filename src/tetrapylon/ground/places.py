"""Which place a name means: by the report's countries, then by size, never by likeness alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log10

from tetrapylon.lexicon.gazetteer import Gazetteer, Place
from tetrapylon.model.entity import Entity

LEAST_WITHOUT_CONTEXT = 15_000
"""People that a town needs to be named without its country in a report that names no other place of it."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A place with how sure it is and which others bear the name."""

    place: Place
    score: float
    rivals: tuple[str, ...] = ()


def choose_place(
    name: str, gazetteer: Gazetteer, countries: Counter[str], *, locative: bool
) -> Chosen | None:
    """Return the place that `name` means in a report about `countries`, None where none is likely.

    Args:
        name: the printed name without determiner.
        gazetteer: where to look.
        countries: how often the report names each country.
        locative: whether the words about the name say that it is a place.
    """
    found = gazetteer.find(name)
    if not found and locative:
        found = gazetteer.find_alike(name, countries=_about(countries))
    if not found:
        return None
    ranked = sorted(found, key=lambda p: (-_weight(p, countries), p.id))
    best = ranked[0]
    if not locative and not _well_known(best, countries):
        return None
    return Chosen(
        place=best,
        score=round(_certainty(ranked, countries), 3),
        rivals=tuple(p.id for p in ranked[1:4]),
    )


def _about(countries: Counter[str]) -> frozenset[str]:
    return frozenset(c for c, _ in countries.most_common(4))


def _weight(place: Place, countries: Counter[str]) -> float:
    """Return a place's claim to its name: the log of its people, raised where its country is spoken of."""
    total = sum(countries.values())
    share = countries[place.country] / total if place.country and total else 0.0
    return log10(place.population + 100) + (2.0 * share + 1.0 if share else 0.0) - (not place.exact)


def _well_known(place: Place, countries: Counter[str]) -> bool:
    named = place.country is not None and countries[place.country] > 0
    return place.population >= (LEAST_WITHOUT_CONTEXT if named else 300_000)


def _certainty(ranked: list[Place], countries: Counter[str]) -> float:
    if len(ranked) == 1:
        return 0.9
    lead = _weight(ranked[0], countries) - _weight(ranked[1], countries)
    return min(0.95, 0.5 + lead / 4)


def entity_of(place: Place) -> Entity:
    """Return the record's entity of a gazetteer place."""
    return Entity(
        id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        precision_km=place.precision_km,
        geonames=place.geonames,
        aliases=place.aliases,
    )
