"""Words that put something beside a place are an area of their own."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.ground.entities import Grounding, ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.model.entity import Entity, Reference
from tetrapylon.read.mentions import find_mentions


def grounded(document: OpenDocument, text: str) -> Grounding:
    opened, actors = document(text), load_actors()
    found = ground_mentions(
        opened, find_mentions(opened, actors), actors=actors, gazetteer=open_gazetteer()
    )
    assert all(text[m.start : m.end] == m.said for m in found.mentions)
    return found


def area(document: OpenDocument, text: str, said: str) -> Entity:
    found = grounded(document, text)
    mention = next(m for m in found.mentions if m.said == said)
    return next(e for e in found.entities if e.id == mention.entity)


def homs() -> tuple[float, float]:
    town = open_gazetteer().find("Homs", countries={"SY"}, features={"town"})[0]
    assert town.lat is not None
    assert town.lon is not None
    return town.lat, town.lon


@pytest.mark.parametrize(
    ("words", "distance_km", "bearing"),
    [
        ("ten kilometres south of Homs", 10.0, 180.0),
        ("5 miles (8 km) to the north-west of Homs", 8.045, 315.0),
        ("800 metres from Homs", 0.8, None),
        ("south of Homs", None, 180.0),
    ],
)
def test_distance_and_side_are_kept_as_said(
    document: OpenDocument, words: str, distance_km: float | None, bearing: float | None
) -> None:
    offset = area(document, f"Syrian troops dug in {words} on Monday.", words).offset
    assert offset is not None
    assert (offset.distance_km, offset.bearing_deg) == (distance_km, bearing)
    assert offset.reference is Reference.UNSTATED


def test_an_area_lies_where_the_words_put_it_and_no_narrower(document: OpenDocument) -> None:
    words = "ten kilometres south of Homs"
    found = area(document, f"Syrian troops dug in {words}.", words)
    assert found.lat == pytest.approx(homs()[0] - 10 / 111.2, abs=0.001)
    assert found.precision_km is not None
    assert found.precision_km >= 2.5


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("the outskirts of Homs", Reference.EDGE),
        ("the entrance of the city of Homs", Reference.ENTRANCE),
        ("the centre of Homs", Reference.CENTRE),
    ],
)
def test_the_part_of_the_place_is_kept(
    document: OpenDocument, words: str, reference: Reference
) -> None:
    offset = area(document, f"Syrian shells fell on {words} at dawn.", words).offset
    assert offset is not None
    assert offset.reference is reference


def test_between_two_towns_is_half_way_and_reaches_both(document: OpenDocument) -> None:
    found = area(
        document, "Syrian rebels cut the road between Homs and Hama.", "between Homs and Hama"
    )
    assert found.offset is not None
    assert len(found.offset.of) == 2
    assert found.precision_km is not None
    assert 15 < found.precision_km < 35


def test_a_site_is_known_by_its_common_name_beside_its_town(document: OpenDocument) -> None:
    beside = area(document, "In Mosul, Iraqi troops entered the Old City on Monday.", "Old City")
    assert beside.name == "Old City of Mosul"
    alone = grounded(document, "Iraqi troops entered the Old City on Monday.")
    assert all(m.entity != beside.id for m in alone.mentions)


def test_the_town_of_a_name_is_that_town(document: OpenDocument) -> None:
    found = grounded(document, "Syrian rebels left the town of Saraqib on Monday.")
    whole = next(m for m in found.mentions if m.said == "the town of Saraqib")
    name = next(m for m in found.mentions if m.said == "Saraqib")
    assert whole.entity == name.entity is not None


def test_a_point_knows_its_district_and_region(document: OpenDocument) -> None:
    found = area(document, "A shop burned in Springfield, Missouri, on Monday.", "Springfield")
    assert (found.country, found.admin1, found.admin2) == ("US", "Missouri", "Greene County")


def test_a_land_that_opens_the_next_phrase_is_not_where_a_town_lies(
    document: OpenDocument,
) -> None:
    text = "In Moscow, US Senator John Miller met Russian ministers on Monday."
    assert area(document, text, "Moscow").country == "RU"


def test_a_state_printed_after_a_town_says_where_it_lies(document: OpenDocument) -> None:
    text = "The fire broke out in Moscow, Idaho, on Monday."
    assert area(document, text, "Moscow").country == "US"
