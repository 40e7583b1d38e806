"""Find the report that a person means: by its id, the first characters of it, or its name."""

from __future__ import annotations

import typer

from tetrapylon.model.record import Record
from tetrapylon.model.report import Report

MANY = 8
"""So many rivals are listed at most."""


def which_report(record: Record, said: str, *, argument: str) -> Report:
    """Return the one report that `said` names.

    A whole id or name comes first, then the beginning of one, then a part of a name.

    Raises:
        typer.BadParameter: none, or several; the message lists them or tells what does.
    """
    for fits in (_whole, _begins, _holds):
        found = [r for r in record.reports if fits(r, said)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{r.id} ({r.name})" for r in found[:MANY])
            raise typer.BadParameter(
                f"{said!r} fits several reports: {names}; give one's id", param_hint=argument
            )
    raise typer.BadParameter(
        f"no report has the id or name {said!r}; `tetrapylon reports` lists them",
        param_hint=argument,
    )


def _whole(report: Report, said: str) -> bool:
    return said in (report.id, report.name)


def _begins(report: Report, said: str) -> bool:
    return report.id.startswith(said) or report.name.startswith(said)


def _holds(report: Report, said: str) -> bool:
    return said.casefold() in report.name.casefold()
