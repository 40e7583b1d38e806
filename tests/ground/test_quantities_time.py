from __future__ import annotations

import pytest

from tetrapylon.ground.quantities_time import Days, as_of
from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.model.span import Span
from tetrapylon.model.time import Anchor, Time, TimexType

TODAY = "2020-02-05"


def held(
    text: str,
    amount: str,
    time: str | None = None,
    *,
    edtf: str = "2020-02-03",
    content: str | None = None,
    spoken: str = TODAY,
    modality: Modality = Modality.ASSERTED,
    measures: Measure = Measure.KILLED,
    value: float | None = 3,
) -> str | None:
    at = text.index(amount)
    whole = Span(0, len(text))
    times = []
    if time is not None:
        start = text.index(time)
        times.append(
            Time(
                id="t",
                report="r",
                start=start,
                end=start + len(time),
                said=time,
                type=TimexType.DATE,
                edtf=edtf,
                timex3=None,
                anchor=Anchor.STORY_DAY,
            )
        )
    claim = Claim(
        id="c",
        report="r",
        span=whole,
        sentence="s",
        passage="p",
        claimant=Claimant(entity=None, name="a medic", type=ClaimantType.WITNESS),
        speech_date=spoken,
        content_time=content,
        modality=modality,
    )
    said = Amount(
        id="a",
        report="r",
        sentence="s",
        span=Span(at, at + len(amount)),
        value=value,
        low=None,
        high=None,
        unit="person",
        approximator=None,
        measures=measures,
        of="",
    )
    days = Days(text=text, times=tuple(times), story_day=TODAY)
    return as_of(days, said, claim, whole)


def test_a_figure_takes_the_day_of_its_clause() -> None:
    assert held("Three men died at the mill on Monday.", "Three", "Monday") == "2020-02-03"


def test_a_day_behind_a_comma_is_not_the_day_of_the_figure() -> None:
    text = "They lost the mill on Monday, having buried three men."
    assert held(text, "three", "Monday", content="2020-02-03") == TODAY


def test_since_when_is_not_as_of_when() -> None:
    text = "Shelling from September has killed three men."
    assert held(text, "three", "September", edtf="2019-09") == TODAY


@pytest.mark.parametrize("modality", [Modality.PREDICTED, Modality.INTENDED])
def test_a_figure_about_what_is_to_come_holds_on_the_day_it_was_said(modality: Modality) -> None:
    text = "They will take it in three hours."
    assert held(text, "three hours", content=f"{TODAY}/..", modality=modality) == TODAY


def test_what_was_announced_last_week_is_of_last_week() -> None:
    assert held("It was sending three men.", "three", content=TODAY, spoken="2020-01") == "2020-01"


def test_words_for_a_stretch_up_to_now_are_their_own_day() -> None:
    text = "They moved in the last few days."
    week = "2020-02-01/2020-02-05"
    assert held(text, "the last few days", "the last few days", edtf=week) == week


def test_words_for_a_stretch_to_come_hold_on_the_day_they_were_said() -> None:
    text = "They move in the next few days."
    week = "2020-02-06/2020-02-09"
    assert held(text, "the next few days", "the next few days", edtf=week) == TODAY


def test_an_age_in_round_words_holds_on_no_day() -> None:
    text = "The relics are thousands of years old."
    assert held(text, "thousands of years", measures=Measure.AGE, value=None) is None
