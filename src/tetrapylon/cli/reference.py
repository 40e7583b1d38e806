"""The reference page of all commands, made by asking the program: `python -m tetrapylon.cli.reference`."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any

import typer

from tetrapylon.cli.app import app


def commands_page() -> str:
    """Return the Markdown page: each command with its help, arguments and options."""
    root = typer.main.get_command(app)
    parts = ["# Commands\n\nMade by asking the program; every command answers `--help`.\n"]
    parts += [_section(words, command) for words, command in _commands(root, "tetrapylon")]
    return "\n".join(parts)


def _commands(command: Any, words: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - the command library's own types moved between its versions
    below = getattr(command, "commands", None)
    if below is None:
        yield words, command
        return
    for name in sorted(below):
        yield from _commands(below[name], f"{words} {name}")


def _section(words: str, command: Any) -> str:  # noqa: ANN401
    lines = [f"## `{words}`", "", inspect.cleandoc(command.help or ""), ""]
    rows = [_row(p) for p in command.params if p.name != "help"]
    if rows:
        lines += ["| | | default |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _row(parameter: Any) -> str:  # noqa: ANN401
    names = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
    said = " ".join(str(getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    default = parameter.default
    shown = "" if default is None or callable(default) or parameter.required else f"`{default}`"
    return f"| {names} | {said} | {shown} |"


if __name__ == "__main__":
    sys.stdout.write(commands_page())
