"""Forces that come back to a place, spells that are over, and one change told from both sides; sentences of our own."""

from __future__ import annotations

import pytest

from tests.tell.test_control import record_of, rows
from tetrapylon.model.record import Record
from tetrapylon.model.situation import ControlState
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.tell.brief_control import control_history, holder_now

TAKEN = "Boko Haram captured the Nigerian town of Bama on Sunday. "


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def holders(record: Record) -> list[tuple[str, str | None]]:
    """Return who took a place and until when, in the order of time."""
    taken = rows(record, ControlState.CAPTURED)
    return [(record.entity[k.holder].name, k.ended) for k in taken if k.holder]


@pytest.mark.parametrize(
    "words",
    [
        "Nigerian troops returned to Bama on Tuesday.",
        "Nigerian troops re-entered Bama on Tuesday.",
        "Nigerian soldiers moved back into the town of Bama on Tuesday.",
        "Nigerian soldiers are back in Bama since Tuesday.",
        "Nigerian soldiers hoisted their flag over Bama on Tuesday.",
    ],
)
def test_forces_that_come_back_end_the_hold_of_who_took_the_place(tools: Tools, words: str) -> None:
    (first, ended), (second, still) = holders(record_of(tools, TAKEN + words))
    assert first == "Boko Haram"
    assert ended is not None
    assert second.startswith("Nigerian")
    assert still is None


@pytest.mark.parametrize(
    "words",
    [
        "Nigerian soldiers returned to Bama on Tuesday.",
        "Nigerian soldiers raised their flag over Bama on Tuesday.",
        TAKEN + "Nigerian soldiers may return to Bama on Tuesday.",
        TAKEN + "Nigerian soldiers have not returned to Bama.",
        TAKEN + "Nigerian soldiers returned from Bama to Maiduguri on Tuesday.",
        TAKEN + "Nigerian soldiers raised a flag over a barracks near Bama on Tuesday.",
    ],
)
def test_a_return_that_nothing_bears_out_takes_no_town(tools: Tools, words: str) -> None:
    assert not [h for h, _ in holders(record_of(tools, words)) if h.startswith("Nigerian")]


def test_a_capture_looked_back_on_is_not_the_return_beside_it(tools: Tools) -> None:
    text = (
        "Nigeria's army re-entered Bama on Saturday, more than a year after Boko Haram overran it."
    )
    assert holders(record_of(tools, text))[-1] == ("Nigerian army", None)


def test_a_loss_told_a_day_later_is_the_capture_from_the_other_side(tools: Tools) -> None:
    text = TAKEN + "Nigerian troops withdrew from Bama on Monday."
    record = record_of(tools, text)
    assert holders(record) == [("Boko Haram", None)]
    assert [k.begun for k in rows(record, ControlState.LOST)] == ["2017-07-09"]
    assert all(k.ended for k in rows(record, ControlState.HELD))


def test_a_loss_long_after_a_capture_is_a_change_of_its_own(tools: Tools) -> None:
    first = "Boko Haram captured the Nigerian town of Bama in March 2016. "
    record = record_of(tools, first + "Nigerian troops withdrew from Bama on Monday.")
    assert [k.begun for k in rows(record, ControlState.LOST)] == ["2017-07-10"]


def test_a_state_and_its_army_take_a_town_once(tools: Tools) -> None:
    text = "Azerbaijan took Shusha on Sunday. Azerbaijani forces captured Shusha, an agency said on Monday."
    assert len(holders(record_of(tools, text))) == 1


def test_who_hands_a_town_over_under_a_deal_does_not_take_it(tools: Tools) -> None:
    text = "Boko Haram handed the Nigerian town of Bama over under a deal on Monday."
    record = record_of(tools, text)
    assert holders(record) == []
    assert len(rows(record, ControlState.LOST)) == 1


@pytest.mark.parametrize(
    ("words", "begun", "ended"),
    [
        ("Boko Haram controlled Bama, a town in Nigeria, from 2012 to 2014.", "2012", "2014"),
        ("The rebels of Boko Haram controlled Bama, a town in Nigeria, between 2012 and 2014.", "2012", "2014"),
        ("Boko Haram controlled Bama, a town in Nigeria, from 2014 until July 2017.", "2014", "2017-07"),
    ],
)  # fmt: skip
def test_a_hold_with_both_ends_told_is_over(
    tools: Tools, words: str, begun: str, ended: str
) -> None:
    held = rows(record_of(tools, words), ControlState.HELD)
    assert [(k.begun, k.ended) for k in held] == [(begun, ended)]


def test_a_hold_since_a_year_goes_on(tools: Tools) -> None:
    text = "Boko Haram held Bama, a town in Nigeria, since 2014. Aircraft bombed it on Monday."
    held = rows(record_of(tools, text), ControlState.HELD)
    assert all(k.ended is None for k in held)


def test_a_brief_says_no_capture_where_words_only_say_that_forces_went_in(tools: Tools) -> None:
    record = record_of(tools, TAKEN + "Nigerian troops re-entered Bama on Tuesday.")
    told = [t.words for t in control_history(record, frozenset())]
    assert any("Boko Haram captured Bama" in t for t in told)
    assert any("moved into Bama on 11 July 2017" in t for t in told)
    now = holder_now(record, rows(record, ControlState.CAPTURED)[0].place)
    assert now is not None
    assert "captured" not in now.words


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Azerbaijan's president said that its army had taken Hadrut.", "Azerbaijani army"),
        ("YEREVAN, Armenia - Azerbaijan's president said that its army took Hadrut.", "Azerbaijani army"),
        ("Boko Haram commander Musa Bello said his forces had taken the Nigerian town of Bama.", "Boko Haram"),
        ("Musa Bello, a leader of Boko Haram, said that his fighters took the Nigerian town of Bama.", "Boko Haram"),
    ],
)  # fmt: skip
def test_own_forces_are_those_of_whom_the_sentence_names(
    tools: Tools, words: str, holder: str
) -> None:
    assert [h for h, _ in holders(record_of(tools, words))] == [holder]


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("Russian-held Melitopol in Ukraine was shelled on Saturday.", "Russia"),
        ("Armenian-held Shusha in Azerbaijan was shelled on Saturday.", "Armenia"),
    ],
)
def test_a_town_that_a_nation_holds_is_shown_in_its_hands(
    tools: Tools, words: str, holder: str
) -> None:
    record = record_of(tools, words)
    held = [record.entity[k.holder or ""].name for k in rows(record, ControlState.HELD)]
    assert held == [holder]
