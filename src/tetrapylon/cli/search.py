"""`tetrapylon search`: full text over claims and reports."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import AsOfOption, FormatOption, StoreOption, load_record
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.tell.search import search_rows

COLUMNS = (
    "kind",
    "id",
    "by",
    "modality",
    "polarity",
    "content_time",
    "reports",
    "origins",
    "words",
    "name",
)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words that must all be there.")
    ],
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
) -> None:
    """Search claims and report texts; a name is found in every spelling that the record knows.

    Upper case and accents make no difference. Claims come first, then sentences without such a claim.
    """
    print_rows(search_rows(load_record(store, as_of=as_of), " ".join(words)), COLUMNS, form=form)
