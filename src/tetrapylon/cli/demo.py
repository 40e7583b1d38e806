"""`tetrapylon demo`: read the packaged sample and print its brief."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Annotated

import typer

from tetrapylon.cli.brief import brief
from tetrapylon.cli.read import read

DEMO_STORE = "tetrapylon-demo.db"
NEXT = """
Every number above opens the words it came from. Try next:
  tetrapylon desk --store {store}                the same in a browser: map, timeline, questions, every quote
  tetrapylon show CLAIM --store {store}          the words of a claim (ids stand in the sources above)
  tetrapylon timeline --store {store}            what happened, in order
  tetrapylon questions --store {store}           where reports differ, and why
  tetrapylon brief --as-of 2016-03-24 --store {store}   what could be known that day
  tetrapylon export --to out --store {store}     the whole record as JSON lines
  tetrapylon read YOUR_FOLDER                    your own reports
"""


def demo(
    store: Annotated[
        str, typer.Option("--store", metavar="PATH", help="Where to keep the sample's record.")
    ] = DEMO_STORE,
) -> None:
    """Read the sample that comes with the program, and print its brief.

    The sample tells the Palmyra episode of 2016-17 as invented outlets would: wire copies with edits, a
    page pasted together, a wrong printed date, rival distances, predictions.
    """
    with as_file(files("tetrapylon.cli").joinpath("sample")) as folder:
        read([str(folder)], store=store)
    brief(store=store)
    typer.echo(NEXT.format(store=store))
