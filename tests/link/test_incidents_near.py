"""The index never hides a pair that comparing would join, wherever and whenever it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.test_incidents_compare import telling
from tetrapylon.link.incidents_compare import NEAR_KM, Pair, compare, distance_km
from tetrapylon.link.incidents_near import Near
from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record

KINDS = (EntityKind.PLACE, EntityKind.SITE)
PLACES = tuple(
    Entity(id=f"place:{n}", name=f"P{n}", kind=KINDS[n % 2], lat=lat, lon=lon, precision_km=radius)
    for n, (lat, lon, radius) in enumerate(
        (
            (49.2, 37.3, 3.0),
            (49.26, 37.31, 3.0),
            (49.2, 36.99, 60.0),
            (0.01, 179.99, 2.0),
            (-0.01, -179.99, 2.0),
            (73.99, 20.0, 2.0),
            (74.01, 20.3, 2.0),
        )
    )
)
PARTIES = tuple(
    Entity(id=f"actor:{n}", name=f"A{n}", kind=EntityKind.ARMED_GROUP, side=side)
    for n, side in enumerate(("red", "red", "blue", None))
)
RECORD = Record(entities=(*PLACES, *PARTIES))
DAYS = ("2016-03-27", "2016-03-30", "2016-04-01", "2016-05-14", "2016", "2015/2017", "../2016-03")


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    number = draw(st.integers(0, 10**6))
    party = st.sampled_from([e.id for e in PARTIES])
    made = replace(
        telling(draw(st.sampled_from(DAYS)), place=draw(st.sampled_from(PLACES)), number=number),
        agents=tuple(draw(st.lists(party, max_size=2, unique=True))),
        patients=tuple(draw(st.lists(party, max_size=2, unique=True))),
        family=draw(st.sampled_from(("clash", "talks", "strike"))),
    )
    cluster = draw(st.sampled_from((None, "k-1")))
    placed = made if draw(st.booleans()) else replace(made, place=None)
    return replace(placed, claim=replace(made.claim, cluster=cluster))


@settings(max_examples=300)
@given(tellings(), tellings())
def test_a_pair_that_is_one_happening_is_found(one: Telling, two: Telling) -> None:
    two = replace(two, family=one.family)
    near = Near(RECORD)
    near.add(0, one)
    assert near.of(two) == [0] or not compare(Pair(RECORD, one, two)).same


def test_places_near_one_another_are_found_across_cells() -> None:
    for one, two in ((0, 1), (3, 4), (5, 6)):
        apart = distance_km(PLACES[one], PLACES[two])
        assert apart is not None
        assert apart <= NEAR_KM
        near = Near(RECORD)
        near.add(7, replace(telling("2016-03-27", place=PLACES[one], number=1), agents=()))
        assert near.of(replace(telling("2016-03-28", place=PLACES[two], number=2), agents=())) == [
            7
        ]


def test_what_lies_months_apart_or_elsewhere_is_not_looked_at() -> None:
    near = Near(RECORD)
    near.add(0, telling("2016-03-27", place=PLACES[0], by="actor:0", number=1))
    assert near.of(telling("2017-03-27", place=PLACES[0], by="actor:0", number=2)) == []
    assert near.of(telling("2016-03-27", place=PLACES[3], by="actor:2", number=3)) == []
