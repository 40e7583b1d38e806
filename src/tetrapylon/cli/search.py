"""`tetrapylon search`: full text over claims and reports."""

from __future__ import annotations

from typing import Annotated

import typer

from tetrapylon.cli.context import AsOfOption, FormatOption, StoreOption, load_record
from tetrapylon.cli.output import Format, notices, print_rows
from tetrapylon.cli.part import part_of
from tetrapylon.model.codec import Json
from tetrapylon.model.span import Span
from tetrapylon.store.search import find_claims, find_sentences, terms_of, told_by_claims
from tetrapylon.tell.search import claim_row, search_rows, sentence_row
from tetrapylon.tell.support import support_of

MOST = 10_000
"""Claims, and sentences, of one search."""

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
    said = " ".join(words)
    rows = search_rows(load_record(store, as_of=as_of), said) if as_of else found_rows(store, said)
    print_rows(rows, COLUMNS, form=form)


def found_rows(store: str | None, words: str) -> list[dict[str, Json]]:
    """Return the rows of a search over the whole record, by its index of words."""
    with part_of(store) as part:
        view = part.snapshot.view
        terms = terms_of(view, words)
        places = find_claims(view, terms, limit=MOST)
        met = find_sentences(view, terms, limit=MOST)
        if MOST in (len(places), len(met)):
            notices().print(f"only the newest {MOST} are listed; more words narrow it")
        told = told_by_claims(view, met, terms)
        kept = {r for r, _ in part.reports}
        further = sorted(
            (h for h in met if h.id not in told and h.report in kept),
            key=lambda h: (h.report, h.start),
        )
        hits = part.numbered("claims", places)
        record = part.record(hits, reports={h.report for h in further})
        ids, support = set(part.snapshot.ids_of("claims", hits)), support_of(record)
        rows = [claim_row(record, c, support[c.id]) for c in record.claims if c.id in ids]
        return rows + [
            sentence_row(record, h.report, h.id, Span(start=h.start, end=h.end)) for h in further
        ]
