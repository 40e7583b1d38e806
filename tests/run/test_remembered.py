"""What is remembered of copies gives the rows that reading each for itself gives."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.lexicon import times
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.parse import Parse
from tetrapylon.read import parsing, remembered
from tetrapylon.read.page import page_alone, read_page
from tetrapylon.read.remembered import Alone
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
TOLD = (
    "A diplomat in the capital told the paper that talks would resume.",
    "“We will not leave the town,” Colonel Ann Berg said. “We have held it for a month.",
    "“And we will hold it until",
    "Monday, when the convoy comes,” she added.",
    "The diplomat said that two convoys of 30 trucks had left Karsa on Sunday. He did not say where they went.",
    "(The ministry called the report false, and the diplomat denied it.)",
    "The claim could not be independently verified. Karsa (KSA) is held by the army, officials said",
    "(BNA) A second diplomat said it was not, since",
    "May 2015 nobody had been there.",
    "Rebels shelled the town of Karsa and seized the hill above it on Friday, the diplomat said. Nine of them were killed.",
    "The army retook it. Its planes had bombed the rebels, who lost it within a day.",
)
"""Paragraphs that hang on the ones before: who was introduced, a quotation left open, a preposition."""
LEFT_OUT = ((), (0,), (1,), (0, 2, 5), (1, 2, 3), (4, 6), (7,), (9,))
"""Numbers of the paragraphs that a copy leaves out."""


def copies() -> list[str]:
    return ["\n\n".join((paper, *STORY)) + "\n" for paper in PAPERS]


def forget() -> None:
    times._scanned.cache_clear()  # noqa: SLF001 - what is remembered is the matter of the test
    parsing._mended.cache_clear()  # noqa: SLF001


def cut_copies() -> list[str]:
    """Return copies that lack paragraphs; the last of them have no empty lines between them."""
    kept = [[p for n, p in enumerate(TOLD) if n not in out] for out in LEFT_OUT]
    return [*("\n\n".join(k) + "\n" for k in kept), *("\n".join(k) + "\n" for k in kept[:3])]


def alone(text: str, tools: Tools) -> object:
    forget()
    return next(read_reports([report_of_text(text)], tools))


def test_copies_that_are_read_together_give_the_rows_that_each_gives_alone() -> None:
    tools = open_tools(parser=SpacyParser())
    apart = [alone(text, tools) for text in copies()]
    forget()
    together = list(read_reports([report_of_text(t) for t in (*copies(), *copies())], tools))
    assert together == [*apart, *apart]


def test_a_copy_that_lacks_paragraphs_is_read_as_if_it_were_the_only_one() -> None:
    tools = open_tools(parser=SpacyParser())
    apart = [alone(text, tools) for text in cut_copies()]
    forget()
    together = list(read_reports([report_of_text(t) for t in cut_copies()], tools))
    assert together == apart


def test_what_is_made_of_a_passage_is_made_once() -> None:
    forget()
    laid = open_documents([report_of_text(t) for t in copies()], parser=SpacyParser())
    calls: list[Alone] = []
    for document in laid:
        for passage, parse in document.speaking():
            remembered.remembered(
                remembered.alone(document.text, passage, parse), "a test", None, calls.append
            )
    assert sorted({w.text for w in calls}) == sorted(w.text for w in calls)
    assert len(calls) < sum(len(document.parses) for document in laid)


def test_words_that_share_their_line_with_others_are_left_in_their_text() -> None:
    document = open_documents([report_of_text(copies()[0])], parser=SpacyParser())[0]
    passage, parse = list(document.speaking())[-1]
    inner = replace(passage, end=passage.end - 1)
    assert remembered.alone(document.text, passage, parse).by == passage.start
    assert remembered.alone(document.text, inner, parse).text == document.text


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
