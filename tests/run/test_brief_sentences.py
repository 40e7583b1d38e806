"""Sentences of a brief that read more than the words say: shares of ground, days of saying, who narrates whom.

Each case is a report of ours on a war of another place, read through all stages.
"""

from __future__ import annotations

from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools
from tetrapylon.tell.brief import Length, plan_brief


def record_of(parser: CachedParser, *texts: str, day: str = "2024-02-14") -> Record:
    tools = open_tools(parser=parser)
    reports = [report_of_text(t, published=day) for t in texts]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def told(record: Record) -> list[str]:
    brief = plan_brief(record, load_labels(), length=Length.FULL)
    return [s.text for part in brief.sections for s in part.sentences]


def test_a_province_mostly_held_is_not_told_as_its_town_held(parser: CachedParser) -> None:
    text = (
        "GOMA, Feb 14, 2024 (AFP) - The army is trying to open a road through the mostly M23-held territory of "
        "Masisi in eastern Congo."
    )
    held = [s for s in told(record_of(parser, text)) if "was held by" in s]
    assert all("most of" in s for s in held)


def test_the_day_behind_said_is_the_day_of_saying_and_no_part_of_the_words(
    parser: CachedParser,
) -> None:
    text = "GENEVA, Feb 14, 2024 (AP) - The mediator said Monday the two sides had not yet discussed the port."
    claim = next(c for c in record_of(parser, text).claims if c.cue)
    assert (claim.speech_date, claim.span.of(text)) == (
        "2024-02-12",
        "the two sides had not yet discussed the port",
    )


def test_a_forecast_made_on_a_day_is_not_put_on_the_next_such_day(parser: CachedParser) -> None:
    text = "GENEVA, Feb 14, 2024 (AP) - The minister said on Monday troops would leave the valley."
    claim = next(c for c in record_of(parser, text).claims if c.cue)
    assert claim.speech_date == "2024-02-12"
    assert claim.span.of(text) == "troops would leave the valley"


def test_a_week_that_opens_the_sentence_is_when_it_was_said(parser: CachedParser) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - Fighting went on near the bridge.\n\n"
        "Last week, the Sudanese army said its aircraft were flying up to 30 sorties a day over Omdurman."
    )
    record = record_of(parser, text)
    (flights,) = (q for q in record.quantities if q.value == 30)
    assert flights.as_of == "2024-02-05/2024-02-11"


def test_a_writer_who_tells_that_somebody_refused_is_the_one_who_speaks(
    parser: CachedParser,
) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - The opposition has said the general must step down as a condition for "
        "talks, which the cabinet has refused to discuss with anybody."
    )
    said = [s for s in told(record_of(parser, text)) if "has refused to discuss" in s]
    assert all(not s.startswith("The government said") for s in said)


def test_what_somebody_has_said_was_said_by_the_day_of_the_report(parser: CachedParser) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - Shells hit El Fasher on Tuesday.\n\n"
        "Egypt has said its pilots fly for the army around El Fasher."
    )
    said = [s for s in told(record_of(parser, text)) if "its pilots fly" in s]
    assert said
    assert all("had said by 14 February 2024" in s for s in said)


def test_an_outlet_that_cites_an_agency_once_speaks_its_other_words(parser: CachedParser) -> None:
    text = (
        "The Coast Herald\n\nFighting near El Fasher\n\nFebruary 14, 2024\n\n"
        "Rebels shelled El Fasher on Tuesday, witnesses said.\n\n"
        "“We shall be inside by dawn,” Reuters quoted an army officer as saying.\n\n"
        "Photos published on the rebels' channel on Tuesday showed fighters firing rockets at the army in El Fasher."
    )
    record = record_of(parser, text)
    brief = plan_brief(record, load_labels(), length=Length.FULL)
    cites = [c for p in brief.sections for s in p.sentences for c in s.citations]
    photos = [c.origin for c in cites if "Photos" in c.words or "showed" in c.words]
    assert photos
    assert "Reuters" not in photos


def test_a_sentence_on_a_matter_is_quoted_whole_as_the_writer_s(parser: CachedParser) -> None:
    text = (
        "GOMA, Feb 14, 2024 (AFP) - Troops took the ridge above Sake on Tuesday.\n\n"
        "The push was from the south and rebels were also closing in on the town of Masisi, an officer said.\n\n"
        "It was not clear if the pause meant that the negotiators were leaving the talks in Nairobi early."
    )
    sentences = told(record_of(parser, text))
    assert any("AFP reported" in s and "closing in on the town of Masisi, an officer" in s for s in sentences)  # fmt: skip
    assert any("leaving the talks in Nairobi early" in s for s in sentences)


def test_an_offensive_told_of_its_last_day_says_when_it_began(parser: CachedParser) -> None:
    one = "KHARTOUM, Feb 13, 2024 (AFP) - The Sudanese army launched an offensive on Omdurman at the start of the month."
    two = "KHARTOUM, Feb 14, 2024 (AP) - The Sudanese army pressed its offensive on Omdurman on Wednesday."
    offensives = [s for s in told(record_of(parser, one, two)) if "conducted an offensive" in s]
    assert all("on 14 February 2024." not in s or "begun" in s for s in offensives)


def test_the_dead_of_a_whole_war_are_not_told_as_of_a_day(parser: CachedParser) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - Shells hit Omdurman on Tuesday.\n\n"
        "Talks raised hopes for an end to the conflict that has killed more than 14,000 people."
    )
    figures = [s for s in told(record_of(parser, text)) if "14,000" in s and s.startswith("How")]
    assert figures
    assert all("in the whole war (as told on 14 February 2024)" in s for s in figures)


def test_where_aid_came_is_no_gap(parser: CachedParser) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - Shells hit El Fasher on Monday.\n\nOn Tuesday trucks of the Red Cross "
        "reached three villages near El Fasher with flour and medicines, the Red Cross said."
    )
    assert not any("which places aid has reached" in s for s in told(record_of(parser, text)))


def test_a_town_at_the_start_of_a_sentence_is_the_town_and_no_person(parser: CachedParser) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - A convoy reached the town of al-Fashir with food.\n\n"
        "Al-Fashir has been under siege since 2023. The convoy stayed in al-Fashir for a day."
    )
    record = record_of(parser, text)
    named = [m.entity for r in record.readings for m in r.mentions if m.said == "Al-Fashir"]
    assert named
    assert all((e or "").startswith("place:") for e in named)


def test_a_loss_told_on_no_day_is_the_last_one_not_the_first(parser: CachedParser) -> None:
    text = (
        "DAMASCUS, March 1, 2017 (Herald) - Islamic State captured Palmyra from the Syrian army in May 2015. The "
        "Syrian army recaptured Palmyra in March 2016. Islamic State captured Palmyra from the Syrian army again "
        "in December 2016.\n\nThe Syrian army lost Palmyra."
    )
    record = record_of(parser, text, day="2017-03-01")
    (undated,) = (c.id for c in record.claims if c.span.of(text) == "The Syrian army lost Palmyra")
    first = [r for r in record.control if (r.begun or "").startswith("2015")]
    assert first
    assert all(undated not in r.claims for r in first)


def test_what_a_minister_thought_is_not_told_as_said(parser: CachedParser) -> None:
    text = (
        "KHARTOUM, Feb 14, 2024 (AFP) - Shells hit El Fasher on Tuesday.\n\nThe defence minister Yassin Ibrahim "
        "thought the troops in El Fasher were needed to overcome the rebels."
    )
    thoughts = [s for s in told(record_of(parser, text)) if "were needed to overcome" in s]
    assert all("Ibrahim said" not in s for s in thoughts)
