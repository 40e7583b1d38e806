"""Whose army "the army" is, and how incidents are titled."""

from __future__ import annotations

import pytest

from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def record_of(tools: Tools, text: str) -> Record:
    """Return the record of one report of 12 July 2017."""
    report = report_of_text(text, published="2017-07-12")
    return build_record([report], [read_report(report, tools)], tools)


def test_a_bare_army_is_that_of_the_land_of_the_towns(tools: Tools) -> None:
    text = (
        "Russia and Russia's president said on Monday that Russia was pleased. Russia helped. "
        "Mosul was quiet. Snow fell in Mosul. In July 2016 the army captured Mosul."
    )
    takers = {
        k
        for i in record_of(tools, text).incidents
        if "capture" in i.frames
        for k in i.actors.actor1
    }
    assert not any("russia" in k for k in takers)


def test_a_capture_is_titled_in_the_past(tools: Tools) -> None:
    record = record_of(tools, "The Islamic State group seized Mosul in June 2014.")
    assert [i.title for i in record.incidents] == ["Islamic State captured Mosul"]


def test_what_only_bounds_a_toll_gives_no_best_guess(tools: Tools) -> None:
    text = "The war in Syria has killed more than 250,000 people."
    tolls = [i.fatalities for i in record_of(tools, text).incidents if i.fatalities]
    assert all(t.best is None and t.high is None for t in tolls)


def test_troops_withdrawn_are_not_acted_upon(tools: Tools) -> None:
    record = record_of(tools, "Russia withdrew most of its troops from Syria in March 2016.")
    withdrawals = [i for i in record.incidents if "withdrawal" in i.frames]
    assert withdrawals
    assert all(not i.actors.actor2 for i in withdrawals)


def test_the_forces_of_a_speaking_state_are_its_own_not_those_of_the_land_of_the_town(
    tools: Tools,
) -> None:
    text = (
        "Russia said on Monday its forces had taken full control of the Ukrainian town of Bakhmut. "
        "Bakhmut was quiet. Snow fell in Bakhmut."
    )
    titles = [(i.title, i.status.value) for i in record_of(tools, text).incidents]
    assert ("Russian government forces captured Bakhmut", "claimed") in titles


def test_what_was_won_back_long_ago_is_no_part_of_a_capture_today(tools: Tools) -> None:
    text = (
        "Russia said its forces had taken full control of the Ukrainian town of Bakhmut. "
        "Bakhmut was briefly seized by separatists before government troops won it back."
    )
    record = record_of(tools, text)
    quotes = {c.id: c.span.of(text) for c in record.claims}
    for incident in record.incidents:
        told = " ".join(quotes[c] for c in incident.claims)
        assert not ("full control" in told and "won it back" in told)


def test_dozens_killed_are_twelve_by_the_rule_of_acled_while_the_quantity_keeps_its_own(
    tools: Tools,
) -> None:
    record = record_of(tools, "Rebels killed dozens of soldiers in Mosul on Monday.")
    tolls = [i.fatalities for i in record.incidents if i.fatalities]
    assert [(t.low, t.best, t.basis) for t in tolls] == [(12, None, "acled_vague_word")]
    assert 24 in [q.low for q in record.quantities]


def test_an_accusation_outside_talks_is_no_happening(tools: Tools) -> None:
    text = "Rebels captured Mosul on Monday. The Iraqi government accused Turkey of stealing its cattle."
    frames = {f for i in record_of(tools, text).incidents for f in i.frames}
    assert "capture" in frames
    assert "accuse" not in frames


def test_an_agency_that_counts_those_who_fled_is_no_target(tools: Tools) -> None:
    text = "Thousands of residents fled Mosul on Monday, displaced with UNHCR, the UNHCR said."
    flights = [i for i in record_of(tools, text).incidents if "displacement" in i.frames]
    assert flights
    assert not any("UNHCR" in i.title or "Refugees" in i.title for i in flights)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Thousands of residents fled to Tikrit on Monday.", set()),
        ("Thousands of residents fled from Mosul to Tikrit on Monday.", {"Mosul"}),
        ("Thousands of residents fled Mosul for Tikrit on Monday.", {"Mosul"}),
        ("Residents of villages fled with their cattle to Tikrit or to Mosul.", set()),
    ],
)
def test_where_people_flee_to_is_not_where_they_fled_from(
    tools: Tools, text: str, places: set[str]
) -> None:
    flights = [i for i in record_of(tools, text).incidents if "displacement" in i.frames]
    assert {i.place.name for i in flights if i.place} == places
