"""Find the report that a person means: by its id, the first characters of it, or its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import typer

from tetrapylon.model.record import Record
from tetrapylon.model.report import Report

MANY = 8
"""So many rivals are listed at most."""


class Named(NamedTuple):
    """What a report goes by."""

    id: str
    name: str


def which_report(record: Record, said: str, *, argument: str) -> Report:
    """Return the one report that `said` names (see `which_id`)."""
    return record.report[
        which_id(((r.id, r.name) for r in record.reports), said, argument=argument)
    ]


def which_id(reports: Iterable[tuple[str, str]], said: str, *, argument: str) -> str:
    """Return the id of the one report that `said` names, of ids and names.

    A whole id or name comes first, then the beginning of one, then a part of a name.

    Raises:
        typer.BadParameter: none, or several; the message lists them or tells what does.
    """
    known = [Named(*r) for r in reports]
    for fits in (_whole, _begins, _holds):
        found = [r for r in known if fits(r, said)]
        if len(found) == 1:
            return found[0].id
        if found:
            names = ", ".join(f"{r.id} ({r.name})" for r in found[:MANY])
            raise typer.BadParameter(
                f"{said!r} fits several reports: {names}; give one's id", param_hint=argument
            )
    raise typer.BadParameter(
        f"no report has the id or name {said!r}; `tetrapylon reports` lists them",
        param_hint=argument,
    )


def _whole(report: Named, said: str) -> bool:
    return said in (report.id, report.name)


def _begins(report: Named, said: str) -> bool:
    return report.id.startswith(said) or report.name.startswith(said)


def _holds(report: Named, said: str) -> bool:
    return said.casefold() in report.name.casefold()
