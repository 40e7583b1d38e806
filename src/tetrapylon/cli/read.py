"""`tetrapylon read`: gather reports and run all stages."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tetrapylon.cli.context import (
    MaxFindingsOption,
    QuietOption,
    StoreOption,
    WorkersOption,
    opened,
    readers_for,
    settings,
    store_place,
    tools_for,
)
from tetrapylon.cli.output import notices
from tetrapylon.cli.progress import Bars
from tetrapylon.model.report import Disposition
from tetrapylon.run.reading import Outcome, read_inputs
from tetrapylon.store.store import Store

SHOWN_FINDINGS = 40
TOO_MANY_FINDINGS = 3
NOTHING_READ = 1
LARGE = 5_000
"""Reports from which on a store is slow to add to: what links them goes over all of them each time."""

AllOption = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Read also reports whose words tell of no war and no violence; else they are kept, unread.",
    ),
]


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files (.txt .html .jsonl .pdf .docx), folders, archives (.zip .tar.gz .warc.gz), "
            "or - for standard input.",
        ),
    ],
    store: StoreOption = None,
    max_findings: MaxFindingsOption = None,
    everything: AllOption = False,  # noqa: FBT002
    workers: WorkersOption = None,
    quiet: QuietOption = False,  # noqa: FBT002
) -> None:
    """Read reports into the record.

    Reading is incremental and can be repeated: bytes that are kept already are not read again, and a run
    that was stopped is taken up where it stopped. Each input ends in exactly one way: done, declined
    or quarantined, with a finding that says why.
    """
    with opened(store, create=True) as opened_store, Bars(quiet=quiet) as bars:
        outcome = read_inputs(
            opened_store,
            paths,
            lambda: tools_for(opened_store),
            limits=settings().limits,
            stdin=sys.stdin.buffer,
            progress=bars,
            everything=everything,
            readers=readers_for(opened_store, workers=workers),
        )
        if outcome.new:
            advise_volumes(opened_store)
    tell_outcome(outcome, store_place(store), max_findings=max_findings)


def advise_volumes(store: Store) -> None:
    """Say of a store that has grown large that there is a cheaper way to keep so much."""
    with store.view() as view:
        held = len(view.report_ids())
    if held >= LARGE:
        notices().print(
            f"The store holds {held:,} reports, and each addition links all of them anew. "
            "In volumes adding costs the same whatever the archive holds: `tetrapylon volumes --help`.",
            soft_wrap=True,
        )


def tell_outcome(outcome: Outcome, place: str, *, max_findings: int | None) -> None:
    """Say what a run did, and end with the exit status that it has.

    Raises:
        typer.Exit: nothing could be read, or there are more findings than the user wants.
    """
    _tell(outcome, place)
    if outcome.taken and not outcome.ended[Disposition.DONE]:
        raise typer.Exit(NOTHING_READ)
    if max_findings is not None and len(outcome.findings) > max_findings:
        raise typer.Exit(TOO_MANY_FINDINGS)


def _aside(outcome: Outcome) -> str:
    told = f"{outcome.set_aside} set aside (no words of war or violence; --all reads them)"
    return f", {told}" if outcome.set_aside else ""


def _tell(outcome: Outcome, place: str) -> None:
    ended = ", ".join(
        f"{outcome.ended[d]} {d.value}"
        for d in Disposition
        if outcome.ended[d] or d is Disposition.DONE
    )
    read_now = f"{outcome.new} new, {outcome.read} read{_aside(outcome)}"
    typer.echo(f"{outcome.taken} taken, {ended}; {read_now}")
    for name, found in outcome.findings[:SHOWN_FINDINGS]:
        said = found.detail if found.detail.startswith(name) else f"{name}: {found.detail}"
        notices().print(f"  {found.code.value}: {said}", soft_wrap=True)
    if len(outcome.findings) > SHOWN_FINDINGS:
        more = len(outcome.findings) - SHOWN_FINDINGS
        notices().print(f"  and {more} more; see `tetrapylon findings --store {place}`")
