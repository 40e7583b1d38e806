"""The program: every command, and what happens when one cannot go on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tetrapylon import __version__
from tetrapylon.cli import decide, entity, gazetteer, lexicon, listing, store, volumes
from tetrapylon.cli.brief import brief
from tetrapylon.cli.changes import changes
from tetrapylon.cli.claims import claims
from tetrapylon.cli.demo import demo
from tetrapylon.cli.desk import desk
from tetrapylon.cli.diff import diff
from tetrapylon.cli.export import export
from tetrapylon.cli.incidents import incidents
from tetrapylon.cli.lineage import lineage
from tetrapylon.cli.questions import questions
from tetrapylon.cli.read import read
from tetrapylon.cli.report import report
from tetrapylon.cli.reread import reread
from tetrapylon.cli.run import run
from tetrapylon.cli.search import search
from tetrapylon.cli.settings import BadSettings
from tetrapylon.cli.show import show
from tetrapylon.cli.timeline import TIMELINE, timeline
from tetrapylon.cli.tracks import tracks
from tetrapylon.cli.who import who
from tetrapylon.run.runner.port import WorkersUnready
from tetrapylon.run.spacy_parser import PipelineMissing
from tetrapylon.store.errors import StoreError

app = typer.Typer(
    name="tetrapylon",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Turn many conflicting news reports of a war into one sourced record.

    Who said what, how surely; what happened, is under way or is only predicted; which reports copy one
    another; who holds which town; what is disputed. Everything works offline, and every statement opens
    the words it came from.

    First steps: `tetrapylon demo`, or `tetrapylon read FOLDER` and then `tetrapylon brief`.
    """,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it
    if wanted:
        typer.echo(f"tetrapylon {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    _: Annotated[
        bool | None,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = None,
) -> None:
    """Common options."""


app.command()(read)
app.command()(run)
app.command()(reread)
app.command()(brief)
app.command(TIMELINE.noun)(timeline)
app.command()(changes)
listing.register(app)
app.command()(claims)
app.command()(incidents)
app.command()(questions)
app.command()(tracks)
app.command()(who)
app.command()(search)
app.command()(show)
app.command()(report)
app.command()(lineage)
app.command()(diff)
app.command()(export)
app.add_typer(decide.app, name="decide")
app.add_typer(decide.exchange, name="decisions")
app.add_typer(entity.app, name="entity")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(store.app, name="store")
app.add_typer(volumes.app, name="volumes")
app.command()(desk)
app.command()(demo)


def main() -> None:
    """Run the program; errors that a person can mend end in one line and exit status 1."""
    try:
        app()
    except (StoreError, BadSettings, PipelineMissing, WorkersUnready) as error:
        sys.exit(f"tetrapylon: {error}")
