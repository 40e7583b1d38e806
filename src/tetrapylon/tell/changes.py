"""What changed between two days, as the reports of each day had it: two records of one archive, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.model.codec import Json
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control
from tetrapylon.tell.names import named
from tetrapylon.tell.phrases import sentence, when
from tetrapylon.tell.predictions import OPEN, prediction_rows

Row = dict[str, Json]


def change_rows(before: Record, after: Record) -> list[Row]:
    """Return a row a change: reports, control, happenings, figures, verdicts and predictions, with whom each is about.

    Args:
        before: the record as it could be known on the first day.
        after: the same archive's record on the second.
    """
    rows = [
        *_reports(before, after),
        *_control(before, after),
        *_incidents(before, after),
        *_questions(before, after),
        *_predictions(before, after),
    ]
    return [{**row, "about": _about(row, before, after)} for row in rows]


def _row(what: str, change: str, told: str, claims: tuple[str, ...], key: str) -> Row:
    return {"what": what, "change": change, "told": told, "claims": list(claims), "id": key}


def _about(row: Row, before: Record, after: Record) -> list[Json]:
    """Return the entities that a change is about: those of its own row, else those that its claims name."""
    key = str(row["id"])
    if (held := _control_of(after).get(key)) is not None:
        return [e for e in (held.place, held.holder) if e]
    incident = next((i for i in after.incidents if i.id == key), None)
    if incident is not None:
        place = incident.place.entity if incident.place else None
        parties = (*incident.actors.actor1, *incident.actors.actor2)
        return [e for e in (place, *parties) if e]
    claims = row["claims"] if isinstance(row["claims"], list) else []
    known = (after.claim.get(str(c)) or before.claim.get(str(c)) for c in claims)
    return [*dict.fromkeys(e for c in known if c is not None for e in c.about)]


def _control_of(record: Record) -> dict[str, Control]:
    return {c.id: c for c in record.control}


def _reports(before: Record, after: Record) -> Iterator[Row]:
    for report in after.reports:
        if report.id not in before.report:
            yield _row("report", "new", report.name, (), report.id)
    for report in before.reports:
        if report.id not in after.report:
            yield _row("report", "withdrawn", report.name, (), report.id)


def _control(before: Record, after: Record) -> Iterator[Row]:
    known = {_key(k): k for k in before.control}
    for row in after.control:
        old = known.get(_key(row))
        if old is None:
            yield _row("control", "new", _held(after, row), row.claims, row.id)
        elif old.ended is None and row.ended is not None:
            told = sentence(f"{_held(after, row)[:-1]}; it ended {when(row.ended)}")
            yield _row("control", "ended", told, row.claims, row.id)
        elif old.begun != row.begun:
            told = sentence(f"{_held(after, row)[:-1]}; before it was dated {old.begun}")
            yield _row("control", "dated anew", told, row.claims, row.id)


def _key(row: Control) -> tuple[str, str | None, str, str]:
    return (row.place, row.holder, row.state.value, (row.begun or "")[:4])


def _held(record: Record, row: Control) -> str:
    by = f" by {named(record, row.holder)}" if row.holder else ""
    return sentence(f"{named(record, row.place)}: {row.state.value}{by} {when(row.begun)}")


def _incidents(before: Record, after: Record) -> Iterator[Row]:
    known = {e: i for i in before.incidents for e in i.events}
    for incident in after.incidents:
        old = next((known[e] for e in incident.events if e in known), None)
        if old is None:
            yield _row("incident", "new", incident.title, incident.claims, incident.id)
        elif old.status is not incident.status:
            told = f"{incident.title}: {old.status.value}, now {incident.status.value}"
            yield _row("incident", "status", told, incident.claims, incident.id)
        elif old.fatalities != incident.fatalities:
            yield _row("incident", "toll", incident.title, incident.claims, incident.id)


def _questions(before: Record, after: Record) -> Iterator[Row]:
    ids = {q.id for q in before.questions}
    asked = {q.question: q for q in before.questions}
    for question in after.questions:
        claims = tuple(a.claim for a in question.answers if a.claim)
        old = asked.get(question.question)
        if question.id in ids:
            continue
        if old is None:
            told = f"{question.question} {question.explanation}"
            yield _row("question", "new", told, claims, question.id)
        else:
            told = f"{question.question} {old.verdict.value}, now {question.verdict.value}"
            yield _row("question", "answered anew", told, claims, question.id)


def _predictions(before: Record, after: Record) -> Iterator[Row]:
    were = {str(r["id"]) for r in prediction_rows(before) if r["outcome"] == OPEN}
    for row in prediction_rows(after):
        if row["id"] in were and row["outcome"] != OPEN:
            told = f"{row['by']}: “{row['words']}” is {row['outcome']}"
            yield _row("prediction", "settled", told, (str(row["id"]),), str(row["id"]))
