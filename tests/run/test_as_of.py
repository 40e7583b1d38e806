"""What could be known on a day rests on the reports that were out by then."""

from __future__ import annotations

from datetime import date

import pytest

from tetrapylon.model.record import Record
from tetrapylon.run.as_of import known_on
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools

EARLY = "Army nears Valdrin\n\n6 May 2019\n\nThe army reached the edge of Valdrin on Monday, a source said.\n"
LATE = "Army in Valdrin\n\n9 June 2019\n\nThe army captured the town of Valdrin last month, a source said.\n"
NIGHT = "00:04\n\n7 May 2019\n\nGuns near Valdrin\n\nThe army shelled Valdrin on Monday, a source said.\n"
UNDATED = "Valdrin\n\nNobody says when this was written, but the army is near the town.\n"


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture(scope="module")
def record(tools: Tools) -> Record:
    named = {"early": EARLY, "late": LATE, "night": NIGHT, "undated": UNDATED}
    reports = [report_of_text(text, name=name) for name, text in named.items()]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def names(record: Record) -> set[str]:
    return {r.name for r in record.reports}


def test_a_later_report_is_not_there(record: Record, tools: Tools) -> None:
    known = known_on(record, date(2019, 5, 31), tools)
    assert names(known.record) == {"early", "night"}
    assert all(c.report in known.record.report for c in known.record.claims)


def test_a_report_without_a_day_is_left_out_and_named(record: Record, tools: Tools) -> None:
    known = known_on(record, date(2020, 1, 1), tools)
    assert known.undated == ("undated",)
    assert names(known.record) == {"early", "late", "night"}


def test_a_page_stamped_just_after_midnight_was_out_the_evening_before(
    record: Record, tools: Tools
) -> None:
    assert "night" in names(known_on(record, date(2019, 5, 6), tools).record)
