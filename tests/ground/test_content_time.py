"""The day that a statement speaks of: in its words, by its telling, or nobody's."""

from __future__ import annotations

import pytest

from tetrapylon.ground.content_time import content_time
from tetrapylon.model.claim import Modality, Statement, Topic, Voice
from tetrapylon.model.span import Span
from tetrapylon.model.time import Anchor, Time, TimexType

STORY = "2019-05-06"


def _statement(text: str, modality: Modality, voice: Voice, topic: Topic) -> Statement:
    return Statement(
        id="st-1", report="r", sentence="s", passage="p", span=Span(0, len(text)), voice=voice,
        modality=modality, topics=(topic,),
    )  # fmt: skip


def _day(
    text: str,
    *times: Time,
    modality: Modality = Modality.ASSERTED,
    voice: Voice = Voice.WRITER,
    topic: Topic = Topic.MILITARY,
) -> str | None:
    return content_time(_statement(text, modality, voice, topic), text, times, STORY)


def _time(
    text: str, said: str, type_: TimexType, edtf: str | None, timex3: str | None = None
) -> Time:
    at = text.index(said)
    return Time(
        id="t-1", report="r", start=at, end=at + len(said), said=said, type=type_, edtf=edtf,
        timex3=timex3, anchor=Anchor.STORY_DAY,
    )  # fmt: skip


def test_the_day_in_the_words_comes_first() -> None:
    text = "Rebels took the mill on Friday"
    assert _day(text, _time(text, "Friday", TimexType.DATE, "2019-05-03")) == "2019-05-03"


def test_what_has_gone_on_since_a_month_reaches_to_the_day_of_telling() -> None:
    text = "Rebels have held the mill since March"
    found = _day(text, _time(text, "March", TimexType.DATE, "2019-03"))
    assert found == "2019-03/2019-05-06"


def test_a_beginning_in_plain_past_stays_a_day() -> None:
    text = "Guns fired from March"
    assert _day(text, _time(text, "March", TimexType.DATE, "2019-03")) == "2019-03"


def test_a_stretch_with_known_ends_dates_its_statement() -> None:
    text = "Rebels moved west in the last few days"
    when = "2019-05-03~/2019-05-06"
    assert _day(text, _time(text, "the last few days", TimexType.DURATION, when)) == when


@pytest.mark.parametrize(
    ("text", "said", "type_", "value"),
    [
        ("Rebels have raided the mill in the past", "the past", TimexType.DATE, "PAST_REF"),
        ("Rebels have held the mill for a long time", "a long time", TimexType.DURATION, "PXX"),
    ],
)
def test_what_looks_back_without_a_beginning_ends_on_the_day_of_telling(
    text: str, said: str, type_: TimexType, value: str
) -> None:
    assert _day(text, _time(text, said, type_, None, value)) == "../2019-05-06"


def test_a_rule_that_always_holds_has_no_day() -> None:
    assert _day("whoever holds the mill controls the valley", topic=Topic.CONTROL) is None


def test_a_prediction_lies_on_the_day_of_telling_or_after() -> None:
    found = _day("the mill will burn", modality=Modality.PREDICTED, topic=Topic.OTHER)
    assert found == "2019-05-06/.."


def test_an_open_question_of_the_writer_is_open_on_the_day_of_telling() -> None:
    asked = "It was not clear if the guns had stopped"
    assert _day(asked, modality=Modality.POSSIBLE) == STORY
    assert _day("the guns may stop", modality=Modality.POSSIBLE) is None


def test_without_a_story_day_nothing_is_guessed() -> None:
    text = "Rebels hold the mill"
    statement = _statement(text, Modality.ASSERTED, Voice.WRITER, Topic.CONTROL)
    assert content_time(statement, text, (), None) is None
