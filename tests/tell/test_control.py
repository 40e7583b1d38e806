"""Who holds what when, from reports of our own making."""

from __future__ import annotations

import pytest

from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlState
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def record_of(tools: Tools, *texts: str) -> Record:
    """Return the record of some reports of 12 July 2017."""
    reports = [report_of_text(t, published="2017-07-12") for t in texts]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def rows(record: Record, state: ControlState) -> list[Control]:
    """Return the control rows in a state."""
    return [k for k in record.control if k.state is state]


LIES = "The town of Mosul lies in Iraq."
TAKEN = f"The Islamic State group seized Mosul in June 2014. {LIES}"


def test_a_capture_gives_holder_and_month(tools: Tools) -> None:
    taken = rows(record_of(tools, TAKEN), ControlState.CAPTURED)
    assert [(k.holder, k.begun) for k in taken] == [("actor:islamic-state", "2014-06")]


def test_a_recapture_ends_the_first_spell(tools: Tools) -> None:
    text = TAKEN + " The Iraqi army recaptured Mosul in July 2016."
    taken = rows(record_of(tools, text), ControlState.CAPTURED)
    assert [k.begun for k in taken] == ["2014-06", "2016-07"]
    assert taken[0].ended == "2016-07"


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi army will capture Mosul within days.",
        "The Iraqi army is trying to retake Mosul.",
        "The Iraqi army captured three hills near Mosul on Tuesday.",
        "The Iraqi army reached the outskirts of Mosul on Tuesday.",
        "The Iraqi army did not capture Mosul.",
        "If the Iraqi army captures Mosul, the road is open.",
    ],
)
def test_what_is_no_capture_changes_no_holder_of_the_town(tools: Tools, text: str) -> None:
    record = record_of(tools, text)
    taken = {record.entity[k.place].name for k in rows(record, ControlState.CAPTURED)}
    assert "Mosul" not in taken


def test_captured_hills_are_a_captured_place_of_their_own(tools: Tools) -> None:
    record = record_of(tools, "The Iraqi army captured three hills near Mosul on Tuesday.")
    taken = rows(record, ControlState.CAPTURED)
    assert [record.entity[k.place].name for k in taken] == ["high ground near Mosul"]
    assert record.entity[taken[0].place].lat is None


def test_an_area_that_a_report_names_is_captured_under_its_name(tools: Tools) -> None:
    text = "The Iraqi army captured an area known as the “Sinjar crossroads” near Mosul on Tuesday."
    record = record_of(tools, text)
    taken = rows(record, ControlState.CAPTURED)
    assert [record.entity[k.place].name for k in taken] == ["Sinjar crossroads"]


def test_an_area_called_by_a_towns_name_lies_about_the_town_and_is_not_the_town(
    tools: Tools,
) -> None:
    text = (
        "The Iraqi army captured an area known as the “Mosul junction” south of Mosul on Tuesday."
    )
    record = record_of(tools, text)
    taken = [record.entity[k.place] for k in rows(record, ControlState.CAPTURED)]
    assert [a.name for a in taken] == ["Mosul junction"]
    town = next(e for e in record.entities if e.name == "Mosul")
    assert (taken[0].lat, taken[0].lon, taken[0].feature) == (town.lat, town.lon, "area")
    assert (taken[0].precision_km or 0) >= 15 + (town.precision_km or 0)


def test_ground_that_two_reports_tell_of_is_dated_by_the_earlier(tools: Tools) -> None:
    record = record_of(
        tools,
        "The Iraqi army captured two hills near Mosul on 10 July 2017, the agency said.",
        "The Iraqi army has seized high ground around Mosul, a source said.",
    )
    taken = rows(record, ControlState.CAPTURED)
    assert [(k.begun, len(k.claims)) for k in taken] == [("2017-07-10", 2)]


def test_the_victory_of_a_side_tells_who_took_what_the_other_was_driven_from(tools: Tools) -> None:
    text = (
        "The Islamic State group was driven from Mosul in July 2016, the Iraqi army’s greatest victory "
        "so far."
    )
    taken = rows(record_of(tools, text), ControlState.CAPTURED)
    assert [(k.holder, k.begun) for k in taken] == [("actor:iraqi-army", "2016-07")]


def test_fighting_between_two_sides_is_contested_and_names_no_holder(tools: Tools) -> None:
    text = "The Iraqi army clashed with the Islamic State group in Mosul on 10 July 2017."
    fought = rows(record_of(tools, text), ControlState.CONTESTED)
    assert [(k.holder, k.begun) for k in fought] == [(None, "2017-07-10")]


def test_those_who_cannot_hold_ground_are_no_holders(tools: Tools) -> None:
    text = "The United Nations captured Mosul in June 2014."
    assert all(k.holder != "actor:united-nations" for k in record_of(tools, text).control)


def test_a_holder_shown_after_a_capture_holds_since_the_capture(tools: Tools) -> None:
    text = TAKEN + " On Wednesday aircraft flew over Islamic State-held Mosul."
    held = rows(record_of(tools, text), ControlState.HELD)
    assert {k.begun for k in held if k.holder == "actor:islamic-state"} <= {"2014-06"}


def test_control_rows_rest_on_claims_of_the_record(tools: Tools) -> None:
    record = record_of(tools, TAKEN)
    assert record.control
    assert all(c in record.claim for k in record.control for c in k.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi army controls the area north of Mosul.",
        "The Iraqi army holds positions outside Mosul.",
    ],
)
def test_ground_beside_a_town_gives_the_town_no_holder(tools: Tools, text: str) -> None:
    record = record_of(tools, text)
    held = {record.entity[k.place].name for k in rows(record, ControlState.HELD)}
    assert "Mosul" not in held


def test_fighting_that_is_only_feared_is_not_contested(tools: Tools) -> None:
    text = "Clashes between the Iraqi army and the Islamic State group in Mosul are a real possibility."
    assert rows(record_of(tools, text), ControlState.CONTESTED) == []


def test_the_groups_forces_are_the_groups(tools: Tools) -> None:
    text = (
        "Houthi military spokesman Yahya Saree said on Monday that the group's forces had captured Harib "
        "in the Yemeni province of Marib."
    )
    taken = rows(record_of(tools, text), ControlState.CAPTURED)
    assert {k.holder for k in taken} <= {"actor:houthis"}


def test_a_party_driven_out_of_a_town_is_no_place_of_its_own(tools: Tools) -> None:
    text = (
        "The loss of Marib would be a blow to the government, which has been based in Aden since it was "
        "driven out of Sanaa in 2014."
    )
    record = record_of(tools, text)
    assert "Marib" not in {record.entity[k.place].name for k in record.control}


@pytest.mark.parametrize(
    "text",
    [
        "The Islamic State group had held Mosul, teachers say.",
        "Mosul had been in the hands of the Taliban.",
        "Mosul was formerly controlled by the Islamic State group.",
        "The Islamic State group once held Mosul.",
    ],
)
def test_a_holding_that_is_over_shows_no_holder_of_today(tools: Tools, text: str) -> None:
    assert record_of(tools, f"The Islamic State group holds Mosul. {LIES}").control
    assert not record_of(tools, f"{text} {LIES}").control


def test_a_spell_with_both_ends_is_over_even_if_nobody_knows_the_reports_day(tools: Tools) -> None:
    report = report_of_text(f"The Islamic State group held Mosul between 2014 and 2016. {LIES}")
    record = build_record([report], [read_report(report, tools)], tools)
    assert [(k.begun, k.ended) for k in record.control] == [("2014", "2016")]
