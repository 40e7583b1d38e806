"""What commands share: options, the store they open, the record they see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.output import Format, notices
from tetrapylon.cli.settings import Settings, read_settings
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.run.as_of import known_on
from tetrapylon.run.many_readers import Readers
from tetrapylon.run.runner.opening import cores
from tetrapylon.run.runner.recipe import Recipe
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE, SpacyParser
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH",
        help="The record: a SQLite file, or postgresql://USER@HOST/NAME. Default: $TETRAPYLON_STORE, else `store` of "
        "tetrapylon.toml, else ./tetrapylon.db.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", help="A table for people; JSON lines or CSV for programs."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Only what reports published by the end of this day say (YYYY, YYYY-MM or YYYY-MM-DD).",
    ),
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only rows about this place.")
]
ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Only rows about or by this actor.")
]
HideOption = Annotated[
    bool,
    typer.Option(
        "--hide-victims",
        help="Withhold the names of victims in what is written; the record keeps them.",
    ),
]
MaxFindingsOption = Annotated[
    int | None,
    typer.Option(help="End with exit status 3 when more findings than this were made."),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Processes that read. Default: one a core where a hundred reports or more are waiting, else one.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only rows dated on or after this day.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only rows dated on or before this day.")
]


@cache
def settings() -> Settings:
    """Return the settings of the working folder."""
    return read_settings(Path.cwd())


def store_place(option: str | None) -> str:
    """Return where the store is: the option, else the settings."""
    return option or settings().store


def tools_for(store: Store) -> Tools:
    """Open the lexicons, the gazetteer and a parser with the store's parse cache."""
    return _tools(store.parses)


def readers_for(store: Store, *, workers: int | None, cluster: str | None = None) -> Readers:
    """Return who reads what waits in a store.

    Args:
        store: the store; the work folder lies beside it.
        workers: processes of this machine; None for one a core where much is waiting.
        cluster: a Dask scheduler's address.
    """
    return readers_in(work_folder(store), workers=workers, cluster=cluster)


def readers_in(folder: Path, *, workers: int | None, cluster: str | None = None) -> Readers:
    """Return who reads, with what is half done in a work folder; see `readers_for`."""
    lexicon = settings().lexicon
    recipe = Recipe(
        pipeline=settings().pipeline or DEFAULT_PIPELINE,
        lexicon=str(lexicon.absolute()) if lexicon else None,
    )
    readers = Readers(
        recipe=recipe,
        folder=folder,
        workers=cores() if workers is None else workers,
        cluster=cluster,
    )
    asked_for = workers is not None or cluster is not None
    return replace(readers, at_least=2) if asked_for else readers


def work_folder(store: Store) -> Path:
    """Return where runs over a store put what is half done: beside it."""
    return store.parses.with_suffix(".work") if store.parses else Path("tetrapylon.work")


@cache
def _tools(parses: Path | None) -> Tools:
    name = settings().pipeline
    return open_tools(
        parses=parses,
        parser=SpacyParser(name) if name and name != DEFAULT_PIPELINE else None,
        lexicon=settings().lexicon,
    )


def last_day(text: str, *, option: str) -> date:
    """Return the last day of a date given as an option.

    Raises:
        typer.BadParameter: it is no date.
    """
    days = days_of(text)
    if days is None or days.last is None:
        raise typer.BadParameter(
            f"{text!r} is no date; give YYYY, YYYY-MM or YYYY-MM-DD", param_hint=option
        )
    return days.last


def first_day(text: str, *, option: str) -> date:
    """Return the first day of a date given as an option.

    Raises:
        typer.BadParameter: it is no date.
    """
    days = days_of(text)
    if days is None or days.first is None:
        raise typer.BadParameter(
            f"{text!r} is no date; give YYYY, YYYY-MM or YYYY-MM-DD", param_hint=option
        )
    return days.first


@contextmanager
def opened(option: str | None, *, create: bool = False) -> Iterator[Store]:
    """Open the store that the option or the settings name, and close it afterwards."""
    store = open_store(store_place(option), create=create)
    try:
        yield store
    finally:
        store.close()


def load_record(option: str | None, *, as_of: str | None = None) -> Record:
    """Return the stored record, or the one that could be known on a day."""
    with opened(option) as store:
        with store.view() as view:
            record = view.record()
        if as_of is None:
            return record
        known = known_on(record, last_day(as_of, option="--as-of"), tools_for(store))
    for name in known.undated:
        notices().print(f"left out, its day is not known: {name}")
    return known.record
