"""What ACLED's files hold besides event types: columns, actor codes, countries and regions.

Use it to write or check rows in ACLED's shape (codebook of 2023 and later; 31 columns).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from tetrapylon.lexicon.codes import ACLED

COLUMNS: tuple[str, ...] = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The 31 columns of an ACLED file, in order."""

INTER: Mapping[int, str] = MappingProxyType(
    {
        1: "State forces",
        2: "Rebel group",
        3: "Political militia",
        4: "Identity militia",
        5: "Rioters",
        6: "Protesters",
        7: "Civilians",
        8: "External/Other forces",
    }
)
"""Codes of `inter1` and `inter2`. `interaction` writes the smaller first, and 0 for nobody."""

CIVILIANS = 7
POLITICAL = "Political violence"
DEMONSTRATIONS = "Demonstrations"
STRATEGIC = "Strategic developments"
DISORDER: Mapping[str, str] = MappingProxyType(
    {
        "Battles": POLITICAL,
        "Explosions/Remote violence": POLITICAL,
        "Violence against civilians": POLITICAL,
        "Protests": DEMONSTRATIONS,
        "Riots": DEMONSTRATIONS,
        "Strategic developments": STRATEGIC,
    }
)
"""Disorder type by event type; `disorder_of` knows the two sub-event types that differ."""
BY_SUB_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "Excessive force against protesters": f"{POLITICAL}; {DEMONSTRATIONS}",
        "Mob violence": POLITICAL,
    }
)
CIVILIAN_TARGETING = "Civilian targeting"
SOURCE_SCALES: frozenset[str] = frozenset({"National", "International", "Other", "New media"})
"""Scales that the project can tell from its outlet table; ACLED has finer ones."""
TIME_PRECISION: frozenset[int] = frozenset({1, 2, 3})
GEO_PRECISION: frozenset[int] = frozenset({1, 2, 3})


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledCountry:
    """A country's name, its ISO 3166-1 codes and the region that ACLED files it under."""

    alpha3: str
    numeric: int
    name: str
    region: str


@cache
def acled_countries() -> Mapping[str, AcledCountry]:
    """Return countries by ISO 3166-1 alpha-2 code."""
    source = resources.files("tetrapylon.lexicon").joinpath("data/acled_countries.yaml")
    table: dict[str, dict[str, list[object]]] = yaml.safe_load(source.read_text("utf-8"))["regions"]
    return {
        alpha2: AcledCountry(
            alpha3=str(row[0]), numeric=int(str(row[1])), name=str(row[2]), region=region
        )
        for region, rows in table.items()
        for alpha2, row in rows.items()
    }


def disorder_of(event_type: str, sub_event_type: str) -> str:
    """Return the disorder type of a coded event.

    Raises:
        KeyError: the types are not in ACLED's lists.
    """
    if sub_event_type not in ACLED[event_type]:
        raise KeyError(sub_event_type)
    return BY_SUB_TYPE.get(sub_event_type, DISORDER[event_type])


def interaction_of(one: int | None, two: int | None) -> int:
    """Return the two digits of an interaction: the smaller code first, the only one before a 0."""
    known = sorted(c for c in (one, two) if c is not None)
    if not known:
        return 0
    return known[0] * 10 + known[1] if len(known) > 1 else known[0] * 10


VAGUE_DEATHS = {"dozens": 12, "hundreds": 100, "tens": 10, "several": 3, "few": 3, "many": 3}
"""Deaths that ACLED codes for a word that is no number (its codebook and FAQ on fatalities: the lowest figure)."""
VAGUE_BASIS = "acled_vague_word"
"""What `basis` says of such a toll. Quantities keep their own published rule (docs/quantities.md)."""
MAGNITUDES = frozenset({"dozens", "hundreds", "thousands", "millions", "billions"})
