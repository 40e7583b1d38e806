"""What is remembered of copies gives the rows that reading each for itself gives."""

from __future__ import annotations

from tetrapylon.lexicon import times
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.parse import Parse
from tetrapylon.read import parsing
from tetrapylon.read.page import page_alone, read_page
from tetrapylon.run.documents import open_documents, report_of_text
from tetrapylon.run.pipeline import read_reports
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.run.tools import Tools, open_tools

STORY = (
    "Rebels captured the village of Tel Amara on 3 March 2016, the army said late on Monday.",
    "At least 12 people died in the raid, a doctor in the town said Tuesday.",
    "PHOTO: Soldiers walk through the market of Tel Amara, Friday, March 4, 2016.",
    "The ministry denied last week that 40 of its soldiers were killed...",
)
PAPERS = ("Harbour Post", "The Eastern Mail\n\nTel Amara falls")


def copies() -> list[str]:
    return ["\n\n".join((paper, *STORY)) + "\n" for paper in PAPERS]


def forget() -> None:
    times._scanned.cache_clear()  # noqa: SLF001 - what is remembered is the matter of the test
    parsing._mended.cache_clear()  # noqa: SLF001


def alone(text: str, tools: Tools) -> object:
    forget()
    return next(read_reports([report_of_text(text)], tools))


def test_copies_that_are_read_together_give_the_rows_that_each_gives_alone() -> None:
    tools = open_tools(parser=SpacyParser())
    apart = [alone(text, tools) for text in copies()]
    forget()
    together = list(read_reports([report_of_text(t) for t in (*copies(), *copies())], tools))
    assert together == [*apart, *apart]


def test_a_copy_is_mended_once_and_keeps_its_own_offsets() -> None:
    forget()
    reports = [report_of_text(t) for t in copies()]
    documents = open_documents(reports, parser=SpacyParser())
    assert parsing._mended.cache_info().hits > 0  # noqa: SLF001
    for report, document in zip(reports, documents, strict=True):
        for parse in document.parses.values():
            assert isinstance(parse, Parse)
            assert all(report.text[t.start : t.end] == t.text for t in parse)


def test_the_expressions_of_a_text_are_a_list_of_ones_own() -> None:
    first = times.scan(STORY[0])
    first.clear()
    assert [STORY[0][f.start : f.end] for f in times.scan(STORY[0])] == [
        "3 March 2016",
        "late on Monday",
    ]


def test_a_page_is_the_same_without_its_passages() -> None:
    for text in copies():
        report, outlets = report_of_text(text), load_outlets()
        assert page_alone(report, outlets) == read_page(report, outlets)[0]
