from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tetrapylon.ground.story_day import solve_days
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.dating import Dating, PrintedStatus
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.strand import Edit, Member, Strand
from tetrapylon.read.page import read_page
from tetrapylon.run.documents import report_of_text

TITLE = "Army enters Wadira after siege"
SHARED = (
    "Talks are to resume in Geneva on Thursday, the envoy told reporters.",
    "The mayor asked for lorries this week because the mills stand still.",
    "Families crossed the bridge on Wednesday with what they could carry.",
)


def _record(*reports: Report, shared: bool = False) -> Record:
    readings = []
    for report in reports:
        page, passages = read_page(report, load_outlets())
        readings.append(Reading(report=report.id, page=page, passages=passages))
    record = Record(reports=reports, readings=tuple(readings))
    return replace(record, strands=_strands(record)) if shared else record


def _strands(record: Record) -> tuple[Strand, ...]:
    found = []
    for words in SHARED:
        members = tuple(
            Member(
                report=r.id,
                start=r.text.index(words),
                end=r.text.index(words) + len(words),
                sentence="s",
            )
            for r in record.reports
            if words in r.text
        )
        found.append(Strand(id=words, members=members, edit=Edit.EXACT))
    return tuple(found)


def _page(date_line: str, *paragraphs: str) -> Report:
    return report_of_text("\n\n".join([TITLE, date_line, *paragraphs]))


def _solved(record: Record, report: Report) -> Dating:
    return next(d for d in solve_days(record) if d.report == report.id)


def test_a_report_with_only_a_printed_date_says_so() -> None:
    report = _page("4 March 2016", "The army entered the town, residents said.")
    dating = _solved(_record(report), report)
    assert dating.story_day is not None
    assert (dating.story_day.edtf, dating.story_day.basis) == ("2016-03-04", ("printed",))


def test_a_report_without_any_date_has_no_story_day() -> None:
    report = report_of_text("The army entered the town on Friday, residents said.")
    dating = _solved(_record(report), report)
    assert (dating.story_day, dating.published, dating.printed) == (None, None, None)


def test_a_page_stamped_after_midnight_tells_of_the_day_before() -> None:
    report = _page(
        "Friday 4 March 2016 00:03", "The army entered the town on Thursday, residents said."
    )
    dating = _solved(_record(report), report)
    assert dating.story_day is not None
    assert dating.story_day.edtf == "2016-03-03"
    assert "after_midnight" in dating.story_day.basis
    assert dating.published is not None
    assert dating.published.edtf == "2016-03-04"


def test_the_weekday_settles_the_order_of_day_and_month() -> None:
    report = _page(
        "05/04/2016", "The army entered the town on Tuesday. On Tuesday night it rained."
    )
    dating = _solved(_record(report), report)
    assert dating.printed is not None
    assert dating.printed.edtf == "2016-04-05"


def test_a_caption_date_counts_only_with_a_weekday_that_agrees() -> None:
    caption = "The mayor speaks to reporters at the town hall, Wednesday, March 2, 2016."
    agreeing = _page(caption, "The army entered the town on Wednesday, residents said.")
    silent = _page(caption, "The army entered the town, residents said.")
    assert _edtf(agreeing) == "2016-03-02"
    assert _edtf(silent) == "2016-03-02/.."


def _edtf(report: Report) -> str | None:
    day = _solved(_record(report), report).story_day
    return day.edtf if day else None


def test_sisters_contradict_a_printed_date_and_both_are_kept() -> None:
    wrong = _page("Friday 26/02/2016", "The army was near the town on Wednesday.", *SHARED)
    sisters = [
        _page("3 March 2016 00:20", "Shops opened on Wednesday in the old town.", *SHARED),
        _page("Wednesday 2 March 2016", "The bridge was open on Wednesday, said a baker.", *SHARED),
    ]
    dating = _solved(_record(wrong, *sisters, shared=True), wrong)
    assert dating.printed is not None
    assert dating.printed.edtf == "2016-02-26"
    assert dating.printed.status is PrintedStatus.CONTRADICTED
    assert dating.story_day is not None
    assert dating.story_day.edtf == "2016-03-02"
    assert "sisters" in dating.story_day.basis
    assert "printed" in dating.losing


def test_an_address_alone_leaves_the_day_after_open() -> None:
    """Sites write addresses in another zone, or with a draft's day."""
    report = replace(
        report_of_text(f"{TITLE}\n\nThe army entered the town, residents said."),
        url="https://news.example/2016/03/02/army-enters-wadira.html",
    )
    assert _edtf(report) == "2016-03-02/2016-03-03"


def test_a_date_under_an_embedded_film_says_nothing_of_the_story() -> None:
    report = _page(
        "The army entered the town on Friday, residents said.",
        "A baker shows his ovens to our camera. (Published Monday, March 14, 2016)",
    )
    assert _edtf(report) is None


@settings(max_examples=24, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_reports_changes_nothing(order: list[int]) -> None:
    reports = [
        _page("Wednesday 2 March 2016", "The bridge was open on Wednesday.", *SHARED),
        _page("4 March 2016", "The bridge was shut again, said a baker.", *SHARED),
        _page("Friday 26/02/2016", "The army was near the town on Wednesday.", *SHARED),
        report_of_text("\n\n".join(SHARED)),
    ]
    shuffled = _record(*(reports[i] for i in order), shared=True)
    assert solve_days(shuffled) == solve_days(_record(*reports, shared=True))


def _day_of(record: Record, report: Report) -> str | None:
    found = next(d for d in solve_days(record) if d.report == report.id)
    return found.story_day.edtf if found.story_day else None


def test_a_dateline_without_its_year_takes_that_of_reports_around_it() -> None:
    wire = report_of_text(
        f"{TITLE}\n\nHAMA, March 4 (Reuters) - Families crossed the bridge on Friday, a guard said."
    )
    other = report_of_text(
        f"Aid reaches Wadira\n\nMarch 7, 2016\n\n{SHARED[1]}\n\nMore lorries are on their way."
    )
    assert _day_of(_record(wire, other), wire) == "2016-03-04"
    assert _day_of(_record(wire), wire) is None


def test_a_weekday_that_does_not_fit_leaves_the_year_open() -> None:
    wire = report_of_text(
        f"{TITLE}\n\nHAMA, March 4 (Reuters) - Families crossed the bridge on Monday, a guard said."
    )
    other = report_of_text(
        f"Aid reaches Wadira\n\nMarch 7, 2016\n\n{SHARED[1]}\n\nMore lorries are on their way."
    )
    assert _day_of(_record(wire, other), wire) is None


def test_a_dateline_without_a_year_takes_it_from_a_month_away_where_its_weekdays_fit() -> None:
    bare = report_of_text(
        "Town falls\n\nBAKU, Oct 10 (Reuters) - The sides agreed on a truce on Saturday, officials said."
    )
    dated = _page("8 November 2020", "The army entered the town, residents said.")
    dating = _solved(_record(bare, dated), bare)
    assert dating.story_day is not None
    assert dating.story_day.edtf == "2020-10-10"
