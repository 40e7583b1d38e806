"""When something that lasts began."""

from __future__ import annotations

from dataclasses import replace

from tests.link.questions_factory import Told, claim, record
from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.model.time import Anchor, Time, TimexType

SIEGE = {"frame": "siege", "by": None}


def asked(one: str, other: str, **days: str) -> list[Question]:
    """Return the questions about two claims that date a siege; `days` gives EDTF by the words of each date."""
    made = record(
        {"a": one, "b": other},
        (claim("a"), claim("b", "r2", day="2020-02-05")),
        told=(Told("a", "siege", **SIEGE), Told("b", "siege", **SIEGE)),  # type: ignore[arg-type]
    )
    return [q for q in claim_questions(_timed(made, days)) if "begin" in q.question]


def _timed(made: Record, days: dict[str, str]) -> Record:
    times = []
    for report in made.reports:
        for words, edtf in days.items():
            said = words.replace("_", " ")
            at = report.text.find(said)
            if at >= 0:
                times.append(
                    Time(
                        id=f"t-{report.id}-{words}",
                        report=report.id,
                        start=at,
                        end=at + len(said),
                        said=said,
                        type=TimexType.DATE,
                        timex3=None,
                        edtf=edtf,
                        anchor=Anchor.ABSOLUTE,
                    )
                )
    return replace(made, times=tuple(times))


def test_two_dates_of_one_beginning_that_meet_agree() -> None:
    (found,) = asked(
        "the siege of Harim began on 12 January",
        "the siege of Harim, which started in January",
        **{"12_January": "2020-01-12", "in_January": "2020-01"},
    )
    assert (found.question, found.verdict) == ("When did the siege at Harim begin?", Verdict.AGREE)


def test_two_dates_that_do_not_meet_are_told_as_different() -> None:
    (found,) = asked(
        "the siege of Harim began on 12 January",
        "the siege of Harim, which started last week",
        **{"12_January": "2020-01-12", "last_week": "2020-01-27/2020-02-02"},
    )
    assert found.verdict is Verdict.DIFFERENT_MEASURE


def test_a_siege_of_a_year_before_is_another() -> None:
    found = asked(
        "the siege of Harim began on 12 January",
        "the siege of Harim began in 2018",
        **{"12_January": "2020-01-12", "in_2018": "2018"},
    )
    assert found == []
