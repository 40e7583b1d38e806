"""A reading that is handed on is the one that decoding what is kept gives."""

from __future__ import annotations

from pathlib import Path

from tetrapylon import cli
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import read_report
from tetrapylon.run.setting_aside import empty_reading
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.run.tools import open_tools
from tetrapylon.store.handed import Handed, as_kept, body_digest
from tetrapylon.store.prepared import encoded_reading
from tetrapylon.store.view import decoded_reading

FIGURES = "The convoy was 3 km from Karsa, the army said on 4 March 2016. It lost 5 to 7 trucks within two days."


def test_a_reading_handed_on_is_what_its_kept_bytes_say_to_the_letter() -> None:
    tools = open_tools(parser=SpacyParser())
    pages = sorted((Path(cli.__file__).parent / "sample").glob("*.txt"))
    for text in (*(p.read_text("utf-8") for p in pages), FIGURES):
        report = report_of_text(text, published="2016-03-05")
        for reading in (read_report(report, tools), empty_reading(report, tools)):
            assert repr(as_kept(reading)) == repr(decoded_reading(encoded_reading(reading)))


def reading(report: str) -> Reading:
    return Reading(report=report, page=Page(report=report))


def test_a_reading_is_handed_on_once() -> None:
    handed, body = Handed(), b"first"
    handed.note(reading("r-1"), body)
    assert handed.take(body_digest(body)) == reading("r-1")
    assert handed.take(body_digest(body)) is None


def test_the_oldest_readings_go_where_there_is_no_more_room() -> None:
    handed, bodies = Handed(10), [b"first", b"other", b"third"]
    for number, body in enumerate(bodies):
        handed.note(reading(f"r-{number}"), body)
    found = [handed.take(body_digest(body)) is not None for body in bodies]
    assert found == [False, True, True]
