from __future__ import annotations

from tetrapylon.ground.coherence import Named, fit, prior, support_of
from tetrapylon.lexicon.gazetteer import Place
from tetrapylon.model.entity import EntityKind


def place(name: str, lat: float, lon: float, people: int, **more: str) -> Place:
    feature = more.pop("feature", "town")
    return Place(
        id=f"place:{name}-{lat}".lower(),
        name=name,
        kind=EntityKind.PLACE,
        feature=feature,
        lat=lat,
        lon=lon,
        precision_km=5,
        population=people,
        geonames="1",
        country=more.get("country"),
        admin1=more.get("admin1"),
        admin2=more.get("admin2"),
    )


SMALL = place("Arden", 35.0, -90.0, 9_000, country="US", admin1="TN", admin2="7")
LARGE = place("Arden", 50.0, 5.0, 900_000, country="BE")
COUNTY = place(
    "Belo County", 35.1, -90.1, 30_000, country="US", admin1="TN", admin2="7", feature="district"
)
OTHER = place(
    "Belo County", 33.0, -84.0, 200_000, country="US", admin1="GA", admin2="9", feature="district"
)


def named(*candidates: Place, trust: float = 1.0) -> Named:
    return Named(name=candidates[0].name, candidates=candidates, trust=trust)


def test_a_part_and_its_whole_fit_better_than_two_places_of_one_country() -> None:
    assert fit(SMALL, COUNTY) > fit(SMALL, OTHER) > 0
    assert fit(SMALL, LARGE) < 0.01


def test_a_small_town_and_its_small_county_hold_each_other_up() -> None:
    support = support_of([named(LARGE, SMALL), named(OTHER, COUNTY)], {})
    assert support[SMALL.id] > support[LARGE.id]
    assert support[COUNTY.id] > support[OTHER.id]


def test_a_name_that_may_be_no_place_pulls_less() -> None:
    sure = support_of([named(LARGE, SMALL), named(COUNTY)], {})
    doubtful = support_of([named(LARGE, SMALL), named(COUNTY, trust=0.25)], {})
    assert doubtful[SMALL.id] < sure[SMALL.id]


def test_a_lone_name_has_no_support() -> None:
    assert support_of([named(LARGE, SMALL)], {}) == {LARGE.id: 0.0, SMALL.id: 0.0}


def test_a_bare_name_is_first_the_towns_and_then_the_regions() -> None:
    region = place("Karsa Province", 1, 1, 900_000, country="SO", feature="region")
    town = place("Karsa", 1, 1, 200_000, country="SO")
    assert prior(town, "Karsa") > prior(region, "Karsa")
    assert prior(region, "Karsa province") > prior(town, "Karsa province")


def test_a_former_name_of_an_english_speaking_town_yields() -> None:
    assert prior(SMALL, "Old Ferry") < prior(SMALL, "Arden")
