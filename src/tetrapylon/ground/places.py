"""Which place a name means: by the report's countries, then by size, never by likeness alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from tetrapylon.ground.coherence import KIND_WORD, lies_in, prior
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
LAND, FITS = 1.5, 1.0
"""What a land's share of the report, and a place's fit to the others, count against a tenfold of people."""
FITTING = 0.6
"""Support from the report's other places at which a bare name may be a small place's."""
SMALL = frozenset(("town", "district", "region"))
REGION_KM = 60.0
"""Radius of a region known by its chief town alone."""


@dataclass(kw_only=True)
class Context:
    """What a report is about: how often it names each country, and each region as (country, code).

    `support` says by place id how well a place fits the others that the report names.
    """

    countries: Counter[str]
    regions: Counter[tuple[str, str]]
    support: Mapping[str, float] = field(default_factory=dict)


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
    features: Collection[str] | None = None,
) -> Chosen | None:
    """Return the place that `name` means in a report about `context`, None where none is likely.

    Args:
        name: the printed name without determiner.
        gazetteer: where to look.
        context: what else the report names.
        locative: whether the words about the name say that it is a place.
        within: the region or country printed after the name ("Paris, Texas").
        features: kinds of feature that the words say it is; None where they say nothing.
    """
    if _acronym(name, gazetteer) and within is None:
        return None
    found = gazetteer.find(name, features=features)
    if within is not None:
        inside = tuple(p for p in found if lies_in(p, within))
        found = inside or found
    if not found and locative:
        found = gazetteer.find_alike(name, countries=_about(context.countries))
    if not found:
        return _region(name, gazetteer, context, locative=locative)
    ranked = sorted(found, key=lambda p: (-_weight(p, context, name), p.id))
    best = ranked[0]
    if not locative and within is None and not _well_known(best, context, name):
        return None
    return Chosen(
        place=best,
        score=round(_certainty(ranked, context, name), 3),
        rivals=tuple(p.id for p in ranked[1:4]),
    )


def _acronym(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is a short word in capitals that the supplement does not hold as printed."""
    if not name.isupper() or len(name.replace(".", "")) > 4:
        return False
    return not any(name in (p.name, *p.aliases) for p in gazetteer.own.get(folded(name), ()))


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


def _weight(place: Place, context: Context, name: str) -> float:
    """Return a place's claim to its name: its people, its land's mention, how it fits the other places."""
    regions = sum(context.regions.values())
    near = context.regions[place.country or "", place.admin1 or ""] / regions if regions else 0.0
    land = land_of(context.countries, place.country)
    fits = FITS * context.support.get(place.id, 0.0)
    return prior(place, name) + land + near + fits - (not place.exact)


def land_of(countries: Counter[str], country: str | None) -> float:
    """Return what lying in a country counts where a report names countries so often, in tenfolds of people."""
    total = sum(countries.values())
    share = countries[country or ""] / total if total else 0.0
    return LAND * share + 0.5 if share else 0.0


def _well_known(place: Place, context: Context, name: str) -> bool:
    """Tell whether a bare name is a place's at all: a large one, one of the land spoken of, one that fits in."""
    if context.support.get(place.id, 0.0) >= FITTING:
        return True
    named = place.country is not None and context.countries[place.country] > 0
    if not named and folded(place.name) != folded(name) and place.feature in SMALL:
        return False
    if place.feature == "district" and KIND_WORD.search(name) is None:
        return False
    return place.population >= (LEAST_WITHOUT_CONTEXT if named else 300_000)


def _certainty(ranked: list[Place], context: Context, name: str) -> float:
    if len(ranked) == 1:
        return 0.9
    lead = _weight(ranked[0], context, name) - _weight(ranked[1], context, name)
    return min(0.95, 0.5 + lead / 4)


def entity_of(place: Place) -> Entity:
    """Return the record's entity of a gazetteer place."""
    return Entity(
        id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.region or place.admin1,
        admin2=place.district,
        feature=place.feature,
        lat=place.lat,
        lon=place.lon,
        precision_km=place.precision_km,
        geonames=place.geonames,
        aliases=place.aliases,
    )
