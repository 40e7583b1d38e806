"""The page's types are those of the API."""

from __future__ import annotations

import runpy
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"


def test_the_types_of_the_page_are_made_from_the_api() -> None:
    made = runpy.run_path(str(UI / "make_types.py"))
    assert (UI / "src" / "lib" / "types.ts").read_text() == made["typescript"](), (
        "run `python ui/make_types.py`"
    )


def test_no_address_of_a_registry_stands_in_the_lock_file() -> None:
    assert '"resolved"' not in (UI / "package-lock.json").read_text()
