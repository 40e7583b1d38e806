"""Every command is documented, and the documents are what the program says."""

from __future__ import annotations

from pathlib import Path

from tetrapylon.cli.reference import commands_page

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_commands_page_is_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), (
        "run `python -m tetrapylon.cli.reference > docs/commands.md`"
    )
