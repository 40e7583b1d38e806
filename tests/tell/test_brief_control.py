"""A sentence on control counts the claims that put it on the days told."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import ARMY, BY_MONITOR, REBELS, TOWN, Bench
from tetrapylon.model.claim import Claimant, ClaimantType
from tetrapylon.model.record import Record
from tetrapylon.model.situation import ControlBasis, ControlState
from tetrapylon.tell.brief_control import Told, control_history
from tetrapylon.tell.brief_tracks import _in_turn


def _history(bench: Bench) -> list[Told]:
    record: Record = replace(bench.record(), control=tuple(bench.control))
    return list(control_history(record, frozenset({TOWN.id})))


def test_a_year_does_not_count_for_a_month() -> None:
    bench = Bench()
    month = bench.say("The Norland army captured Vardin last March", "captured")
    year = bench.say(
        "The Norland army captured Vardin last year", "captured", by=BY_MONITOR, report="r2"
    )
    month = bench.change(month, content_time="2019-03", times=("t1",))
    year = bench.change(year, content_time="2019", times=("t2",))
    bench.hold(ARMY, ControlState.CAPTURED, "2019-03", month, year)
    told = _history(bench)
    assert told[0].words == "The Norland army captured Vardin in March 2019."
    assert told[0].claims == (month.id,)


def test_the_next_days_report_does_not_count_for_the_day_before() -> None:
    bench = Bench()
    first = bench.say("The Norland army is near Vardin", "is")
    later = bench.say("The Norland army is near Vardin", "is", report="r2", day="2020-05-05")
    bench.hold(ARMY, ControlState.APPROACHED, "2020-05-04", first, later)
    assert [t.claims for t in _history(bench)] == [(first.id,)]


def test_an_inferred_stretch_is_told_as_the_words_date_it() -> None:
    bench = Bench()
    said = bench.say("The Norland army captured Vardin last March", "captured")
    said = bench.change(said, content_time="2019-03", times=("t1",))
    bench.hold(ARMY, ControlState.CAPTURED, "2019-03-24/2019-03-31", said)
    assert _history(bench)[0].words == "The Norland army captured Vardin in March 2019."


def test_a_capture_that_nobody_tells_as_a_fact_names_whose_account_it_is() -> None:
    bench = Bench()
    people = Claimant(entity=None, name="two residents", type=ClaimantType.WITNESS)
    said = bench.say("The Norland army captured Vardin", "captured", by=people)
    row = bench.hold(ARMY, ControlState.CAPTURED, "2020-05-04", said)
    bench.control[0] = replace(row, basis=ControlBasis.CLAIMED)
    assert _history(bench)[0].words == (
        "The Norland army captured Vardin by 4 May 2020, by the account of two residents."
    )


def test_from_whom_a_place_was_taken_may_be_one_writers_telling() -> None:
    bench = Bench()
    month = bench.say("The Norland army captured Vardin last March", "captured")
    whole = "The Norland army captured Vardin from the Free South last year"
    year = bench.say(whole, "captured", report="r2")
    month = bench.change(month, content_time="2019-03", times=("t1",))
    year = bench.change(year, content_time="2019", times=("t2",))
    bench.hold(ARMY, ControlState.CAPTURED, "2019-03", month, year)
    bench.hold(REBELS, ControlState.LOST, "2019-03", month, year)
    told = _history(bench)[0]
    assert told.words == (
        "The Norland army captured Vardin in March 2019, in Coast Wire’s telling from Free South."
    )
    assert (set(told.claims), told.parts) == ({month.id, year.id}, True)


def test_a_holding_that_the_words_close_is_told_as_past() -> None:
    bench = Bench()
    said = bench.say("The Norland army held Vardin from 1997 until 2001", "held")
    row = bench.hold(ARMY, ControlState.HELD, "1997", said)
    bench.control[0] = replace(row, ended="2001")
    assert [t.words for t in _history(bench)] == [
        "The Norland army held Vardin between 1997 and 2001."
    ]


def test_all_claims_of_listed_values_are_counted_the_first_of_each_leading() -> None:
    assert _in_turn([("a", "b", "c"), ("d",)]) == ["a", "d", "b", "c"]
