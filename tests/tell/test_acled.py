"""The ACLED file has ACLED's columns in order and nothing outside its value lists."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pytest

from tetrapylon.lexicon.acled_codes import (
    CIVILIAN_TARGETING,
    COLUMNS,
    GEO_PRECISION,
    INTER,
    SOURCE_SCALES,
    TIME_PRECISION,
    acled_countries,
    disorder_of,
    interaction_of,
)
from tetrapylon.lexicon.codes import TYPE_OF, event_type_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Actors, Fatalities, Incident, IncidentPlace, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.acled import acled_file, acled_rows

TOWN = Entity(
    id="place:valdrin", name="Valdrin", kind=EntityKind.PLACE, country="SY", lat=-34.5, lon=38.2
)
ARMY = Entity(id="actor:army", name="Army", kind=EntityKind.STATE_FORCES, country="SY")
JETS = Entity(id="actor:jets", name="Air force", kind=EntityKind.STATE_FORCES, country="RU")
GROUP = Entity(id="actor:group", name="Northern Front", kind=EntityKind.ARMED_GROUP, country="SY")


def incident(sub_type: str | None = "Armed clash", **fields: object) -> Incident:
    """Return an incident of one day in one town; `fields` override."""
    whole = Incident(
        id="i-00000000000000ff",
        title="Fighting between Army and Northern Front in Valdrin",
        acled_event_type=event_type_of(sub_type),
        acled_sub_event_type=sub_type,
        plover=None,
        actors=Actors(actor1=(ARMY.id,), actor2=(GROUP.id,)),
        place=IncidentPlace(entity=TOWN.id, name=TOWN.name, lat=TOWN.lat, lon=TOWN.lon),
        date="2019-05-06",
        status=Status.HAPPENED,
        status_as_of="2019-05-06",
        fatalities=None,
        claims=(),
        reports=(),
        independent_origins=("AFP",),
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


def record_of(*incidents: Incident) -> Record:
    """Return a record of incidents among the actors above."""
    return Record(entities=(TOWN, ARMY, JETS, GROUP), incidents=incidents)


def read(record: Record) -> pd.DataFrame:
    """Return the file as pandas reads it."""
    return pd.read_csv(io.BytesIO(acled_file(record).content), keep_default_na=False)


def test_the_file_has_the_31_columns_in_order() -> None:
    frame = read(record_of(incident()))
    assert tuple(frame.columns) == COLUMNS
    assert len(COLUMNS) == 31


@pytest.mark.parametrize("sub_type", sorted(TYPE_OF))
def test_every_value_is_in_its_list(sub_type: str) -> None:
    row = read(record_of(incident(sub_type))).iloc[0]
    assert row["event_type"] == TYPE_OF[sub_type]
    assert row["disorder_type"] == disorder_of(row["event_type"], sub_type)
    assert row["time_precision"] in TIME_PRECISION
    assert row["geo_precision"] in GEO_PRECISION
    assert {row["inter1"], row["inter2"]} <= set(INTER)
    assert row["region"] in {c.region for c in acled_countries().values()}
    assert row["civilian_targeting"] in ("", CIVILIAN_TARGETING)
    assert row["source_scale"] in SOURCE_SCALES | {""}
    assert row["iso"] == 760
    assert str(row["event_id_cnty"]).startswith("SYR")


def test_army_against_group_is_12_and_foreign_aircraft_against_it_28() -> None:
    assert read(record_of(incident()))["interaction"][0] == 12
    abroad = incident("Air/drone strike", actors=Actors(actor1=(JETS.id,), actor2=(GROUP.id,)))
    assert read(record_of(abroad))["interaction"][0] == 28
    assert [interaction_of(8, None), interaction_of(None, None)] == [80, 0]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": Status.PREDICTED}, "not real"),
        ({"status": Status.PLANNED}, "not real"),
        ({"date": None}, "no day or month"),
        ({"date": "2019"}, "no day or month"),
        ({"place": None}, "no place below a country"),
        ({"actors": Actors()}, "no actor"),
    ],
)
def test_what_acled_would_not_hold_is_left_out_and_counted(
    fields: dict[str, object], reason: str
) -> None:
    assert acled_rows(record_of(replace(incident(), **fields))) == ([], {reason: 1})  # type: ignore[arg-type]


def test_a_month_is_written_as_its_middle_with_precision_3() -> None:
    row = read(record_of(incident(date="2019-05"))).iloc[0]
    assert (row["event_date"], row["time_precision"]) == ("2019-05-16", 3)


def test_the_lowest_figure_is_taken_and_the_range_stays_in_the_notes() -> None:
    toll = Fatalities(low=12, best=None, high=20, basis="vague_word_by_rule")
    row = read(record_of(incident(fatalities=toll))).iloc[0]
    assert row["fatalities"] == 12
    assert "low 12, high 20" in row["notes"]


def test_a_southern_latitude_is_no_formula() -> None:
    assert read(record_of(incident()))["latitude"][0] == -34.5
