"""`tetrapylon questions`: what several statements answer, with a verdict; narrowed by kind, verdict, place and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import numpy as np
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
from tetrapylon.cli.listings import Filters, Listing, Row, claims_behind, narrowed
from tetrapylon.cli.output import Format, print_rows
from tetrapylon.cli.part import part_of
from tetrapylon.model.codec import Json
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.bundle_events import question_rows
from tetrapylon.tell.standing import standing_of
from tetrapylon.tell.support import support_for


def questions_listed(record: Record) -> Sequence[Row]:
    """Return the rows of the bundle with the days and entities of the answers, who stands where, and the support."""
    return [
        {
            **row,
            **standing_of(record, question).row,
            "as_of": _days(question),
            "about": _about(record, question),
            "told_by": support_for(record, claims_behind(row)).words,
        }
        for row, question in zip(question_rows(record), record.questions, strict=True)
    ]


def _days(question: Question) -> list[Json]:
    return [*dict.fromkeys(a.as_of for a in question.answers if a.as_of)]


def _about(record: Record, question: Question) -> list[Json]:
    """Return the entities of the answers: a figure's own place, and whom and what the claims name."""
    figures = [record.quantity[a.quantity] for a in question.answers if a.quantity]
    if figures:
        return [*dict.fromkeys(q.place for q in figures if q.place)]
    claims = [c for a in question.answers if (c := record.claim.get(a.claim or ""))]
    return [*dict.fromkeys(e for c in claims for e in c.about)]


QUESTIONS = Listing(
    noun="questions",
    rows=questions_listed,
    columns=(
        "id",
        "kind",
        "question",
        "verdict",
        "told_by",
        "said_first",
        "moved",
        "stands_alone",
        "explanation",
    ),
    dated="as_of",
    help="List questions that several statements answer, with a verdict on why they differ.",
)


def _part(store: str | None, by: Filters, kind: str | None, verdict: Verdict | None) -> Record:
    """Return the questions that may pass the filters, with the claims and numbers that answer.

    All questions alone where none is of the kind asked for, so that the kinds there are can be told.
    """
    with part_of(store) as part:
        rows = part.all("questions")
        for name in (by.place, by.actor):
            rows = part.naming("questions", name, rows)
        rows = part.with_code("questions", "verdict", verdict, rows)
        of_kind = [kind in (None, q.kind) for q in part.rows("questions", rows)]
        rows = rows[np.array(of_kind, dtype=np.bool_)]
        shown = part.rows("questions", rows)
        if not shown and kind is not None:
            every = part.rows("questions", part.all("questions"))
            unknown = all(q.kind != kind for q in every)
            return Record(questions=every if unknown else ())
        numbers = part.snapshot.outline.quantity.some(
            a.quantity for q in shown for a in q.answers if a.quantity
        )
        return part.record(
            part.claims_of("questions", rows),
            questions=shown,
            quantities=tuple(numbers.values()),
        )


def questions(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    form: FormatOption = Format.TABLE,
    as_of: AsOfOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    since: FromOption = None,
    until: ToOption = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="Only this kind: toll, distance, control, talks ..."
        ),
    ] = None,
    verdict: Annotated[
        Verdict | None, typer.Option("--verdict", help="Only questions with this verdict.")
    ] = None,
) -> None:
    """List questions that several statements answer, with a verdict on why they differ.

    Beside each stand the voice that answered first, those whose figure moved on, and those whose figure no other voice
    gives while others agree. `--from` and `--to` keep what has an answer for one of these days.
    """
    by = Filters(place=place, actor=actor, days=days_between(since, until))
    record = load_record(store, as_of=as_of) if as_of else _part(store, by, kind, verdict)
    kinds = {q.kind for q in record.questions}
    if kind is not None and kinds and kind not in kinds:
        raise typer.BadParameter(
            f"{kind!r} is no kind here; there are {', '.join(sorted(kinds))}", param_hint="--kind"
        )
    chosen = tuple(
        q
        for q in record.questions
        if (kind is None or q.kind == kind) and (verdict is None or q.verdict is verdict)
    )
    rows = QUESTIONS.rows(replace(record, questions=chosen))
    print_rows(
        narrowed(rows, record, QUESTIONS, by), QUESTIONS.columns, form=form, names=names_of(record)
    )
