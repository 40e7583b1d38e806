"""`tetrapylon reread`: make anew what a maker makes."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import QuietOption, StoreOption, opened, tools_for
from tetrapylon.cli.progress import Bars
from tetrapylon.cli.which_report import which_report
from tetrapylon.model.record import Record
from tetrapylon.run.remaking import name_of
from tetrapylon.run.rereading import NoSuchMaker, reread_reports
from tetrapylon.run.stages import PAGE


def reread(
    maker: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What made it, as `ground.times`; what depends on it is made anew too. Default: whatever other "
            "versions of the program made.",
        ),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REPORT",
            help="Read only this report again (id or file name); can be given more than once.",
        ),
    ] = None,
    full: Annotated[  # noqa: FBT002
        bool, typer.Option("--full", help="Read every report anew and make every row anew.")
    ] = False,
    store: StoreOption = None,
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Make anew what one maker makes, from the kept bytes and parses; rulings stay.

    Every row names its maker, and a newer version of the program makes anew what its changed makers make at
    the next `read`. This verb does so without new reports, and also where a maker's words (a lexicon of your own)
    changed but not its version.
    """
    with opened(store) as opened_store, Bars(quiet=quiet) as bars:
        with opened_store.view() as view:
            kept = Record(reports=tuple(view.reports()) if report else ())
        chosen = {which_report(kept, said, argument="--report").id for said in report or ()}
        try:
            outcome = reread_reports(
                opened_store,
                lambda: tools_for(opened_store),
                maker=name_of(PAGE) if full else maker,
                reports=chosen or None,
                progress=bars,
            )
        except NoSuchMaker as error:
            raise typer.BadParameter(str(error), param_hint="--maker") from error
    typer.echo(
        f"{outcome.read} read again, record {'made anew' if outcome.rebuilt else 'as it was'}"
    )
