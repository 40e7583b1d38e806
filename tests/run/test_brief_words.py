"""Numbers, names, speaker and modality of every brief sentence, read again from the cited words alone.

The rows of the record are not asked: only the report's text at the cited offsets, what stands around it, and the
spellings of names. The brief is that of the packaged sample, in full.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tetrapylon.cli import sample
from tetrapylon.gather.intake import gather
from tetrapylon.gather.limits import Limits
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools
from tetrapylon.tell.brief import Length, plan_brief
from tetrapylon.tell.brief_model import BriefSentence

SAMPLE = Path(str(sample.__path__[0]))
DATE = re.compile(
    r"\b\d{1,2}(?: to \d{1,2}| and \d{1,2})? (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)(?: \d{4})?|\b(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December) \d{4}|\b(?:19|20)\d\d\b"
)
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
SAID = re.compile(r"^(?P<who>.+?) (?P<verb>said|reported|predicted|denied)\b(?!\s\w+ed by\b)")
"""A speaker before a verb of saying; "monuments reported looted by" names none."""
AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|can|expect\w*|plan\w*|set to|due|about to|going to|hope\w*|seek\w*|"
    r"soon|within|next|coming|try\w*|prepar\w*|poised|intend\w*|aim\w*|promis\w*|predict\w*|warn\w*|likely|to \w+)\b",
    re.I,
)
DENIES = re.compile(r"\b(?:den(?:y|ied|ies)|no|not|never|reject\w*|n't)\b", re.I)
DOZENS = {"24": "dozens", "200": "hundreds", "2,000": "thousands", "12": "dozen"}
"""Lower bounds that the published rule gives to vague words."""


@pytest.fixture(scope="module")
def record(parser: CachedParser) -> Record:
    tools = open_tools(parser=parser)
    items = gather([str(SAMPLE)], limits=Limits())
    reports = [i.report for i in items if i.report]
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


@pytest.fixture(scope="module")
def told(record: Record) -> list[BriefSentence]:
    brief = plan_brief(record, load_labels(), length=Length.FULL)
    return [s for part in brief.sections for s in part.sentences]


def cited_words(record: Record, sentence: BriefSentence) -> str:
    """Return the words at the cited offsets of the reports' texts."""
    return " ".join(record.report[c.report].text[c.start : c.end] for c in sentence.citations)


def around(record: Record, sentence: BriefSentence) -> str:
    """Return the whole texts that are cited."""
    return " ".join(dict.fromkeys(record.report[c.report].text for c in sentence.citations))


def test_every_sentence_cites_or_says_what_was_searched(told: list[BriefSentence]) -> None:
    assert len(told) > 30
    assert all(s.citations or s.searched for s in told)


def test_every_citation_is_the_words_at_its_offsets(
    record: Record, told: list[BriefSentence]
) -> None:
    for s in told:
        for c in s.citations:
            assert record.report[c.report].text[c.start : c.end] == c.words


def test_every_number_stands_in_the_cited_words(record: Record, told: list[BriefSentence]) -> None:
    for s in told:
        words = cited_words(record, s)
        for number in NUMBER.findall(DATE.sub(" ", s.text)):
            if s.citations:
                vague = DOZENS.get(number)
                assert number in words or (vague and vague in words.lower()), (number, s.text)


def test_every_name_stands_in_the_cited_reports(record: Record, told: list[BriefSentence]) -> None:
    named = {e.name: e for e in record.entities if e.kind is not EntityKind.PEOPLE_GROUP}
    for s in told:
        text = f"{around(record, s)} {[c.origin for c in s.citations]}".lower()
        for name, entity in named.items():
            if s.citations and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", s.text):
                spelled = {name.lower(), *(a.lower() for a in entity.aliases)}
                last = {w for n in spelled for w in n.split() if len(w) > 3}
                assert any(n in text for n in spelled | last), (name, s.text)


def test_every_quotation_stands_in_the_cited_words(
    record: Record, told: list[BriefSentence]
) -> None:
    for s in told:
        words = " ".join(re.sub(r"[\"“”'‘’]", "'", cited_words(record, s)).split())
        for quote in re.findall(r"“([^”]*)”", s.text):
            pieces = re.split(r"\[[^\]]*\]|…", re.sub(r"[\"“”'‘’]", "'", quote))
            for piece in pieces:
                bare = " ".join(piece.split()).strip(" ,'")
                assert bare in words, (bare, s.text)


def test_whoever_is_said_to_speak_is_named_near_the_cited_words(
    record: Record, told: list[BriefSentence]
) -> None:
    for s in told:
        found = SAID.match(s.text)
        if not found or not s.citations or "?" in s.text:
            continue
        near = " ".join(
            f"{c.before} {c.words} {c.after} {c.origin} {c.report_name}" for c in s.citations
        )
        near += around(record, s)
        names = re.split(r", | and ", found["who"])
        for name in names:
            heads = [w for w in re.findall(r"[\w'-]+", name.lower()) if len(w) > 3 or w.isupper()]
            known = [e for e in record.entities if e.name.lower() in name.lower()]
            spelled = {a.lower() for e in known for a in (e.name, *e.aliases)} | set(heads)
            assert not heads or any(n in near.lower() for n in spelled), (name, s.text)


def test_what_is_told_as_predicted_is_ahead_in_the_cited_words(
    record: Record, told: list[BriefSentence]
) -> None:
    for s in told:
        found = SAID.match(s.text)
        if found and found["verb"] == "predicted":
            assert any(AHEAD.search(f"{c.before[-80:]} {c.words}") for c in s.citations), s.text
        if found and found["verb"] == "denied":
            assert any(DENIES.search(f"{c.before[-80:]} {c.words}") for c in s.citations), s.text


def test_what_the_record_tells_as_fact_is_no_forecast_in_the_cited_words(
    record: Record, told: list[BriefSentence]
) -> None:
    only_ahead = re.compile(r"\b(?:will|plans? to|is expected to|is set to|hopes? to)\b", re.I)
    for s in told:
        own = "“" not in s.text and not SAID.match(s.text) and "?" not in s.text
        if own and s.citations:
            assert any(not only_ahead.search(c.words) for c in s.citations), s.text
