"""`tetrapylon brief`: what the record says, every sentence with its words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import (
    ActorOption,
    AsOfOption,
    HideOption,
    PlaceOption,
    StoreOption,
    last_day,
    load_record,
)
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.tell.brief import Length, plan_brief
from tetrapylon.tell.brief_page import brief_html, brief_markdown
from tetrapylon.tell.withheld import without_victims


class BriefFormat(StrEnum):
    """How a brief is printed."""

    MD = "md"
    HTML = "html"


def brief(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    as_of: AsOfOption = None,
    length: Annotated[
        Length, typer.Option("--length", help="How much to tell of each matter.")
    ] = Length.NORMAL,
    form: Annotated[
        BriefFormat, typer.Option("--format", help="Markdown or one HTML page.")
    ] = BriefFormat.MD,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write to a file instead of the screen."),
    ] = None,
    hide_victims: HideOption = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Tell the record in plain sentences, each with the words it stands on.

    Bottom line, military, control, talks and truce, civilians and aid, heritage, what is predicted, what is
    disputed, and what nobody states. A sentence says how many reports and how many independent origins stand behind
    it. With --as-of nothing is used that was published later.
    """
    record = load_record(store, as_of=as_of)
    record = without_victims(record) if hide_victims else record
    day = last_day(as_of, option="--as-of") if as_of else None
    if place and actor:
        raise typer.BadParameter("give a place or an actor, not both", param_hint="--actor")
    planned = plan_brief(record, load_labels(), about=place or actor, as_of=day, length=length)
    text = brief_html(planned) if form is BriefFormat.HTML else brief_markdown(planned)
    if to is None:
        typer.echo(text, nl=False)
    else:
        to.write_text(text, encoding="utf-8")
        typer.echo(str(to))
