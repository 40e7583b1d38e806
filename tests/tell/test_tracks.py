"""The threads of a situation: which claims tell them, what they say, and what no report says."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.claim import Modality
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect, Track, TrackName
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.tell.tracks_sheet import says, sheet_of, unknown_of


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def record_of(tools: Tools, text: str) -> Record:
    """Return the record of one report of 12 July 2017."""
    report = report_of_text(text, published="2017-07-12")
    return build_record([report], [read_report(report, tools)], tools)


def states(tools: Tools, text: str, name: TrackName) -> list[Track]:
    """Return the states of one track of one report."""
    return [t for t in record_of(tools, text).tracks if t.track is name]


def aspects(tools: Tools, text: str, name: TrackName) -> list[Aspect]:
    """Return all aspects of one track of one report."""
    return [a for t in states(tools, text, name) for a in t.aspects]


def values(found: list[Aspect], name: str) -> set[str]:
    """Return the values of one aspect."""
    return {a.value for a in found if a.name == name}


def test_a_temple_destroyed_is_a_state_of_heritage(tools: Tools) -> None:
    text = "The Islamic State group destroyed an old temple in Mosul in May 2015."
    heritage = states(tools, text, TrackName.HERITAGE)
    assert [t.damage for t in heritage] == ["destroyed"]
    assert heritage[0].by == "actor:islamic-state"


def test_each_monument_is_a_state_with_its_own_damage(tools: Tools) -> None:
    text = "The Islamic State group has blown up two tombs and looted the museum in Mosul."
    found = {t.site: t.damage for t in states(tools, text, TrackName.HERITAGE)}
    assert set(found.values()) == {"destroyed", "looted"}
    assert found[next(s for s in found if s and "museum" in s)] == "looted"


def test_a_part_of_a_building_destroyed_is_not_the_building(tools: Tools) -> None:
    text = "The Islamic State group razed the facade of the old church in Mosul."
    assert all("facade" in (t.site or "") for t in states(tools, text, TrackName.HERITAGE))


def test_a_truce_is_a_state_of_the_truce(tools: Tools) -> None:
    text = "Russia and Turkey signed a ceasefire on 29 December 2016."
    truce = states(tools, text, TrackName.TRUCE)
    assert {t.date for t in truce} == {"2016-12-29"}
    found = [a for t in truce for a in t.aspects]
    assert values(found, "parties") == {"Russia", "Turkey"}
    assert values(found, "begins") == {"29 December 2016"}


def test_whom_a_truce_leaves_out_is_read_from_a_sentence_that_says_no(tools: Tools) -> None:
    text = "The truce in Syria does not cover Hezbollah or the Islamic State group."
    found = aspects(tools, text, TrackName.TRUCE)
    assert values(found, "excluded") == {"Hezbollah", "Islamic State"}


def test_a_truce_that_is_only_called_for_has_not_begun(tools: Tools) -> None:
    text = "The United Nations called for an immediate ceasefire in Syria on Monday."
    truce = states(tools, text, TrackName.TRUCE)
    assert truce
    assert all(a.modality is Modality.DEMANDED for t in truce for a in t.aspects)
    assert all("as a demand" in t.state for t in truce)


def test_talks_have_venue_mediator_and_a_date_that_is_only_a_plan(tools: Tools) -> None:
    text = (
        "Peace talks between Russia and Turkey opened in Geneva on Monday. UN envoy Staffan de Mistura "
        "met the opposition. The next round of peace talks is scheduled for August 2017."
    )
    found = aspects(tools, text, TrackName.TALKS)
    assert "Geneva" in values(found, "venue")
    assert "Staffan de Mistura" in values(found, "mediator")
    coming = [a for a in found if a.name == "next"]
    assert [a.value for a in coming] == ["August 2017"]
    assert coming[0].modality is not Modality.ASSERTED


def test_a_position_stays_its_speakers(tools: Tools) -> None:
    text = (
        "Peace talks went on in Geneva on Monday. President Bashar al-Assad said: "
        '"We reject any transition that is decided abroad."'
    )
    positions = [a for a in aspects(tools, text, TrackName.TALKS) if a.name == "position"]
    assert positions
    assert all(a.said_by == "person:bashar-assad" for a in positions)


def test_a_forecast_is_marked_in_the_sentence_of_its_state(tools: Tools) -> None:
    text = (
        "Peace talks went on in Geneva on Monday. The government will study the proposal, "
        "President Vladimir Putin predicted."
    )
    ahead = [t for t in states(tools, text, TrackName.TALKS) if t.modality is Modality.PREDICTED]
    assert all("as a forecast" in t.state for t in ahead)


def test_a_convoy_says_who_brought_aid_where(tools: Tools) -> None:
    text = (
        "An aid convoy of the United Nations and the Syrian Arab Red Crescent reached Douma on Sunday. "
        "Some 9,000 people received aid."
    )
    found = aspects(tools, text, TrackName.HUMANITARIAN)
    assert values(found, "convoy_by") == {"the United Nations", "the Syrian Arab Red Crescent"}
    assert "Douma" in values(found, "reached")


def test_a_military_convoy_brings_no_aid(tools: Tools) -> None:
    text = "Turkish forces shelled a convoy of Syrian government forces near Afrin on Tuesday."
    assert not values(aspects(tools, text, TrackName.HUMANITARIAN), "convoy_by")


def test_fighters_who_remain_are_no_remaining_population(tools: Tools) -> None:
    text = "At least 2,500 militants remain in Raqqa. Some 20,000 civilians remain in Raqqa."
    found = values(aspects(tools, text, TrackName.DISPLACEMENT), "remaining")
    assert not any("militants" in v for v in found)


def test_forces_at_home_are_not_foreign(tools: Tools) -> None:
    text = (
        "Syrian government forces, backed by Russian air strikes, fought rebels near Idlib and Hama "
        "on Monday. The Syrian army withdrew its troops from Idlib."
    )
    assert values(aspects(tools, text, TrackName.FOREIGN_FORCES), "who") == {"Russia"}


def test_states_rest_on_claims_of_the_record(tools: Tools) -> None:
    record = record_of(tools, "Rebels shelled Mosul on Monday. Hundreds of people fled.")
    assert all(c in record.claim for t in record.tracks for c in t.claims)
    assert all(set(a.claims) <= set(t.claims) for t in record.tracks for a in t.aspects)


def test_what_no_report_says_of_a_truce_is_listed(tools: Tools) -> None:
    record = record_of(tools, "Russia and Turkey signed a ceasefire on 29 December 2016.")
    unknown = {u.aspect for u in unknown_of(record, load_tracks()) if u.track is TrackName.TRUCE}
    assert "monitor" in unknown
    assert "parties" not in unknown


def test_of_a_track_that_nobody_speaks_of_nothing_else_is_asked(tools: Tools) -> None:
    record = record_of(tools, "Rebels shelled Mosul on Monday.")
    talks = [u for u in unknown_of(record, load_tracks()) if u.track is TrackName.TALKS]
    assert [u.words for u in talks] == ["No report speaks of talks."]


def test_of_a_truce_that_nobody_agreed_no_monitor_is_missed(tools: Tools) -> None:
    record = record_of(tools, "The United Nations called for an immediate ceasefire in Syria.")
    truce = [u.words for u in unknown_of(record, load_tracks()) if u.track is TrackName.TRUCE]
    assert truce == ["No report states that a truce was agreed."]


def test_a_sheet_gives_each_value_once_with_its_claims(tools: Tools) -> None:
    text = (
        "Peace talks went on in Geneva on Monday. Peace talks are held in Geneva, officials said."
    )
    record = record_of(tools, text)
    venues = [v for v in sheet_of(record, load_tracks()) if v.aspect == "venue"]
    assert [v.value for v in venues] == ["Geneva"]
    assert set(venues[0].claims) <= set(record.claim)


def test_a_plan_is_marked_beside_its_value(tools: Tools) -> None:
    state = Track(
        id="t-1",
        track=TrackName.TALKS,
        date=None,
        state="",
        claims=("c-1",),
        aspects=(
            Aspect(name="next", value="May 2017", claims=("c-1",), modality=Modality.INTENDED),
        ),
    )
    assert says(state, load_tracks()[TrackName.TALKS]) == "next date: May 2017 (as a plan)"


def test_a_title_has_no_count_of_others(tools: Tools) -> None:
    text = "Russia, Turkey, Iran and Jordan held talks in Geneva on Tuesday."
    titles = [i.title for i in record_of(tools, text).incidents]
    assert titles
    assert not any("more" in t for t in titles)


def test_the_round_of_talks_is_read_from_its_number(tools: Tools) -> None:
    text = "The eighth round of peace talks between Russia and Turkey opened in Geneva on Monday."
    assert values(aspects(tools, text, TrackName.TALKS), "round") == {"eighth round"}


def test_a_potential_withdrawal_is_no_withdrawal(tools: Tools) -> None:
    text = (
        "Rebels fought near Idlib and Hama on Monday. A potential Russian withdrawal worries the Syrian "
        "government in Damascus."
    )
    found = [a for a in aspects(tools, text, TrackName.FOREIGN_FORCES) if a.name == "act"]
    assert all(a.modality is not Modality.ASSERTED for a in found)


def test_a_number_without_a_word_of_death_is_no_toll(tools: Tools) -> None:
    text = (
        "The army said that 30 soldiers went to Idlib on Monday and 12 people were killed in Hama."
    )
    assert values(aspects(tools, text, TrackName.CASUALTIES), "killed") == {"12 people"}


def test_what_is_denied_in_passing_is_not_told_as_a_fact(tools: Tools) -> None:
    text = "Fighting went on near Idlib and Hama, with Russia denying claims that it was sending troops to Syria."
    found = [a for a in aspects(tools, text, TrackName.FOREIGN_FORCES) if a.name == "act"]
    assert all(a.modality is not Modality.ASSERTED for a in found)


def test_nothing_is_said_to_be_missing_where_words_hint_that_it_is_told(tools: Tools) -> None:
    text = (
        "YEREVAN, September 20, 2023 (AFP) - Under the Norland-brokered ceasefire, which took effect at noon, "
        "the separatists are to give up their arms. Talks with the government will be held in Yevlakh on Thursday."
    )
    said = {u.words for u in unknown_of(record_of(tools, text), load_tracks())}
    assert "No report states that a truce was agreed." not in said
    assert "No report states who takes part in the talks." not in said
