"""`tetrapylon volumes`: an archive that is too large to link as one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli import search
from tetrapylon.cli.context import (
    FormatOption,
    MaxFindingsOption,
    QuietOption,
    WorkersOption,
    readers_in,
    settings,
    store_place,
    tools_for,
)
from tetrapylon.cli.output import Format, notices, print_rows
from tetrapylon.cli.progress import Bars
from tetrapylon.cli.read import AllOption, tell_outcome
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.codec import Json
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.months import write_months
from tetrapylon.run.reading import is_current
from tetrapylon.run.setting_aside import SET_ASIDE
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE, SpacyParser
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.run.volume_of import Stretch
from tetrapylon.run.volumes import Volumes, joined, opened_volumes
from tetrapylon.run.volumes_adding import Means, add_inputs, update
from tetrapylon.store.parse_cache import ParseCache
from tetrapylon.store.store import Store, open_store
from tetrapylon.store.volume_list import has_volumes
from tetrapylon.tell.parquet import ExtraMissing

app = typer.Typer(
    help="Keep a large archive in volumes: a store a month (or day, week, year), each linked by itself. Adding costs what the "
    "volumes of the new reports hold, whatever the archive holds. Any command works on one volume "
    "(`--store DIR/2016-03.db`); `join` makes one record of several.",
    no_args_is_help=True,
)

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder in which the volumes lie.")
]
FirstOption = Annotated[
    str | None,
    typer.Option("--from", metavar="NAME", help="The first volume, such as 2016-03 or 2016."),
]
LastOption = Annotated[
    str | None, typer.Option("--to", metavar="NAME", help="The last volume, itself included.")
]
COLUMNS = ("volume", "reports", "read", "set_aside", "claims", "incidents", "questions", "linked")
MOST = 200


@app.command()
def add(  # noqa: PLR0913 - typer: an argument an option
    folder: FolderArgument,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="What `tetrapylon read` takes: files, folders, -."),
    ],
    by: Annotated[
        Stretch | None,
        typer.Option(
            help="How long a volume of a new archive is: as long as what it holds can be linked in the time you have. [default: month]"
        ),
    ] = None,
    max_findings: MaxFindingsOption = None,
    everything: AllOption = False,  # noqa: FBT002
    workers: WorkersOption = None,
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Read reports, each into the volume of the day it was published, and link these volumes.

    Bytes that are kept already are not read again, and a run that was stopped is taken up where it stopped. A report
    whose day it does not tell itself goes into the volume `undated`. Copies, happenings and disputes are found within a volume,
    not from one to another.
    """
    made = by or (None if has_volumes(folder) else Stretch.MONTH)
    with opened_volumes(folder, by=made) as volumes, Bars(quiet=quiet) as bars:
        outcome = add_inputs(
            volumes,
            paths,
            _means(folder, bars, workers=workers, everything=everything),
            load_outlets(),
            limits=settings().limits,
            stdin=sys.stdin.buffer,
        )
    tell_outcome(outcome, str(folder), max_findings=max_findings)


@app.command("update")
def update_all(
    folder: FolderArgument,
    everything: AllOption = False,  # noqa: FBT002
    workers: WorkersOption = None,
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Bring every volume up to date, after a new version of the program or a run that was stopped."""
    with opened_volumes(folder) as volumes, Bars(quiet=quiet) as bars:
        means = _means(folder, bars, workers=workers, everything=everything)
        outcome = update(volumes, means)
        count = len(volumes.listed.names())
    typer.echo(f"{count} volumes up to date; {outcome.read} reports read")


@app.command("list")
def list_volumes(folder: FolderArgument, form: FormatOption = Format.TABLE) -> None:
    """List the volumes with what is in them; `linked` tells whether all of it is read and linked."""
    with opened_volumes(folder) as volumes:
        open_still = set(volumes.listed.unfinished())
        rows = (_row(volumes, n, n in open_still) for n in volumes.listed.names())
        print_rows(rows, COLUMNS, form=form)


@app.command("search")
def search_volumes(
    folder: FolderArgument,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words that must all be there.")
    ],
    first: FirstOption = None,
    last: LastOption = None,
    most: Annotated[int, typer.Option(min=1, help="End after so many rows.")] = MOST,
    form: FormatOption = Format.TABLE,
) -> None:
    """Search claims and report texts of all volumes, the newest first."""
    with opened_volumes(folder) as volumes:
        rows = _found(volumes, volumes.between(first, last), " ".join(words), most)
        print_rows(rows, ("volume", *search.COLUMNS), form=form)


@app.command()
def join(
    folder: FolderArgument,
    to: Annotated[
        str | None, typer.Option("--store", metavar="PATH", help="The store to join them in.")
    ] = None,
    first: FirstOption = None,
    last: LastOption = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Only reports with a sentence that has all these words."
        ),
    ] = None,
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Make one record of several volumes: their reports and rulings in one store, linked with one another.

    With --about it is a dossier: what the whole archive has on one place, person or matter. Nothing is read again; it
    costs what linking so many reports as one costs.
    """
    target = open_store(store_place(to), create=True)
    with opened_volumes(folder) as volumes, Bars(quiet=quiet) as bars:
        names = volumes.between(first, last)
        tools: Callable[[], Tools] = lambda: tools_for(target)  # noqa: E731
        new, outcome = joined(volumes, names, target, tools, about=about, progress=bars)
    target.close()
    typer.echo(f"{len(names)} volumes joined: {new} new reports, {outcome.read} read anew")


@app.command()
def parquet(
    folder: FolderArgument,
    out: Annotated[str, typer.Argument(metavar="OUT", help="A folder, or an fsspec address.")],
    first: FirstOption = None,
    last: LastOption = None,
) -> None:
    """Write volumes as Parquet for DuckDB: OUT/VOLUME/TABLE/month=.../part-....parquet."""
    with opened_volumes(folder) as volumes:
        for name in volumes.between(first, last):
            with volumes.opened(name) as store:
                try:
                    rows = write_months(store, f"{out.rstrip('/')}/{name}")
                except ExtraMissing as error:
                    raise typer.BadParameter(str(error), param_hint="OUT") from error
            notices().print(f"{name}: {sum(rows.values())} rows")


def _means(folder: Path, bars: Bars, *, workers: int | None, everything: bool) -> Means:
    return Means(
        tools=tools_by_volume(),
        readers=readers_in(folder / "work", workers=workers),
        progress=bars,
        everything=everything,
    )


def tools_by_volume() -> Callable[[Store], Tools]:
    """Return what opens the tools of a volume: one parser and one set of lexicons for all, a parse cache each."""
    parser = SpacyParser(settings().pipeline or DEFAULT_PIPELINE)
    tools = open_tools(parser=parser, lexicon=settings().lexicon)

    @lru_cache(maxsize=1)
    def at(parses: Path | None) -> Tools:
        return replace(tools, parser=CachedParser(parser, ParseCache(parses)))

    return lambda store: at(store.parses)


def _row(volumes: Volumes, name: str, unfinished: bool) -> dict[str, Json]:  # noqa: FBT001
    with volumes.opened(name) as store:
        with store.view() as view:
            counts, versions = view.counts(), view.reading_versions()
        linked = not unfinished and is_current(store)
    aside = sum(v == SET_ASIDE for v in versions.values())
    return {
        "volume": name,
        "reports": counts["reports"],
        "read": len(versions) - aside,
        "set_aside": aside,
        "claims": counts["claims"],
        "incidents": counts["incidents"],
        "questions": counts["questions"],
        "linked": linked,
    }


def _found(
    volumes: Volumes, names: Sequence[str], words: str, most: int
) -> Iterator[dict[str, Json]]:
    left = most
    for name in reversed(names):
        for row in search.found_rows(volumes.place(name), words)[:left]:
            left -= 1
            yield {"volume": name, **row}
        if left <= 0:
            notices().print(f"the newest {most} are listed; --most shows more")
            return
