"""`tetrapylon run`: read much, on many cores or machines."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import (
    MaxFindingsOption,
    QuietOption,
    StoreOption,
    opened,
    readers_for,
    settings,
    store_place,
    tools_for,
)
from tetrapylon.cli.progress import Bars
from tetrapylon.cli.read import AllOption, advise_volumes, tell_outcome
from tetrapylon.run.months import write_months
from tetrapylon.run.running import run_inputs
from tetrapylon.tell.parquet import ExtraMissing


def run(  # noqa: PLR0913 - typer: an argument an option
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Folders, WARC sets, Parquet and whatever `read` takes; `s3://...` and the like through fsspec.",
        ),
    ],
    store: StoreOption = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes of this machine. Default: one a core."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="A Dask scheduler, such as tcp://10.0.0.5:8786 (extra `cluster`); its workers must see "
            "the inputs and the store's folder under the same paths.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Write the record here as Parquet, parted by month."),
    ] = None,
    max_findings: MaxFindingsOption = None,
    everything: AllOption = False,  # noqa: FBT002
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Read reports into the record with many workers; the record is the one that `read` gives.

    Workers gather, read and compare sentences; this process alone writes the store. A run that was killed is
    taken up where it stopped. A report over which workers die again and again is kept unread, with a finding.
    """
    with opened(store, create=True) as opened_store:
        with Bars(quiet=quiet) as bars:
            outcome = run_inputs(
                opened_store,
                paths,
                lambda: tools_for(opened_store),
                limits=settings().limits,
                readers=readers_for(opened_store, workers=workers, cluster=cluster),
                progress=bars,
                everything=everything,
            )
        if out is not None:
            try:
                rows = write_months(opened_store, out)
            except ExtraMissing as error:
                raise typer.BadParameter(str(error), param_hint="--out") from error
            typer.echo(f"{out}: " + ", ".join(f"{n} {table}" for table, n in rows.items()))
        if outcome.new:
            advise_volumes(opened_store)
    tell_outcome(outcome, store_place(store), max_findings=max_findings)
