"""The packaged sample can be read: the demo has nothing to explain away."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tetrapylon.gather.intake import gather
from tetrapylon.gather.item import Item
from tetrapylon.gather.limits import Limits
from tetrapylon.model.report import Disposition

SAMPLE = Path(str(files("tetrapylon.cli").joinpath("sample")))


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return list(gather([str(SAMPLE)], limits=Limits()))


def test_the_sample_holds_ten_texts_and_two_web_pages(items: list[Item]) -> None:
    suffixes = [Path(item.name).suffix for item in items]
    assert (suffixes.count(".txt"), suffixes.count(".html"), len(suffixes)) == (10, 2, 12)


def test_every_report_of_the_sample_is_read_without_a_finding(items: list[Item]) -> None:
    assert {(item.disposition, item.findings) for item in items} == {(Disposition.DONE, ())}


def test_every_report_of_the_sample_is_english(items: list[Item]) -> None:
    languages = {item.report.language if item.report else None for item in items}
    assert languages == {"en"}


def test_the_web_pages_of_the_sample_say_when_and_where_they_appeared(items: list[Item]) -> None:
    pages = [i.report for i in items if i.report and i.name.endswith(".html")]
    assert [(p.publisher, p.published) for p in pages] == [
        ("Cedar Wire", "2016-03-24"),
        ("Bridgewater Review", "2017-03-01"),
    ]


def test_the_web_pages_of_the_sample_leave_menus_and_scripts_behind(items: list[Item]) -> None:
    texts = [i.report.text for i in items if i.report and i.name.endswith(".html")]
    furniture = ("window.page", "Front page", "Sport", "Read next", "var visits")
    assert not [word for word in furniture for text in texts if word in text]
