"""`tetrapylon decide`: rule on what the record made of words; `tetrapylon decisions`: list, export, import rulings."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import FormatOption, StoreOption, opened, tools_for
from tetrapylon.cli.output import Format, notices, print_rows
from tetrapylon.model.codec import Json
from tetrapylon.model.decision import Decision
from tetrapylon.run.decisions import CannotRule, Ruling, Verb, exported, rule, take_in
from tetrapylon.run.reading import Outcome, Silent, rebuild
from tetrapylon.store.store import Store

app = typer.Typer(
    no_args_is_help=True,
    help="Rule on a row: the ruling names the row's words, so it holds when reports are read anew.",
)
exchange = typer.Typer(no_args_is_help=True, help="List rulings, write them out, take them in.")

Row = Annotated[str, typer.Argument(metavar="ID", help="A row's id.")]
Other = Annotated[str, typer.Argument(metavar="ID", help="The other row's id.")]
Reported = Annotated[str, typer.Argument(metavar="REPORT", help="A report's id or name.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the ruling.")
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who rules. Default: the name you are logged in by."),
]


def _decide(store: str | None, ruling: Ruling) -> None:
    with opened(store) as found:
        try:
            decision = rule(found, ruling)
        except CannotRule as error:
            raise typer.BadParameter(str(error)) from error
        _refresh(found)
    typer.echo(f"{decision.id}: {decision.question} {decision.ruling}")


def _refresh(store: Store) -> None:
    outcome = Outcome()
    rebuild(store, lambda: tools_for(store), outcome, progress=Silent())
    if outcome.rebuilt:
        notices().print("the record was made anew")


def _by(name: str | None) -> str:
    return name or getpass.getuser()


@app.command()
def same(row: Row, other: Other, reason: Reason, by: By = None, store: StoreOption = None) -> None:
    """Join two incidents, or the happenings that two claims tell: they are one."""
    _decide(store, Ruling(verb=Verb.SAME, row=row, other=other, reason=reason, by=_by(by)))


@app.command()
def different(
    row: Row, other: Other, reason: Reason, by: By = None, store: StoreOption = None
) -> None:
    """Keep apart two incidents, or the happenings that two claims tell: they are not one."""
    _decide(store, Ruling(verb=Verb.DIFFERENT, row=row, other=other, reason=reason, by=_by(by)))


@app.command()
def accept(row: Row, reason: Reason, by: By = None, store: StoreOption = None) -> None:
    """Accept a reading as right, or take in again a claim that was rejected or a report that was withdrawn."""
    _decide(store, Ruling(verb=Verb.ACCEPT, row=row, reason=reason, by=_by(by)))


@app.command()
def reject(row: Row, reason: Reason, by: By = None, store: StoreOption = None) -> None:
    """Reject a claim or a quantity: it leaves the record, with all that rests on it alone."""
    _decide(store, Ruling(verb=Verb.REJECT, row=row, reason=reason, by=_by(by)))


@app.command()
def correct(
    row: Row,
    field: Annotated[
        str,
        typer.Option(
            "--field",
            metavar="NAME",
            help="claim: speaker, modality, polarity, content_time; quantity: value, measures, of, "
            "place, as_of; report: story_day, published.",
        ),
    ],
    value: Annotated[str, typer.Option("--value", metavar="VALUE", help="The right value.")],
    reason: Reason,
    by: By = None,
    store: StoreOption = None,
) -> None:
    """Correct one field of a claim, a quantity or a report."""
    made = Ruling(verb=Verb.CORRECT, row=row, field=field, value=value, reason=reason, by=_by(by))
    _decide(store, made)


@app.command()
def withdraw(report: Reported, reason: Reason, by: By = None, store: StoreOption = None) -> None:
    """Take a report out of the record: it stays in the store, and `findings` says why it is out."""
    _decide(store, Ruling(verb=Verb.WITHDRAW, row=report, reason=reason, by=_by(by)))


@exchange.command("list")
def listed(store: StoreOption = None, form: FormatOption = Format.TABLE) -> None:
    """List rulings in the order of time: on which words, what, by whom, why."""
    with opened(store) as found, found.view() as view:
        decisions = view.decisions()
        texts = {r.id: r.text for r in view.reports()}
    rows = [_row(d, texts.get(d.report, "")) for d in decisions]
    columns = ("id", "at", "by", "question", "ruling", "words", "reason", "replaces")
    print_rows(rows, columns, form=form)


WORDS_SHOWN = 80
"""Code points of the ruled-on words in a listing."""


def _row(decision: Decision, text: str) -> dict[str, Json]:
    words = text[decision.start : min(decision.end, decision.start + WORDS_SHOWN)]
    return {
        "id": decision.id,
        "at": decision.at,
        "by": decision.by,
        "question": decision.question,
        "ruling": decision.ruling,
        "report": decision.report,
        "start": decision.start,
        "end": decision.end,
        "words": words,
        "reason": decision.reason,
        "replaces": decision.replaces,
    }


@exchange.command("apply")
def apply(store: StoreOption = None) -> None:
    """Make the record anew, so that rulings made on the desk take effect."""
    with opened(store) as found:
        _refresh(found)


@exchange.command("export")
def export(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="A file; default: the screen.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Write all rulings as JSON Lines, for another store of the same reports."""
    with opened(store) as found, found.view() as view:
        lines = exported(view.decisions())
    if to is None:
        typer.echo(lines, nl=False)
    else:
        to.write_text(lines, encoding="utf-8")


@exchange.command("import")
def take(
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON Lines of `decisions export`, or `-`.")
    ],
    store: StoreOption = None,
) -> None:
    """Take in rulings of another store, each once; those about reports that are not here are left out."""
    text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8")
    with opened(store) as found:
        try:
            done = take_in(found, text.splitlines())
        except CannotRule as error:
            raise typer.BadParameter(str(error)) from error
        _refresh(found)
    typer.echo(f"{done.new} new, {done.known} known, {done.strange} about reports not here")
