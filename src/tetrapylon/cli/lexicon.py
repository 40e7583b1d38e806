"""`tetrapylon lexicon check`: test a folder of one's own actors and places."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import settings
from tetrapylon.lexicon.actors import load_actors, pack_problems, user_packs
from tetrapylon.lexicon.gazetteer import GazetteerMisread, open_gazetteer

app = typer.Typer(no_args_is_help=True, help="Actors and places of your own.")


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER",
            exists=True,
            file_okay=False,
            help="A folder of `actors*.yaml` and `places*.yaml`. Default: `lexicon` of tetrapylon.toml.",
        ),
    ] = None,
) -> None:
    """Read a lexicon folder as `read` does and say what is wrong, a line each; exit status 1 if anything is."""
    chosen = folder or settings().lexicon
    problems = pack_problems(chosen) if chosen else []
    try:
        open_gazetteer(folder=chosen)
    except GazetteerMisread as error:
        problems.append(str(error))
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    actors, packs = load_actors(chosen), len(user_packs(chosen))
    typer.echo(f"{len(actors.entities)} actors, {packs} packs of your own: all can be used")
