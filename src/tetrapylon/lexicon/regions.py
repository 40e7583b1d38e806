"""The world's administrative regions of the first and second level, with a point each.

The two tables are made by `tools/build_regions.py`, which names their sources: GeoNames (CC BY 4.0) for
names, codes and numbers, Natural Earth (public domain) for the middle of first-level regions.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from tetrapylon.lexicon.translit import folded

_KINDS = (
    "county|parish|governorate|province|district|region|state|oblast|raion|rayon|department|prefecture|division|"
    "municipality|municipio|territory|emirate|canton|zone|woreda|borough|republic|krai|okrug|voivodeship|"
    "subdistrict|tehsil|wilaya"
)
_AFTER = re.compile(rf"(?: autonomous)? (?:{_KINDS})$")
_BEFORE = re.compile(
    r"^(?:provincia|departamento|departement|municipio|municipality|estado|state|region|province|condado|district|"
    r"distrito|county|parroquia|muhafazat|wilayat?|ostan e|city and county) (?:d[eiou]l?a? |of |du |des )?"
)
_NO_NAMES = frozenset(
    [
        "east",
        "west",
        "north",
        "south",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "centre",
        "center",
        "middle",
        "upper",
        "lower",
        "north",
        "east",
        "north",
        "west",
        "south",
        "east",
        "south",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "new",
        "old",
        "capital",
        "national",
        "federal",
        "city",
        "metropolitan",
        "coast",
        "coastal",
        "lakes",
        "lake",
        "river",
        "rivers",
        "plateau",
        "highlands",
        "islands",
        "the",
        "great",
        "grand",
        "mountain",
        "union",
        "black",
        "white",
        "red",
        "green",
        "king",
        "queen",
        "bay",
        "hill",
        "hills",
        "valley",
        "forest",
        "park",
    ]
)
"""What stays of a region's name without its kind and names nothing by itself ("East Region")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One region: GeoNames' number and codes, degrees (WGS 84), radius in km, people in its towns."""

    geonames: int
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    km: float
    population: int
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name in English where one is known."""
        return self.names[0]


def load_regions() -> tuple[Region, ...]:
    """Return all regions; `admin2` is empty for the first level."""
    return tuple(map(_region, _lines("regions.tsv.xz")))


def town_districts() -> dict[int, int]:
    """Return the second-level region's GeoNames number by the town's."""
    pairs = (line.split("\t") for line in _lines("town_regions.tsv.xz"))
    return {int(town): int(region) for town, region in pairs}


def _lines(name: str) -> list[str]:
    packed = files("tetrapylon.lexicon").joinpath("data", name).read_bytes()
    return lzma.decompress(packed).decode("utf-8").splitlines()


def _region(line: str) -> Region:
    number, country, admin1, admin2, _, lat, lon, km, people, names = line.split("\t")
    return Region(
        geonames=int(number),
        country=country,
        admin1=admin1,
        admin2=admin2,
        lat=float(lat),
        lon=float(lon),
        km=float(km),
        population=int(people),
        names=tuple(names.split("|")),
    )


def region_keys(names: Iterable[str]) -> Iterator[str]:
    """Yield the folded names of a region, each also without the word for its kind ("Walker County", "Walker")."""
    for name in names:
        key = folded(name)
        bare = _BEFORE.sub("", _AFTER.sub("", key))
        empty = set(bare.split()) <= _NO_NAMES
        keys = (key,) if empty else (key, bare)
        yield from (k for k in dict.fromkeys(keys) if len(k) >= 3 and k.isascii())
