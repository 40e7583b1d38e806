"""Organs that every state has: "the Defence Ministry" is one land's, never one body of all reports.

The land stands before the name ("the Russian Defence Ministry", "Ukraine's General Staff"); where it does
not, it is the land where the report was written, else the land the report is about.
"""

from __future__ import annotations

from tetrapylon.ground.entities_state import Reading
from tetrapylon.lexicon.countries import Country
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.entity import Entity, EntityKind, Mention

BETWEEN = frozenset((" ", "'s ", "’s ", "' ", "’ "))


def is_state_body(report: Reading, name: str) -> bool:
    """Tell whether a body's name is one that every state uses."""
    return any(name == end or name.endswith(f" {end}") for end in report.actors.state_bodies)


def state_body(report: Reading, mention: Mention, name: str) -> Entity | None:
    """Return the body as its land's own; None where no land is known, or another name."""
    countries = report.actors.countries
    country = _land_before(report, mention) or countries.get(
        _dateline_land(report) or report.home or ""
    )
    if country is None or not country.adjectives:
        return None
    slug = folded(name).replace(" ", "-")
    return Entity(
        id=f"actor:{country.key}-{slug}",
        name=f"{country.adjectives[0]} {name}",
        kind=EntityKind.ORGANISATION,
        side=country.government.side,
        country=country.iso,
        aliases=(name,),
    )


def _land_before(report: Reading, mention: Mention) -> Country | None:
    text = report.document.text
    for other in report.listed:
        if other.kind is EntityKind.STATE and text[other.end : mention.start] in BETWEEN:
            entity = report.actors.entities.get(other.entity or "")
            return report.actors.land_of(entity) if entity else None
    return None


def _dateline_land(report: Reading) -> str | None:
    dateline = report.document.page.dateline_place
    places = report.gazetteer.find(dateline.of(report.document.text)) if dateline else ()
    return places[0].country if places else None
