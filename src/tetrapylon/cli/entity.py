"""`tetrapylon entity merge` and `entity split`: rule on who is who."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from tetrapylon.cli.context import StoreOption, opened, tools_for
from tetrapylon.cli.output import notices
from tetrapylon.run.decisions import CannotRule
from tetrapylon.run.entity_rulings import merge as merged
from tetrapylon.run.entity_rulings import part
from tetrapylon.run.entity_rulings import split as parted
from tetrapylon.run.reading import Outcome, Silent, rebuild
from tetrapylon.store.store import Store

app = typer.Typer(
    no_args_is_help=True,
    help="Rule on who is who. A ruling stands on words of reports and holds when they are read anew.",
)
One = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's id, name or alias.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the ruling.")
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who rules. Default: the name you are logged in by."),
]


@app.command()
def merge(
    one: One,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="The other entity's id, name or alias.")
    ],
    reason: Reason,
    by: By = None,
    store: StoreOption = None,
) -> None:
    """Join two entities: they are one, and go by the id that most words mean."""
    with opened(store) as found:
        try:
            decision = merged(found, one, other, reason=reason, by=by or getpass.getuser())
        except CannotRule as error:
            raise typer.BadParameter(str(error)) from error
        _refresh(found)
    typer.echo(f"{decision.id}: {decision.question} {decision.ruling}")


@app.command()
def split(
    entity: One,
    reason: Reason,
    words: Annotated[
        str | None,
        typer.Option("--words", metavar="ID", help="Take only this mention's words from it."),
    ] = None,
    by: By = None,
    store: StoreOption = None,
) -> None:
    """Take back what was joined to an entity, or take one mention's words from it."""
    who = by or getpass.getuser()
    with opened(store) as found:
        try:
            made = (
                parted(found, entity, reason=reason, by=who)
                if words is None
                else (part(found, words, reason=reason, by=who),)
            )
        except CannotRule as error:
            raise typer.BadParameter(str(error)) from error
        _refresh(found)
    for decision in made:
        typer.echo(f"{decision.id}: {decision.question} {decision.ruling}")


def _refresh(store: Store) -> None:
    outcome = Outcome()
    rebuild(store, lambda: tools_for(store), outcome, progress=Silent())
    if outcome.rebuilt:
        notices().print("the record was made anew")
