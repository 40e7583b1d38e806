"""`tetrapylon who`: everything one speaker said."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import AsOfOption, FormatOption, StoreOption, load_record
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.cli.part import part_of
from tetrapylon.model.record import Record
from tetrapylon.tell.said import said_rows

COLUMNS = (
    "said_on",
    "about_day",
    "speaker",
    "modality",
    "polarity",
    "reports",
    "origins",
    "words",
    "name",
    "origin",
)


def who(
    speaker: Annotated[
        str, typer.Argument(metavar="SPEAKER", help="A name in any spelling, or a part of it.")
    ],
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
) -> None:
    """Show everything one speaker said, in the order of time.

    Takes a name, an alias or the words that describe a speaker who is not named ("military source").
    """
    rows = said_rows(load_record(store, as_of=as_of) if as_of else _of(store, speaker), speaker)
    if not rows:
        raise typer.BadParameter(
            f"nobody called {speaker!r} speaks here; `tetrapylon sources` lists the speakers",
            param_hint="SPEAKER",
        )
    print_rows(rows, COLUMNS, form=form)


def _of(store: str | None, speaker: str) -> Record:
    with part_of(store) as part:
        return part.record(part.spoken_by(speaker, part.all("claims")))
