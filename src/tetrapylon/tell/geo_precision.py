"""How exactly a place is known, in the codes of ACLED, UCDP and Atlos: from its feature, its point and its radius.

ACLED: 1 a named town, 2 near a town or a part of a region, 3 a larger region. UCDP: 1 the place itself, 2 within 25 km,
3 a district, 4 a province, 5 a fuzzy or long area, 6 a country. Atlos: Exact (10 m), Vicinity (100 m), Locality (1 km).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind

ACLED_KM = ((15.0, 1), (60.0, 2))
"""Largest radius of a place in kilometres, and ACLED's code; 3 beyond."""
UCDP_KM = ((15.0, 1), (25.0, 2), (60.0, 3), (200.0, 4))
"""Likewise for UCDP; 6 beyond."""
ATLOS_KM = ((0.01, "Exact"), (0.1, "Vicinity"), (1.0, "Locality"))
"""Likewise for Atlos, which has no word beyond a kilometre."""
NEAR_KM = 25.0
"""Radius beyond which ground beside a town is a fuzzy area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoPrecision:
    """The three codes; `atlos` is None where a place is wider than a kilometre."""

    acled: int
    ucdp: int
    atlos: str | None = None


COUNTRY = GeoPrecision(acled=3, ucdp=6)
BY_FEATURE: Mapping[str, GeoPrecision] = MappingProxyType(
    {
        "country": COUNTRY,
        "region": GeoPrecision(acled=3, ucdp=4),
        "district": GeoPrecision(acled=2, ucdp=3),
    }
)


def geo_precision(place: Entity) -> GeoPrecision | None:
    """Return how exactly a place is known; None for what is no place.

    A place without a point is ground beside another that no report puts anywhere: near, never there.
    """
    if place.kind not in PLACE_KINDS:
        return None
    if place.kind is EntityKind.STATE:
        return COUNTRY
    radius = place.precision_km
    if place.feature == "area" or place.lat is None or radius is None:
        return _area(radius)
    known = BY_FEATURE.get(place.feature or "")
    return known or GeoPrecision(
        acled=next((code for most, code in ACLED_KM if radius <= most), 3),
        ucdp=next((code for most, code in UCDP_KM if radius <= most), 6),
        atlos=next((word for most, word in ATLOS_KM if radius <= most), None),
    )


def _area(radius_km: float | None) -> GeoPrecision:
    if radius_km is None:
        return GeoPrecision(acled=2, ucdp=2)
    wide = radius_km > ACLED_KM[-1][0]
    return GeoPrecision(acled=3 if wide else 2, ucdp=2 if radius_km <= NEAR_KM else 5)
