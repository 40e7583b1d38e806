"""A happening carries the weapon that its own words name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tetrapylon.model.document import Document
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.pipeline import read_report
from tetrapylon.run.tools import open_tools


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Rebels attacked the barracks near Gulu with heavy mortars on Monday.", "heavy mortars"),
        ("The mortar attack on Gulu killed two soldiers.", "mortar"),
        ("The army attacked the town of Gulu at dawn on Monday.", None),
    ],
)
def test_the_weapon_is_the_one_of_the_deed(
    document: Callable[[str], Document], parser: CachedParser, text: str, weapon: str | None
) -> None:
    reading = read_report(document(text).report, open_tools(parser=parser))
    named = {e.instrument.of(text) for e in reading.events if e.instrument is not None}
    assert named == ({weapon} if weapon else set())
