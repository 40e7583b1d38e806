"""Which place a name means: by the report's countries, then by size, never by likeness alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from math import log10

from tetrapylon.lexicon.gazetteer import Gazetteer, Place
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind

LEAST_WITHOUT_CONTEXT = 15_000
"""People that a town needs to be named without its country in a report that names no other place of it."""


SUFFIX = re.compile(
    r"\s+(?:county|parish|province|governorate|district|region|oblast|state|countryside|prefecture|prison|dam|airport|airbase|"
    r"camp|valley)$",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?:(?:central|northern|southern|eastern|western|north|south|east|west|"
    r"north-?eastern|north-?western|south-?eastern|south-?western)\s+)+",
    re.IGNORECASE,
)
REGION_KM = 60.0
"""Radius of a region known by its chief town alone."""


@dataclass(kw_only=True)
class Context:
    """What a report is about: how often it names each country, and each region as (country, code)."""

    countries: Counter[str]
    regions: Counter[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A place with how sure it is and which others bear the name."""

    place: Place
    score: float
    rivals: tuple[str, ...] = ()


def choose_place(
    name: str,
    gazetteer: Gazetteer,
    context: Context,
    *,
    locative: bool,
    within: Place | None = None,
) -> Chosen | None:
    """Return the place that `name` means in a report about `context`, None where none is likely.

    Args:
        name: the printed name without determiner.
        gazetteer: where to look.
        context: what else the report names.
        locative: whether the words about the name say that it is a place.
        within: the region or country printed after the name ("Paris, Texas").
    """
    if name.isupper() and len(name) <= 4 and within is None:
        return None
    found = gazetteer.find(name)
    if within is not None:
        inside = tuple(p for p in found if _lies_in(p, within))
        found = inside or found
    if not found and locative:
        found = gazetteer.find_alike(name, countries=_about(context.countries))
    if not found:
        return _region(name, gazetteer, context, locative=locative)
    ranked = sorted(found, key=lambda p: (-_weight(p, context), p.id))
    best = ranked[0]
    if not locative and within is None and not _well_known(best, context, name):
        return None
    return Chosen(
        place=best,
        score=round(_certainty(ranked, context), 3),
        rivals=tuple(p.id for p in ranked[1:4]),
    )


def _lies_in(place: Place, within: Place) -> bool:
    if place.country != within.country or place.id == within.id:
        return False
    return within.admin1 is None or place.admin1 == within.admin1


def _region(name: str, gazetteer: Gazetteer, context: Context, *, locative: bool) -> Chosen | None:
    """Return a region known by its chief town, or a part of a known place ("eastern X")."""
    town, part = SUFFIX.sub("", name), PART.match(name)
    whole = name[part.end() :] if part else town
    if whole == name or not whole:
        return None
    chosen = choose_place(whole, gazetteer, context, locative=locative)
    if chosen is None or chosen.place.country not in context.countries:
        return None
    base = chosen.place
    slug = folded(name).replace(" ", "-")
    suffix = "-".join(c.lower() for c in (base.country, base.admin1) if c)
    radius = base.precision_km if part else max(base.precision_km or 0.0, REGION_KM)
    place = replace(
        base,
        id=f"place:{slug}-{suffix}",
        name=name,
        kind=EntityKind.PLACE,
        feature="area" if part else "region",
        precision_km=radius,
        geonames=None,
        aliases=(),
    )
    return Chosen(place=place, score=round(chosen.score * 0.8, 3))


def _about(countries: Counter[str]) -> frozenset[str]:
    return frozenset(c for c, _ in countries.most_common(4))


def _weight(place: Place, context: Context) -> float:
    """Return a place's claim to its name: the log of its people, raised where its land is spoken of."""
    total, regions = sum(context.countries.values()), sum(context.regions.values())
    share = context.countries[place.country or ""] / total if total else 0.0
    near = context.regions[place.country or "", place.admin1 or ""] / regions if regions else 0.0
    land = 2.0 * share + 1.0 if share else 0.0
    return log10(place.population + 100) + land + 2.0 * near + bool(near) - (not place.exact)


def _well_known(place: Place, context: Context, name: str) -> bool:
    named = place.country is not None and context.countries[place.country] > 0
    if not named and folded(place.name) != folded(name) and place.feature == "town":
        return False
    return place.population >= (LEAST_WITHOUT_CONTEXT if named else 300_000)


def _certainty(ranked: list[Place], context: Context) -> float:
    if len(ranked) == 1:
        return 0.9
    lead = _weight(ranked[0], context) - _weight(ranked[1], context)
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
