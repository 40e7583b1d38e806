"""Who is meant to have said it, where a small parser or a pronoun leads astray; sentences of our own."""

from __future__ import annotations

import pytest

from tests.tell.test_control import record_of
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            (
                "Some 140 camps have sprung up around Marib, which the authorities say shelter more than one "
                "million displaced people."
            ),
            "one million displaced",
            "the authorities",
        ),
        (
            (
                "Arayik Harutyunyan, the leader of the breakaway region, acknowledged on Tuesday that troops were "
                'within "several kilometres" of Shusha.'
            ),
            "troops were within",
            "Arayik Harutyunyan",
        ),
        (
            (
                "About 3,000 Houthis took a hill near Marib on Monday. Some 35,000 people were trapped in Abdiyah, "
                "the U.N. migration agency said."
            ),
            "35,000 people were trapped",
            "the U.N. migration agency",
        ),
        (
            (
                "Two residents said the road was cut.\n\nOn Monday the Houthis seized a cargo ship off Hodeidah. "
                "They said it carried weapons."
            ),
            "it carried weapons",
            "Houthis",
        ),
    ],
)
def test_the_one_who_said_it_is_found(tools: Tools, text: str, words: str, speaker: str) -> None:
    record = record_of(tools, text)
    found = {
        c.claimant.name for c in record.claims if words in c.span.of(record.report[c.report].text)
    }
    assert speaker in found


def test_what_somebody_said_days_ago_did_not_happen_today(tools: Tools) -> None:
    text = (
        "ADEN, July 12 (Reuters) - Talks went on.\n\nThe coalition said on Monday that it had carried out 40 air "
        "strikes in Marib."
    )
    record = record_of(tools, text)
    strikes = [i for i in record.incidents if "airstrike" in i.frames]
    assert strikes
    assert all(i.date != "2017-07-12" for i in strikes)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Rebels fought the army near Palmyra on Monday. The gates were shut, it said.", ["it"]),
        (
            "The defence ministry said the road to Idlib was open. Idlib was calm, it added.",
            ["The defence ministry", "The defence ministry"],
        ),
        (
            "Bashar al-Assad flew to Homs. Guns threaten Idlib, a senior officer warned. They were close, he said.",
            ["a senior officer", "a senior officer"],
        ),
    ],
)
def test_no_town_speaks_and_he_who_just_spoke_goes_on(
    tools: Tools, text: str, speakers: list[str]
) -> None:
    said = [c for c in record_of(tools, text).claims if c.claimant.type.value != "publisher_voice"]
    assert [c.claimant.name for c in said] == speakers


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Syrian army said Saturday it had withdrawn from Homs.", "../2017-07-08"),
        ("The Syrian army said on Saturday that it had withdrawn from Homs.", "../2017-07-08"),
        ("The Syrian army said it had withdrawn from Homs on Saturday.", "2017-07-08"),
    ],
)
def test_what_had_happened_when_it_was_told_happened_by_that_day(
    tools: Tools, text: str, day: str
) -> None:
    assert {i.date for i in record_of(tools, text).incidents} == {day}
