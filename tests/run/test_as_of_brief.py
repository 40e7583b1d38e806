"""A brief of an earlier day stands on nothing that was published later."""

from __future__ import annotations

from datetime import date

from tetrapylon.lexicon.labels import load_labels
from tetrapylon.run.as_of import known_on
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools
from tetrapylon.tell.brief import plan_brief

EARLY = (
    "Army nears Palmyra\n\n6 May 2019\n\nThe Syrian army reached the edge of Palmyra on Monday, the "
    "army said.\n\nThe Syrian Observatory for Human Rights said the army shelled Palmyra at noon.\n"
)
LATE = (
    "Army in Palmyra\n\n9 June 2019\n\nThe Syrian army captured Palmyra in May, the Syrian "
    "Observatory for Human Rights said.\n"
)


def test_no_sentence_cites_a_report_of_a_later_day(parser: CachedParser) -> None:
    tools = open_tools(parser=parser)
    reports = [report_of_text(EARLY, name="early"), report_of_text(LATE, name="late")]
    record = build_record(reports, [read_report(r, tools) for r in reports], tools)
    day = date(2019, 5, 20)
    early = plan_brief(known_on(record, day, tools).record, load_labels(), as_of=day)
    whole = plan_brief(record, load_labels())
    assert early.as_of == "20 May 2019"
    assert {c.report_name for p in early.sections for s in p.sentences for c in s.citations} == {
        "early"
    }
    assert any(
        c.report_name == "late" for p in whole.sections for s in p.sentences for c in s.citations
    )
