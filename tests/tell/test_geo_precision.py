from __future__ import annotations

import pytest

from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.tell.geo_precision import GeoPrecision, geo_precision


def place(
    feature: str | None, radius_km: float | None, kind: EntityKind = EntityKind.PLACE
) -> Entity:
    at = None if radius_km is None else 34.0
    return Entity(
        id="place:x", name="X", kind=kind, feature=feature, lat=at, lon=at, precision_km=radius_km
    )


@pytest.mark.parametrize(
    ("feature", "radius_km", "codes"),
    [
        ("site", 0.05, (1, 1, "Vicinity")),
        ("site", 0.8, (1, 1, "Locality")),
        ("town", 4.0, (1, 1, None)),
        ("district", 20.0, (2, 3, None)),
        ("region", 60.0, (3, 4, None)),
        ("area", 19.0, (2, 2, None)),
        ("area", 45.0, (2, 5, None)),
        ("area", 300.0, (3, 5, None)),
    ],
)
def test_codes_follow_feature_and_radius(
    feature: str, radius_km: float, codes: tuple[int, int, str | None]
) -> None:
    acled, ucdp, atlos = codes
    found = geo_precision(place(feature, radius_km))
    assert found == GeoPrecision(acled=acled, ucdp=ucdp, atlos=atlos)


def test_ground_without_a_point_is_near_and_never_there() -> None:
    assert geo_precision(place(None, None)) == GeoPrecision(acled=2, ucdp=2)


def test_a_country_is_a_country_whatever_its_radius() -> None:
    found = geo_precision(place(None, 10.0, EntityKind.STATE))
    assert found == GeoPrecision(acled=3, ucdp=6)


def test_an_army_is_no_place() -> None:
    assert geo_precision(place(None, None, EntityKind.STATE_FORCES)) is None
