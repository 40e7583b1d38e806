"""`tetrapylon show`: any noun in full, with its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from tetrapylon.cli.context import FormatOption, StoreOption, load_record
from tetrapylon.cli.listings import claims_behind
from tetrapylon.cli.output import Format, console, print_rows
from tetrapylon.model.codec import Json
from tetrapylon.model.record import Record
from tetrapylon.run.stages import maker_of
from tetrapylon.tell.bundle import bundle_rows
from tetrapylon.tell.incident_versions import joined_rows, version_rows
from tetrapylon.tell.standing import standing_of
from tetrapylon.tell.support import Support, support_for, support_of

AROUND = 160
"""Code points of context on each side of the words."""


def show(
    row_id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of any row, or its first characters.")
    ],
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show one row in full: its fields, and its words as they stand in the report.

    Takes the id of a report, claim, incident, quantity, question, entity, strand or any other row; the
    first characters do where they name one row only.
    """
    record = load_record(store)
    found = list(_rows_like(record, row_id))
    exact = [f for f in found if f[1].get("id") == row_id] or found
    if not exact:
        raise typer.BadParameter(f"no row has an id that begins with {row_id!r}", param_hint="ID")
    if len(exact) > 1:
        ids = ", ".join(sorted({str(r.get("id")) for _, r in exact})[:8])
        raise typer.BadParameter(f"{row_id!r} begins several ids: {ids}", param_hint="ID")
    noun, row = exact[0]
    if form is Format.TABLE:
        _print(record, noun, row)
    else:
        typer.echo(json.dumps({"noun": noun, **row}, ensure_ascii=False))


def _rows_like(record: Record, start: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    for noun, rows in bundle_rows(record, maker=maker_of).items():
        for row in rows:
            if str(row.get("id", "")).startswith(start):
                yield noun, row


def _print(record: Record, noun: str, row: Mapping[str, Json]) -> None:
    out = console()
    out.print(noun.upper())
    for key, value in row.items():
        if value in (None, [], "", {}):
            continue
        words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        out.print(f"  {key:<18}{words}")
    if noun == "incidents":
        _print_versions(record, str(row["id"]))
    if noun == "questions":
        _print_standing(record, str(row["id"]))
    claims = _claims_of(noun, row)
    support = _support(record, noun, claims)
    if support is not None:
        out.print(f"  {'told by':<18}{support.words}")
    for claim_id in claims:
        claim = record.claim.get(claim_id)
        if claim is not None:
            report = record.report[claim.report]
            before = report.text[max(0, claim.span.start - AROUND) : claim.span.start]
            after = report.text[claim.span.end : claim.span.end + AROUND]
            said = f"{before}»{claim.span.of(report.text)}«{after}"
            out.print(f"\n  {claim.id} in {report.name} ({claim.origin or 'own words'})")
            out.print(f"    …{' '.join(said.split())}…")


VERSION_COLUMNS = ("report", "speaks_from", "origins", "surely", "dated", "killed", "words")
JOINED_COLUMNS = ("report", "said", "because")


def _print_versions(record: Record, incident_id: str) -> None:
    """Print an incident as each report tells it, and why those were taken for one happening."""
    incident = next(i for i in record.incidents if i.id == incident_id)
    console().print("\n  as each report tells it")
    print_rows(version_rows(record, incident), VERSION_COLUMNS, form=Format.TABLE)
    if incident.joined:
        console().print("\n  why these are one")
        print_rows(joined_rows(record, incident), JOINED_COLUMNS, form=Format.TABLE)


def _print_standing(record: Record, question_id: str) -> None:
    """Print who answered a question first, whose figure moved on, and who stands alone."""
    question = next(q for q in record.questions if q.id == question_id)
    for key, value in standing_of(record, question).row.items():
        words = ", ".join(str(v) for v in value) if isinstance(value, list) else value
        if words:
            console().print(f"  {key.replace('_', ' '):<18}{words}")


def _claims_of(noun: str, row: Mapping[str, Json]) -> list[str]:
    return [str(row["id"])] if noun == "claims" else claims_behind(row)


def _support(record: Record, noun: str, claims: Sequence[str]) -> Support | None:
    """Return how many reports and origins stand behind a row; for a claim, all that say alike."""
    if not claims:
        return None
    return support_of(record).get(claims[0]) if noun == "claims" else support_for(record, claims)
