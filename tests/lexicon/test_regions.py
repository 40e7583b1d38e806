from __future__ import annotations

from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.lexicon.regions import load_regions, region_keys, town_districts


def test_a_region_is_found_with_and_without_the_word_for_its_kind() -> None:
    assert list(region_keys(["Karsa County"])) == ["karsa county", "karsa"]


def test_a_region_named_by_the_compass_alone_is_not_found_by_it() -> None:
    assert list(region_keys(["East Region"])) == ["east region"]


def test_regions_of_both_levels_lie_on_the_globe() -> None:
    regions = load_regions()
    assert len(regions) > 30_000
    assert all(-90 <= r.lat <= 90 and -180 <= r.lon <= 180 and r.km > 0 for r in regions)


def test_a_town_knows_its_district_and_region() -> None:
    town = open_gazetteer().find("Mandalay", countries={"MM"}, features={"town"})[0]
    assert town.region == "Mandalay Region"
    assert town_districts()


def test_a_region_of_the_supplement_and_of_the_table_are_one() -> None:
    gazetteer = open_gazetteer()
    bare = gazetteer.find("Marib", countries={"YE"}, features={"region"})
    assert bare[0].id == gazetteer.find("Marib province", countries={"YE"})[0].id


def test_districts_are_told_apart_by_their_regions() -> None:
    found = open_gazetteer().find("Polk County")
    assert {(p.feature, p.country) for p in found} == {("district", "US")}
    assert len({p.region for p in found}) > 5
