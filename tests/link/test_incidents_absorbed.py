"""One happening under two words is one incident; reports of our own."""

from __future__ import annotations

import pytest

from tests.tell.test_control import record_of
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def frames_of(tools: Tools, text: str) -> list[tuple[str, ...]]:
    """Return the frames of a report's incidents."""
    return [i.frames for i in record_of(tools, text).incidents]


def test_the_deaths_in_a_strike_are_no_second_incident(tools: Tools) -> None:
    text = "Air strikes killed 40 civilians in the Syrian town of Douma on Monday."
    record = record_of(tools, text)
    assert len(record.incidents) == 1
    assert "airstrike" in record.incidents[0].frames
    deaths = record.incidents[0].fatalities
    assert deaths is not None
    assert deaths.best == 40


def test_deaths_elsewhere_stay_apart_from_a_strike(tools: Tools) -> None:
    text = (
        "Air strikes hit the Syrian town of Douma on Monday. "
        "Gunmen killed 12 soldiers in the Syrian city of Homs on Sunday."
    )
    assert len(frames_of(tools, text)) == 2


def test_deaths_in_a_participle_are_of_the_strike_before_it(tools: Tools) -> None:
    text = (
        "The Saudi-led coalition carried out 40 air strikes in Marib on Monday, killing 18 Houthis."
    )
    record = record_of(tools, text)
    assert len(record.incidents) == 1
    deaths = record.incidents[0].fatalities
    assert deaths is not None
    assert deaths.best == 18


def test_who_was_hit_is_no_killer(tools: Tools) -> None:
    text = (
        "A Russian convoy was attacked in the Syrian city of Homs on Monday, killing two soldiers."
    )
    record = record_of(tools, text)
    killing = [i for i in record.incidents if "kill" in i.frames]
    assert killing
    assert not any("ru" in k for i in killing for k in i.actors.actor1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels recaptured all of Shabwa province from the Iran-aligned Houthis.", "Iran"),
        ("A ceasefire in Syria took effect on Monday at midnight Moscow time.", "Moscow"),
        ("Hours after a strike on Homs, rebels shelled Aleppo and Idlib on Monday.", "Homs"),
    ],
)
def test_a_place_that_only_describes_is_not_where_it_happened(
    tools: Tools, text: str, place: str
) -> None:
    named = {i.place.name for i in record_of(tools, text).incidents if i.place is not None}
    told = {i.title for i in record_of(tools, text).incidents if "shelling" in i.frames}
    assert place not in named if not told else all(place not in t for t in told)


def test_a_headlines_present_is_no_going_on(tools: Tools) -> None:
    text = (
        "Officials: Missile hits fuel station in Marib, kills 17\n\n"
        "MARIB, Yemen, June 5, 2021 (AP) - A missile hit a fuel station in Marib on Saturday, killing 17 people."
    )
    statuses = {i.status.value for i in record_of(tools, text).incidents if "shelling" in i.frames}
    assert "ongoing" not in statuses


def test_an_aircraft_shot_down_is_an_incident_and_its_land_no_doer(tools: Tools) -> None:
    text = "A Russian military helicopter was shot down near the Syrian city of Idlib on Monday."
    record = record_of(tools, text)
    assert [i.acled_event_type for i in record.incidents] == ["Explosions/Remote violence"]
    assert record.incidents[0].actors.actor1 == ()


def test_protesters_who_storm_a_building_riot(tools: Tools) -> None:
    text = "Protesters stormed the parliament in the Iraqi city of Baghdad on Monday."
    assert [i.acled_event_type for i in record_of(tools, text).incidents] == ["Riots"]


def test_fighting_that_is_spoken_of_again_is_the_one_fight_told_of(tools: Tools) -> None:
    text = (
        "The Iraqi army clashed with Islamic State militants in Mosul on Monday. "
        "Fighting continued, a resident said."
    )
    assert frames_of(tools, text).count(("clash",)) == 1
    assert len(record_of(tools, text).incidents) == 1


def test_a_toll_of_days_is_of_the_fight_that_its_words_name(tools: Tools) -> None:
    text = (
        "Fierce fighting between Houthi rebels and Yemeni government forces in Marib has killed 90 combatants, "
        "officials said."
    )
    found = record_of(tools, text).incidents
    assert len(found) == 1
    assert found[0].acled_event_type == "Battles"
    assert found[0].fatalities is not None
    assert found[0].fatalities.best == 90


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed nine people and wounded 12 in the Syrian town of Douma on Friday.",
        "Rebels attacked the Syrian town of Douma on Friday and killed four people.",
        "Rebels attacked the Syrian town of Douma on Friday, killing four people and wounding nine.",
    ],
)
def test_what_a_deed_did_is_no_second_incident(tools: Tools, text: str) -> None:
    assert len(frames_of(tools, text)) == 1


def test_deaths_by_another_doer_are_not_the_deeds(tools: Tools) -> None:
    text = "Rebels attacked the Syrian town of Douma on Friday and the army killed four people in Homs."
    by_place = {
        i.place.name: i.fatalities for i in record_of(tools, text).incidents if i.place is not None
    }
    assert by_place["Douma"] is None
    assert by_place["Homs"] is not None


def test_wounds_alone_are_no_killing(tools: Tools) -> None:
    text = "Nine soldiers were wounded in the Syrian town of Douma on Friday."
    (incident,) = record_of(tools, text).incidents
    assert "Wounding" in incident.title
    assert incident.fatalities is None


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("killed 14 people, including three children", 14),
        ("killed 17 people, six of them women", 17),
        ("killed 20 people, among them four children and two nurses", 20),
        ("killed 17 people, of whom six were women", 17),
    ],
)
def test_a_part_of_the_dead_is_no_toll(tools: Tools, words: str, best: int) -> None:
    record = record_of(tools, f"An air strike on the Syrian town of Douma {words} on Friday.")
    deaths = record.incidents[0].fatalities
    assert deaths is not None
    assert (deaths.low, deaths.best) == (best, best)


def test_a_meeting_moved_to_a_day_to_come_is_planned(tools: Tools) -> None:
    text = "The UN Security Council brought forward to Saturday a meeting on Syria with Russian officials."
    assert {i.status.value for i in record_of(tools, text).incidents} <= {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "Troops lifted the siege of the Syrian town of Douma on Friday.",
        "The siege of the Syrian town of Douma ended on Friday.",
        "The army broke a siege of the Syrian town of Douma on Friday.",
    ],
)
def test_a_siege_that_was_broken_goes_on_nowhere(tools: Tools, text: str) -> None:
    assert all("siege" not in i.frames for i in record_of(tools, text).incidents)


def test_who_documents_a_killing_did_not_do_it(tools: Tools) -> None:
    text = "The Syrian army documented the killing of 269 civilians in the Syrian town of Douma."
    assert all(not i.actors.actor1 for i in record_of(tools, text).incidents)


def test_what_somebody_says_it_has_done_is_not_going_on(tools: Tools) -> None:
    text = "Hezbollah says it has arrested several of its fighters in the Syrian town of Douma."
    assert {i.status.value for i in record_of(tools, text).incidents} <= {"happened", "claimed"}


def test_one_strike_that_hit_is_over(tools: Tools) -> None:
    text = "The strike hit a school in the Syrian town of Douma at about 10 am."
    assert [i.status.value for i in record_of(tools, text).incidents] == ["happened"]


def test_a_convoy_of_soldiers_brings_no_aid(tools: Tools) -> None:
    text = "Convoys of soldiers were seen entering the Syrian town of Douma on Friday."
    assert all("aid_delivery" not in i.frames for i in record_of(tools, text).incidents)


def test_the_town_that_is_under_siege_is_where_the_siege_is(tools: Tools) -> None:
    text = (
        "Rebels shelled the Syrian town of Douma on Monday. Douma, which was quiet for years, has been "
        "under siege since February."
    )
    places = {
        i.place.name for i in record_of(tools, text).incidents if "siege" in i.frames and i.place
    }
    assert places == {"Douma"}


def test_a_toll_told_elsewhere_is_of_the_strike_that_a_report_tells_of(tools: Tools) -> None:
    record = record_of(
        tools,
        "A missile hit the Syrian town of Douma on Monday, killing 12 people and wounding 43.",
        "The mayor said 25 people were killed in the Syrian town of Douma on Monday.",
    )
    assert len(record.incidents) == 1


def test_a_capture_of_an_earlier_war_is_dated_by_its_words(tools: Tools) -> None:
    text = (
        "The Syrian town of Douma was seized by Hezbollah in the first days of the 2012 invasion "
        "and retaken by Islamic State that September."
    )
    found = {i.date for i in record_of(tools, text).incidents if "capture" in i.frames}
    assert found == {"2012", "2012-09"}
