"""`tetrapylon store`: keep house."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import QuietOption, StoreOption, opened, store_place, tools_for
from tetrapylon.cli.output import notices
from tetrapylon.cli.progress import Bars
from tetrapylon.run.months import load_months
from tetrapylon.run.reading import Outcome, read_waiting, rebuild
from tetrapylon.store.copying import copy_store
from tetrapylon.store.store import VERSION_KEY, migrate_store, open_store

app = typer.Typer(help="Keep the store: what is in it, bring it up to date.", no_args_is_help=True)


@app.command()
def info(store: StoreOption = None) -> None:
    """Show what the store holds: rows a table, inputs by where they ended, schema version."""
    with opened(store) as opened_store, opened_store.view() as view:
        typer.echo(
            f"store {opened_store.place}, schema {view.meta(VERSION_KEY)}, generation {view.generation}"
        )
        for name, count in view.counts().items():
            typer.echo(f"{name:<14}{count:>9}")
        ended = ", ".join(f"{n} {d.value}" for d, n in sorted(view.dispositions().items()))
        typer.echo(f"inputs ended: {ended or 'none yet'}")


@app.command()
def inputs(store: StoreOption = None) -> None:
    """List every input that was taken, where it ended, and why."""
    with opened(store) as opened_store, opened_store.view() as view:
        for name, disposition, findings in view.inputs():
            why = "; ".join(f"{f.code.value}: {f.detail}" for f in findings)
            typer.echo(f"{disposition.value:<12}{name}{f'  ({why})' if why else ''}")


@app.command()
def migrate(store: StoreOption = None) -> None:
    """Bring the store up to the schema version of this program."""
    before, after = migrate_store(store_place(store))
    typer.echo(
        f"schema {before} -> {after}" if before != after else f"schema {after}, nothing to do"
    )


@app.command()
def load(
    months: Annotated[
        str, typer.Argument(metavar="DIR", help="What `tetrapylon run --out DIR` wrote.")
    ],
    store: StoreOption = None,
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Load a record that was written as Parquet by month, and link it with what the store holds.

    Reports, readings, inputs and rulings are loaded; what follows from them is made here.
    """
    with opened(store, create=True) as opened_store, Bars(quiet=quiet) as bars:
        new = load_months(opened_store, months)
        outcome = Outcome()
        read_waiting(opened_store, lambda: tools_for(opened_store), outcome, progress=bars)
        rebuild(opened_store, lambda: tools_for(opened_store), outcome, progress=bars)
    typer.echo(f"{new} new reports loaded; {outcome.read} read anew")


@app.command()
def copy(
    target: Annotated[
        str, typer.Argument(metavar="TO", help="A new file, or a PostgreSQL address.")
    ],
    store: StoreOption = None,
) -> None:
    """Copy the whole record into a new store: from a file into PostgreSQL, or back."""
    made = open_store(target, create=True)
    with opened(store) as source:
        count = copy_store(source, made, told=lambda table: notices().print(f"copying {table} ..."))
    made.close()
    typer.echo(f"{count} rows copied")
