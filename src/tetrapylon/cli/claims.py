"""`tetrapylon claims`: the listing with the most filters."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, NamedTuple

import typer

from tetrapylon.cli.context import (
    ActorOption,
    AsOfOption,
    FormatOption,
    FromOption,
    PlaceOption,
    StoreOption,
    ToOption,
    load_record,
)
from tetrapylon.cli.listing import days_between, names_of
from tetrapylon.cli.listings import CLAIMS, Filters, narrowed
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.cli.part import part_of
from tetrapylon.cli.which_report import which_id, which_report
from tetrapylon.model.claim import Accusation, ClaimantType, Modality, Topic
from tetrapylon.model.record import Record
from tetrapylon.tell.said import claims_by
from tetrapylon.tell.support import support_of


class _Asked(NamedTuple):
    """Filters that columns of the store answer."""

    speaker: str | None
    speaker_type: ClaimantType | None
    topic: Topic | None
    modality: Modality | None
    report: str | None


def _whole(store: str | None, as_of: str | None, report: str | None) -> tuple[Record, str | None]:
    record = load_record(store, as_of=as_of)
    return record, which_report(record, report, argument="--report").id if report else None


def _part(store: str | None, asked: _Asked, by: Filters) -> tuple[Record, str | None]:
    """Return the claims that may pass the filters with those that say alike, and the id of the report asked for."""
    with part_of(store) as part:
        from_ = which_id(part.reports, asked.report, argument="--report") if asked.report else None
        rows = part.with_code("claims", "report", from_, part.all("claims"))
        rows = part.with_code("claims", "modality", asked.modality, rows)
        rows = part.with_code("claims", "speaker_type", asked.speaker_type, rows)
        rows = part.spoken_by(asked.speaker, part.on(asked.topic, rows))
        rows = part.dated("claims", by.days, rows)
        for name in (by.place, by.actor):
            rows = part.naming("claims", name, rows)
        return part.record(rows), from_


def claims(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    since: FromOption = None,
    until: ToOption = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what this speaker says.")
    ] = None,
    speaker_type: Annotated[
        ClaimantType | None, typer.Option("--speaker-type", help="Only speakers of this kind.")
    ] = None,
    topic: Annotated[Topic | None, typer.Option("--topic", help="Only on this topic.")] = None,
    modality: Annotated[
        Modality | None, typer.Option("--modality", help="Only what is put forward so surely.")
    ] = None,
    accusation: Annotated[
        Accusation | None,
        typer.Option("--accusation", help="Only what lays a violent deed at a door so firmly."),
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="REPORT", help="Only of this id or name.")
    ] = None,
    min_origins: Annotated[
        int,
        typer.Option(
            "--min-origins", min=1, help="Only what so many independent origins say alike."
        ),
    ] = 1,
) -> None:
    """List claims: who asserts what, in which words, how surely.

    `reports` counts the reports that say alike, `origins` the independent wires and outlets behind them.
    """
    by = Filters(place=place, actor=actor, days=days_between(since, until))
    asked = _Asked(speaker, speaker_type, topic, modality, report)
    record, from_ = _whole(store, as_of, report) if as_of else _part(store, asked, by)
    kept = record.claims if speaker is None else claims_by(record, speaker)
    support = support_of(record)
    chosen = tuple(
        c
        for c in sorted(kept, key=lambda c: (c.report, c.span.start, c.span.end, c.id))
        if (topic is None or topic in c.topics)
        and (modality is None or c.modality is modality)
        and (speaker_type is None or c.claimant.type is speaker_type)
        and (from_ is None or c.report == from_)
        and (accusation is None or c.accusation is accusation)
        and support[c.id].origins >= min_origins
    )
    rows = [
        {**row, "reports": support[c.id].reports, "origins": support[c.id].origins}
        for row, c in zip(CLAIMS.rows(replace(record, claims=chosen)), chosen, strict=True)
    ]
    print_rows(
        narrowed(rows, record, CLAIMS, by), CLAIMS.columns, form=form, names=names_of(record)
    )
